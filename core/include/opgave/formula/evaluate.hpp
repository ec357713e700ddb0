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

/// Computes the values of a run, all of them.
using run_kernel = void (*)(machine&, step_range) noexcept;

/// A kernel for runs of one form: what it need not ask takes no time.
template <auto Values, run_form Form>
OPGAVE_KERNEL void values_of_form(machine& on, step_range of) noexcept {
    const instruction&  alike  = on[of.first];
    const std::uint32_t blocks = on.step(of.first).blocks;
    if (Form != run_form::wide && (alike.wide || alike.wide_operands)) __builtin_unreachable();
    if (Form == run_form::number && blocks != 0) __builtin_unreachable();
    if (Form == run_form::block && blocks != 1) __builtin_unreachable();
    if (Form == run_form::blocks && blocks < 2) __builtin_unreachable();
    Values(on, of, {});
}
/// The same for any 32-bit numbers.
template <auto Values>
OPGAVE_KERNEL void values_of_narrow(machine& on, step_range of) noexcept {
    if (on[of.first].wide || on[of.first].wide_operands) __builtin_unreachable();
    Values(on, of, {});
}
template <auto Values>
void values_of_any(machine& on, step_range of) noexcept {
    Values(on, of, {});
}

/// One a form and kind, as `run_kernel_of` numbers them.
using run_kernels = std::array<run_kernel, run_form_count * step_kind_count>;
/// @param kernel_of `kernel_of.operator()<Kind, Form>()` gives the kernel of that kind and form
template <class KernelOf>
[[nodiscard]] constexpr run_kernels make_run_kernels(KernelOf kernel_of) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return run_kernels{
            kernel_of.template operator()<I % step_kind_count, static_cast<run_form>(I / step_kind_count)>()...};
    }
    (std::make_index_sequence<run_form_count * step_kind_count>{});
}

/// The kernels of one evaluation.
struct kernel_set {
    const kernel_row* rows                                                  = nullptr; ///< by kind of step
    const run_kernel* of_runs                                               = nullptr; ///< see `run_kernels`
    std::size_t (*list_unmet)(const machine&, std::uint32_t* into) noexcept = nullptr;
    void (*count_unmet)(const machine&, std::span<const std::uint32_t> requirements,
                        std::int32_t* into) noexcept                        = nullptr;

    [[nodiscard]] const kernel_row& operator[](step_kind kind) const noexcept {
        return rows[static_cast<std::size_t>(kind)];
    }
    /// The values of a run; one that rests on something unknown means nothing.
    void evaluate(machine& on, const program_run& run) const noexcept {
        of_runs[run.kernel](on, {run.first, run.count});
    }
};
/// One kernel serves 32-bit numbers of every length: a host that is short of room has it once.
inline constexpr run_kernels portable_run_kernels =
    make_run_kernels([]<std::size_t Kind, run_form Form>() -> run_kernel {
        if constexpr (Form == run_form::wide)
            return values_of_any<step_kernels[Kind].values>;
        else
            return values_of_narrow<step_kernels[Kind].values>;
    });
inline constexpr kernel_set portable_kernels{step_kernels.data(), portable_run_kernels.data(), list_unmet<>,
                                             count_unmet};

[[nodiscard]] inline evaluate_status fitness(const program_view& program, const figures_view& figures,
                                             std::span<std::byte> workspace) noexcept {
    if (workspace.size() < machine::workspace_bytes(program)
        || reinterpret_cast<std::uintptr_t>(workspace.data()) % alignof(std::int64_t) != 0)
        return evaluate_status::workspace_too_small;
    if (figures.lanes != program.lanes || figures.columns != program.columns) return evaluate_status::other_table;
    return evaluate_status::ok;
}

