// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/machine.hpp>
#include <opgave/formula/operators.hpp>

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

/// Marks what the unknown results rest on, and gives each of these its ranges.
inline void evaluate_ranges(machine& on) noexcept {
    const program_view& program = on.program();
    for (std::uint32_t i = 0; i < program.instructions.size(); ++i) on.mark(i) = 0;
    for (const std::uint32_t result : program.results) {
        const lane_values x     = on.read(result);
        bool              known = true;
        for (std::size_t lane = 0; lane < program.instructions[result].lanes; ++lane) known = known && x.is_known(lane);
        if (!known) on.mark(result) = 1;
    }
    for (std::size_t i = program.instructions.size(); i-- > 0;)
        if (on.mark(static_cast<std::uint32_t>(i)) != 0)
            for (const program_operand& one : program.operands_of(program.instructions[i])) on.mark(one.of) = 1;

    for (std::uint32_t i = 0; i < program.instructions.size(); ++i) {
        if (on.mark(i) == 0) continue;
        const instruction& step = program.instructions[i];
        row_of(step.op).ranges(on, step);
        const lane_values x = on.read(i);
        for (std::size_t lane = 0; lane < step.lanes; ++lane)
            if (x.is_known(lane)) on.ranges_of(step)[lane] = interval::exactly(x.value(lane));
    }
}

} // namespace detail

/// Evaluates a program over a table: every value, and the ranges of what is not known. Allocates nothing, throws
/// nothing, keeps nothing: any number of threads may evaluate one program at once, each in a workspace of its own.
///
/// @param workspace at least `machine::workspace_bytes(program)` bytes, aligned for 64-bit numbers; holds the outcome
[[nodiscard]] inline evaluate_status evaluate(const program_view& program, const figures_view& figures,
                                              std::span<std::byte> workspace) noexcept {
    if (workspace.size() < machine::workspace_bytes(program)
        || reinterpret_cast<std::uintptr_t>(workspace.data()) % alignof(std::int64_t) != 0)
        return evaluate_status::workspace_too_small;
    if (figures.lanes != program.lanes || figures.columns != program.columns) return evaluate_status::other_table;

    machine on{program, figures, workspace};
    for (const instruction& step : program.instructions)
        if (step.place == storage::workspace) row_of(step.op).values(on, step);
    detail::evaluate_ranges(on);
    return evaluate_status::ok;
}

/// Reads what `evaluate` left in a workspace.
class evaluated {
public:
    evaluated(const program_view& program, const figures_view& figures, std::span<std::byte> workspace) noexcept
        : on_(program, figures, workspace) {}

    /// The value of a formula for one lane: exact, or what it may be.
    /// @param index an instruction of the program's results, or one that they rest on
    [[nodiscard]] interval operator()(std::uint32_t index, std::size_t lane) const noexcept {
        const instruction& step = on_.program().instructions[index];
        const lane_values  x    = on_.read(index);
        if (x.is_known(lane)) return interval::exactly(x.value(lane));
        if (step.op == operation::figure) return on_.figure_range(step, lane);
        if (on_.mark(index) != 0) return on_.ranges_of(step)[step.shape == shape::one ? 0 : lane];
        return step.bounds;
    }

private:
    machine on_;
};

} // namespace opgave
