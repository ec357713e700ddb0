// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/step_marks.hpp>
#include <opgave/formula/detail/unmet_kernel.hpp>
#include <opgave/formula/machine.hpp>
#include <opgave/formula/operators.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace opgave {

enum class evaluate_status : std::uint8_t {
    ok,
    workspace_too_small, ///< fewer than `machine::workspace_bytes` bytes, or not aligned for 64-bit numbers
    other_table,         ///< the figures are of a table of another shape
};

namespace detail {

/// Computes the values of a run of 32-bit numbers, all of them.
using narrow_kernel = void (*)(machine&, step_range) noexcept;

/// A kernel for narrow runs alone, of which most are: what it need not ask takes no time.
template <auto Values>
OPGAVE_KERNEL void narrow_values(machine& on, step_range of) noexcept {
    if (on[of.first].wide || on[of.first].wide_operands) __builtin_unreachable();
    Values(on, of, {});
}

/// The kernels of one evaluation.
struct kernel_set {
    const kernel_row*    rows                                               = nullptr; ///< by kind of step
    const narrow_kernel* narrow                                             = nullptr; ///< the same
    std::size_t (*list_unmet)(const machine&, std::uint32_t* into) noexcept = nullptr;
    void (*count_unmet)(const machine&, std::span<const std::uint32_t> requirements,
                        std::int32_t* into) noexcept                        = nullptr;

    [[nodiscard]] const kernel_row& operator[](step_kind kind) const noexcept {
        return rows[static_cast<std::size_t>(kind)];
    }
    /// The values of a run; one that rests on something unknown means nothing.
    void evaluate(machine& on, const program_run& run) const noexcept {
        const auto kind = static_cast<std::size_t>(run.kind);
        if (run.wide)
            rows[kind].values(on, {run.first, run.count}, {});
        else
            narrow[kind](on, {run.first, run.count});
    }
};
inline constexpr auto narrow_kernels = []<std::size_t... Kind>(std::index_sequence<Kind...>) {
    return std::array<narrow_kernel, step_kind_count>{narrow_values<step_kernels[Kind].values>...};
}
(std::make_index_sequence<step_kind_count>{});
inline constexpr kernel_set portable_kernels{step_kernels.data(), narrow_kernels.data(), list_unmet, count_unmet};

[[nodiscard]] inline evaluate_status fitness(const program_view& program, const figures_view& figures,
                                             std::span<std::byte> workspace) noexcept {
    if (workspace.size() < machine::workspace_bytes(program)
        || reinterpret_cast<std::uintptr_t>(workspace.data()) % alignof(std::int64_t) != 0)
        return evaluate_status::workspace_too_small;
    if (figures.lanes != program.lanes || figures.columns != program.columns) return evaluate_status::other_table;
    return evaluate_status::ok;
}

/// Marks what reads a cell which is not known, or not in the way that it needs.
inline void find_careful(machine& on) noexcept {
    const program_view&       program = on.program();
    const std::uint8_t* const open    = on.figures().open;
    const std::uint8_t* const trouble = program.troubles.data();
    const auto                look_at = [&](std::size_t at) {
        for (std::uint32_t i = program.sources_at[at]; i < program.sources_at[at + 1]; ++i)
            if ((open[at] & program.sources[i].trouble) != 0) on.take_care_of(program.sources[i].reader);
    };
    each_common_mark(open, trouble, program.troubles.size(), look_at);
}

/// Marks the steps that read one of which something is not known.
/// @return whether it is such a one
inline bool tell_readers(machine& on, std::uint32_t index) noexcept {
    if (!on.is_open(index)) return false;
    const program_view& program = on.program();
    for (std::uint32_t at = program.readers_at[index]; at < program.readers_at[index + 1]; ++at)
        on.take_care_of(program.readers[at]);
    return true;
}

/// Computes a run of which something may not be known, and marks the steps that read what is not known then.
/// @return whether anything is
inline bool evaluate_carefully(machine& on, const kernel_set& kernels, const program_run& run) noexcept {
    const kernel_row& row      = kernels[run.kind];
    const std::size_t end      = std::size_t{run.first} + run.count;
    bool              any_open = false;
    if (run.open == openness::closed) {
        kernels.evaluate(on, run);
        for (std::size_t i = next_marked(on.careful(), run.first, end); i < end;
             i             = next_marked(on.careful(), i + 1, end)) {
            const auto index = static_cast<std::uint32_t>(i);
            row.known(on, on[index], {});
            any_open = tell_readers(on, index) || any_open;
        }
        return any_open;
    }
    for (std::uint32_t i = run.first; i < end; ++i) {
        row.values(on, {i}, {});
        if (on.is_careful(i)) row.known(on, on[i], {});
        any_open = tell_readers(on, i) || any_open;
    }
    return any_open;
}

/// @return whether a lane of any step is not known
inline bool evaluate_values(machine& on, const kernel_set& kernels) noexcept {
    const program_view& program = on.program();
    const std::size_t   sources = std::size_t{3} * program.columns;
    std::fill_n(std::copy_n(on.figures().open, sources, on.open_marks()), program.instructions.size(), std::uint8_t{0});
    on.take_no_care();
    find_careful(on);

    bool                     any_open = false;
    const std::uint8_t*      careful  = on.careful_runs();
    const program_run* const end      = program.runs.data() + program.runs.size();
    for (const program_run* run = program.runs.data(); run != end; ++run, ++careful) {
        if (*careful != 0)
            any_open = evaluate_carefully(on, kernels, *run) || any_open;
        else
            kernels.evaluate(on, *run);
    }
    return any_open;
}

/// Gives each step that unknown results rest on its ranges.
inline void evaluate_ranges(machine& on, const kernel_set& kernels) noexcept {
    const program_view&       program   = on.program();
    const std::size_t         count     = program.instructions.size();
    const std::uint8_t* const step_open = on.open_marks() + std::size_t{3} * program.columns;
    std::uint8_t* const       marks     = on.marks();
    std::fill_n(marks, count, std::uint8_t{0});
    std::size_t first = count;
    for (std::size_t i = last_marked(step_open, count); i != none_marked; i = last_marked(step_open, i)) {
        if (marks[i] == 0 && program.is_result[i] == 0) continue;
        marks[i] = 1;
        first    = i;
        for (const program_operand& one : on.operands_of(program.instructions[i]))
            if (on.is_open(one)) marks[one.of] = 1;
    }
    for (std::size_t i = first; i < count; i = next_marked(marks, i + 1, count)) {
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
