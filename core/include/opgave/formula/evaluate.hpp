// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/unmet_kernel.hpp>
#include <opgave/formula/machine.hpp>
#include <opgave/formula/operators.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace opgave {

enum class evaluate_status : std::uint8_t {
    ok,
    workspace_too_small, ///< fewer than `machine::workspace_bytes` bytes, or not aligned for 64-bit numbers
    other_table,         ///< the figures are of a table of another shape
};

namespace detail {

/// The kernels of one evaluation.
struct kernel_set {
    const kernel_row* rows                                                  = nullptr; ///< by kind of step
    std::size_t (*list_unmet)(const machine&, std::uint32_t* into) noexcept = nullptr;
    void (*count_unmet)(const machine&, std::span<const std::uint32_t> requirements,
                        std::int32_t* into) noexcept                        = nullptr;

    [[nodiscard]] const kernel_row& operator[](step_kind kind) const noexcept {
        return rows[static_cast<std::size_t>(kind)];
    }
};
inline constexpr kernel_set portable_kernels{step_kernels.data(), list_unmet, count_unmet};

[[nodiscard]] inline evaluate_status fitness(const program_view& program, const figures_view& figures,
                                             std::span<std::byte> workspace) noexcept {
    if (workspace.size() < machine::workspace_bytes(program)
        || reinterpret_cast<std::uintptr_t>(workspace.data()) % alignof(std::int64_t) != 0)
        return evaluate_status::workspace_too_small;
    if (figures.lanes != program.lanes || figures.columns != program.columns) return evaluate_status::other_table;
    return evaluate_status::ok;
}

/// Computes a run of which operands may not be known, and tells the runs that read what is not known then.
/// @return whether anything is
inline bool evaluate_carefully(machine& on, const kernel_row& row, const program_run& run) noexcept {
    const program_view& program  = on.program();
    bool                any_open = false;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        const auto operands = on.operands_of(on[i]);
        if (std::ranges::any_of(operands, [&](const program_operand& one) { return on.is_open(one); }))
            row.known(on, on[i], {});
        else
            row.values(on, {i}, {});
        if (!on.is_open(i)) continue;
        any_open = true;
        for (std::uint32_t at = program.readers_at[i]; at < program.readers_at[i + 1]; ++at)
            on.careful_runs()[program.readers[at]] = 1;
    }
    return any_open;
}

/// @return whether a lane of any step is not known
inline bool evaluate_values(machine& on, const kernel_set& kernels) noexcept {
    const program_view& program = on.program();
    const std::size_t   sources = std::size_t{3} * program.columns;
    std::fill_n(std::copy_n(on.figures().open, sources, on.open_marks()), program.instructions.size(), std::uint8_t{0});
    std::uint8_t* const careful = on.careful_runs();
    std::fill_n(careful, program.runs.size(), std::uint8_t{0});
    for (const program_source& one : program.sources)
        if ((on.figures().open[one.open_at] & one.trouble) != 0) careful[one.run] = 1;

    bool any_open = false;
    for (std::size_t i = 0; i < program.runs.size(); ++i) {
        const program_run& run = program.runs[i];
        const kernel_row&  row = kernels[run.kind];
        if (careful[i] != 0 || run.open != openness::closed)
            any_open = evaluate_carefully(on, row, run) || any_open;
        else
            row.values(on, {run.first, run.count}, {});
    }
    return any_open;
}

/// The next mark that is set, or `count`. Most are not: eight are passed over at a time.
[[nodiscard]] inline std::size_t next_marked(const std::uint8_t* marks, std::size_t from, std::size_t count) noexcept {
    std::uint64_t eight = 0;
    for (; from + 8 <= count; from += 8) {
        std::memcpy(&eight, marks + from, sizeof eight);
        if (eight != 0) break;
    }
    while (from < count && marks[from] == 0) ++from;
    return from;
}

/// The last mark that is set below `end`, or `none_marked`.
inline constexpr std::size_t     none_marked = ~std::size_t{0};
[[nodiscard]] inline std::size_t last_marked(const std::uint8_t* marks, std::size_t end) noexcept {
    std::uint64_t eight = 0;
    for (; end >= 8; end -= 8) {
        std::memcpy(&eight, marks + end - 8, sizeof eight);
        if (eight != 0) break;
    }
    while (end > 0 && marks[end - 1] == 0) --end;
    return end == 0 ? none_marked : end - 1;
}

/// Gives each step that unknown results rest on its ranges.
inline void evaluate_ranges(machine& on, const kernel_set& kernels) noexcept {
    const program_view&       program   = on.program();
    const std::size_t         count     = program.instructions.size();
    const std::uint8_t* const step_open = on.open_marks() + std::size_t{3} * program.columns;
    std::uint8_t* const       marks     = on.marks();
    std::fill_n(marks, count, std::uint8_t{0});
    for (std::size_t i = last_marked(step_open, count); i != none_marked; i = last_marked(step_open, i)) {
        if (marks[i] == 0 && program.is_result[i] == 0) continue;
        marks[i] = 1;
        for (const program_operand& one : on.operands_of(program.instructions[i]))
            if (on.is_open(one)) marks[one.of] = 1;
    }
    for (std::size_t i = next_marked(marks, 0, count); i < count; i = next_marked(marks, i + 1, count)) {
        const instruction& step = program.instructions[i];
        if (step.op != operation::figure) kernels[step.kind].ranges(on, step);
    }
}

[[nodiscard]] inline evaluate_status evaluate_with(const kernel_set& kernels, const program_view& program,
                                                   const figures_view&  figures,
                                                   std::span<std::byte> workspace) noexcept {
    if (const auto said = fitness(program, figures, workspace); said != evaluate_status::ok) return said;
    machine on{program, figures, workspace};
    on.bind();
    if (evaluate_values(on, kernels)) evaluate_ranges(on, kernels);
    return evaluate_status::ok;
}

} // namespace detail

/// Evaluates a program over a table: every value, and the ranges of what is not known. Allocates nothing, throws
/// nothing, keeps nothing: any number of threads may evaluate one program at once, each in a workspace of its own.
///
/// @param workspace at least `machine::workspace_bytes(program)` bytes, aligned for 64-bit numbers; holds the outcome
[[nodiscard]] inline evaluate_status evaluate(const program_view& program, const figures_view& figures,
                                              std::span<std::byte> workspace) noexcept {
    return detail::evaluate_with(detail::portable_kernels, program, figures, workspace);
}

/// Reads what `evaluate` left in a workspace.
class evaluated {
public:
    evaluated(const program_view& program, const figures_view& figures, std::span<std::byte> workspace) noexcept
        : on_(program, figures, workspace) {}

    /// The value of a formula for one lane: exact, or what it may be.
    /// @param index an instruction of the program's results, or one that they rest on
    /// @param lane  of the formula's shape; 0 serves every lane where it has one value
    [[nodiscard]] interval operator()(std::uint32_t index, std::size_t lane) const noexcept {
        return on_.at(index, lane);
    }

private:
    machine on_;
};

} // namespace opgave
