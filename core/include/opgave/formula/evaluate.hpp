// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/unmet_kernel.hpp>
#include <opgave/formula/machine.hpp>
#include <opgave/formula/operators.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
    void (*count_unmet)(const machine&, std::int32_t* into) noexcept        = nullptr;

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

/// @return whether every value will be known, as far as the figures are concerned
[[nodiscard]] inline bool is_complete(const program_view& program, const figures_view& figures) noexcept {
    unsigned trouble = 0;
    for (const program_source& one : program.sources) trouble |= figures.open[one.open_at] & one.trouble;
    return trouble == 0;
}

/// Computes the steps of a run of which operands may not be known.
inline void evaluate_carefully(machine& on, const kernel_row& row, const program_run& run) noexcept {
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        const auto operands = on.operands_of(on[i]);
        if (std::ranges::any_of(operands, [&](const program_operand& one) { return on.is_open(one); }))
            row.known(on, on[i], {});
        else
            row.values(on, {i}, {});
    }
}

[[nodiscard]] inline bool is_any_open(const std::uint8_t* step_open, const program_run& run) noexcept {
    return std::any_of(step_open + run.first, step_open + run.first + run.count,
                       [](std::uint8_t one) { return one != 0; });
}

/// @return whether a lane of any result is not known
inline bool evaluate_values(machine& on, const kernel_set& kernels) noexcept {
    const program_view& program   = on.program();
    std::uint8_t* const step_open = std::copy_n(on.figures().open, std::size_t{3} * program.columns, on.open_marks());
    std::fill_n(step_open, program.instructions.size(), std::uint8_t{0});
    bool carefully = !is_complete(program, on.figures());
    for (const program_run& run : program.runs) {
        const kernel_row& row = kernels[run.kind];
        if (carefully || run.open != openness::closed) {
            evaluate_carefully(on, row, run);
            carefully = carefully || (run.open == openness::maybe && is_any_open(step_open, run));
        } else {
            row.values(on, {run.first, run.count}, {});
        }
    }
    return (carefully || program.is_open) && std::ranges::any_of(program.results, [&](std::uint32_t result) {
               return on[result].place == storage::workspace && on.is_open(result);
           });
}

/// Marks what the unknown results rest on, and gives each of these its ranges.
inline void evaluate_ranges(machine& on, const kernel_set& kernels) noexcept {
    const program_view& program = on.program();
    for (std::uint32_t i = 0; i < program.instructions.size(); ++i) on.mark(i) = 0;
    for (const std::uint32_t result : program.results)
        if (program.instructions[result].place == storage::workspace && on.is_open(result)) on.mark(result) = 1;
    for (std::size_t i = program.instructions.size(); i-- > 0;)
        if (on.mark(static_cast<std::uint32_t>(i)) != 0)
            for (const program_operand& one : on.operands_of(program.instructions[i]))
                if (on.is_open(one)) on.mark(one.of) = 1;

    for (std::uint32_t i = 0; i < program.instructions.size(); ++i)
        if (on.mark(i) != 0) kernels[program.instructions[i].kind].ranges(on, program.instructions[i]);
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