/// Marks what reads a cell which is not known, or not in the way that it needs.
inline void find_careful(machine& on, evaluation_goal what) noexcept {
    const program_view&       program    = on.program();
    const bool                everything = what == evaluation_goal::everything;
    const std::uint8_t* const open       = on.figures().open;
    const std::uint8_t* const trouble    = (everything ? program.troubles : program.troubles_for_verdicts).data();
    const auto                look_at    = [&](std::size_t at) {
        for (std::uint32_t i = program.sources_at[at]; i < program.sources_at[at + 1]; ++i) {
            const program_source& one = program.sources[i];
            if ((open[at] & (everything ? one.trouble : one.trouble_for_verdict)) != 0) on.take_care_of(one.reader);
        }
    };
    each_common_mark(open, trouble, program.troubles.size(), look_at);
}

/// Notes a step of which something is not known, and marks those that read it.
inline void tell_readers(machine& on, std::uint32_t index) noexcept {
    if (!on.is_open(index)) return;
    on.add_open_step(index);
    const program_view& program = on.program();
    for (std::uint32_t at = program.readers_at[index]; at < program.readers_at[index + 1]; ++at)
        on.take_care_of(program.readers[at]);
}

/// Computes a run of which something may not be known, and marks the steps that read what is not known then. Apart, so that
/// the other runs go by quickly.
[[gnu::noinline]] inline void evaluate_carefully(machine& on, const kernel_set& kernels,
                                                 const program_run& run) noexcept {
    const kernel_row&   row = kernels[run.kind];
    const std::uint32_t end = run.first + run.count;
    kernels.evaluate(on, run);
    for (std::uint32_t i = run.first; i < end; ++i) {
        if (on.is_careful(i))
            row.known(on, on[i], {});
        else if (run.open == openness::closed)
            continue;
        tell_readers(on, i);
    }
}

/// Afterwards `open_steps` are those of which a lane is not known. For verdicts alone, the slack of what does not apply
/// means nothing, and neither do the steps that only such slack rests on: they are taken for known.
inline void evaluate_values(machine& on, const kernel_set& kernels,
                            evaluation_goal what = evaluation_goal::everything) noexcept {
    const program_view& program = on.program();
    const std::size_t   sources = std::size_t{3} * program.columns;
    std::copy_n(on.figures().open, sources, on.open_marks());
    on.take_no_care();
    find_careful(on, what);

    const std::uint8_t*      careful = on.careful_runs();
    const program_run* const end     = program.runs.data() + program.runs.size();
    for (const program_run* run = program.runs.data(); run != end; ++run, ++careful) {
        if (*careful != 0)
            evaluate_carefully(on, kernels, *run);
        else
            kernels.evaluate(on, *run);
    }
}

/// Gives each step that unknown results rest on its ranges.
inline void evaluate_ranges(machine& on, const kernel_set& kernels) noexcept {
    const auto open_steps = on.open_steps();
    if (open_steps.empty()) return;
    const program_view& program = on.program();
    std::uint8_t* const marks   = on.marks();
    std::fill_n(marks, program.instructions.size(), std::uint8_t{0});
    for (std::size_t i = open_steps.size(); i-- > 0;) {
        const std::uint32_t index = open_steps[i];
        if (marks[index] == 0 && program.is_result[index] == 0) continue;
        marks[index] = 1;
        for (const program_operand& one : on.operands_of(on[index]))
            if (on.is_open(one)) marks[one.of] = 1;
    }
    for (const std::uint32_t index : open_steps)
        if (marks[index] != 0) kernels[on[index].kind].ranges(on, on[index]);
}

[[nodiscard]] inline evaluate_status evaluate_with(const kernel_set& kernels, const program_view& program,
                                                   const figures_view&  figures,
                                                   std::span<std::byte> workspace) noexcept {
    if (const auto said = fitness(program, figures, workspace); said != evaluate_status::ok) return said;
    machine on{program, figures, workspace};
    on.bind();
    evaluate_values(on, kernels);
    evaluate_ranges(on, kernels);
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
