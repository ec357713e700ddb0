// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/editable_table.hpp>
#include <opgave/formula/edits.hpp>
#include <opgave/formula/evaluate.hpp>
#include <opgave/formula/verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace opgave {

/// Changes cells of a table one at a time and keeps its evaluation up to date: what depends on the cell, and nothing else, is
/// computed anew. After any edits and undos the values, ranges and verdicts are those of a full evaluation. Works in memory
/// that the caller gives; allocates nothing, throws nothing. Belongs to one thread.
class what_if_machine {
public:
    /// How much memory a session needs; exactly that much suffices. Aligned as for 64-bit numbers.
    [[nodiscard]] static constexpr std::uint64_t workspace_bytes(const program_view& program, const figures_view& start,
                                                                 const what_if_limits& limits) noexcept {
        const std::uint64_t findings = program.findings;
        return machine::workspace_bytes(program) + editable_table::bytes(start, start.range_count + limits.ranges)
               + limits.history * sizeof(edit) + (findings * sizeof(changed_finding) + 2 * findings + 7) / 8 * 8;
    }

    /// Evaluates the table as it stands.
    /// @pre the figures are of the program's table; `memory` has `workspace_bytes(...)` bytes, aligned for 64-bit numbers;
    ///      the program and the bounds that `start` names outlive the session
    what_if_machine(const program_view& program, const figures_view& start, std::span<std::byte> memory,
                    const what_if_limits& limits, const detail::kernel_set& kernels = detail::portable_kernels) noexcept
        : program_(program), kernels_(&kernels),
          table_(start, start.range_count + limits.ranges, memory.subspan(machine::workspace_bytes(program))),
          on_(program_, table_.view(), memory.first(machine::workspace_bytes(program))),
          history_limit_(limits.history) {
        std::byte* next = memory.data() + machine::workspace_bytes(program)
                          + editable_table::bytes(start, start.range_count + limits.ranges);
        history_ = reinterpret_cast<edit*>(next);
        next += limits.history * sizeof(edit);
        changed_ = reinterpret_cast<changed_finding*>(next);
        next += program.findings * sizeof(changed_finding);
        now_   = reinterpret_cast<verdict*>(next);
        start_ = now_ + program.findings;
        evaluate_all();
        std::copy_n(now_, program.findings, start_);
    }
    what_if_machine(const what_if_machine&)            = delete; // the machine points into it
    what_if_machine& operator=(const what_if_machine&) = delete;

    /// Makes a cell a number, a range, or blank. What could be redone is forgotten.
    edit_status change(std::uint32_t column, std::uint32_t lane, const std::optional<interval>& value) noexcept {
        const std::size_t cell = table_.view().cell(column, lane);
        // That nothing is unattributed holds whatever the bounds of a figure are.
        const bool is_nothing = lane == table_.view().lanes.unattributed() && value == interval{};
        if (value && !is_nothing) {
            const interval bounds = table_.view().outer[column];
            if (value->least > value->most || value->least < bounds.least || value->most > bounds.most)
                return edit_status::out_of_bounds;
        }
        if (!table_.has_room(cell, value)) return edit_status::no_room;
        remember({cell, table_.at(cell), value});
        put(cell, value);
        return edit_status::ok;
    }
    edit_status undo() noexcept {
        if (undoable_ == 0) return edit_status::nothing_to_undo;
        --undoable_;
        ++redoable_;
        const edit& last = history_[(oldest_ + undoable_) % history_limit_];
        put(last.cell, last.before);
        return edit_status::ok;
    }
    edit_status redo() noexcept {
        if (redoable_ == 0) return edit_status::nothing_to_undo;
        const edit& next = history_[(oldest_ + undoable_) % history_limit_];
        ++undoable_;
        --redoable_;
        put(next.cell, next.after);
        return edit_status::ok;
    }
    [[nodiscard]] std::size_t undoable() const noexcept { return undoable_; }
    [[nodiscard]] std::size_t redoable() const noexcept { return redoable_; }

    /// The verdicts that the last edit, undo or redo changed: by requirement, then by subject.
    [[nodiscard]] std::span<const changed_finding> changed() const noexcept { return {changed_, changed_count_}; }
    /// How many verdicts differ from those at the start.
    [[nodiscard]] std::uint32_t difference_count() const noexcept { return differences_; }
    [[nodiscard]] verdict       now(std::uint32_t finding) const noexcept { return now_[finding]; }
    [[nodiscard]] verdict       at_start(std::uint32_t finding) const noexcept { return start_[finding]; }

    /// What an instruction comes to for one lane: exact, or what it may be.
    [[nodiscard]] interval at(std::uint32_t index, std::size_t lane) const noexcept { return on_.at(index, lane); }
    [[nodiscard]] const figures_view& figures() const noexcept { return table_.view(); }
    [[nodiscard]] const program_view& program() const noexcept { return program_; }

private:
    struct edit {
        std::size_t             cell = 0;
        std::optional<interval> before;
        std::optional<interval> after;
    };

    void remember(const edit& made) noexcept {
        redoable_ = 0;
        if (history_limit_ == 0) return;
        history_[(oldest_ + undoable_) % history_limit_] = made;
        if (undoable_ < history_limit_)
            ++undoable_;
        else
            oldest_ = (oldest_ + 1) % history_limit_;
    }

    void evaluate_all() noexcept {
        on_.bind();
        detail::evaluate_values(on_, *kernels_);
        for (std::uint32_t i = 0; i < program_.instructions.size(); ++i)
            if (program_.instructions[i].place == storage::workspace) evaluate_ranges_of(i);
        for (std::uint32_t i = 0; i < program_.requirements.size(); ++i) {
            const judged& one = program_.requirements[i];
            for (std::uint32_t subject = 0; subject < one.subjects; ++subject)
                now_[one.first_finding + subject] = judge(one, subject);
        }
    }

    /// Ranges are kept of all that is not known, so that an edit finds those it needs.
    void evaluate_ranges_of(std::uint32_t index) noexcept {
        const bool is_open = on_.is_open(index);
        on_.mark(index)    = is_open ? 1 : 0;
        if (is_open) (*kernels_)[on_[index].kind].ranges(on_, on_[index]);
    }

    void put(std::size_t cell, const std::optional<interval>& value) noexcept {
        table_.put(cell, value);
        const auto  stride       = table_.view().lanes.stride();
        const auto  column       = static_cast<std::uint32_t>(cell / stride);
        const auto  lane         = static_cast<std::uint32_t>(cell % stride);
        const scope of           = table_.scope_of(lane);
        const auto  source       = static_cast<std::size_t>(of) * program_.columns + column;
        on_.open_marks()[source] = table_.view().open[source];

        for (const dependent& one : program_.dependents_of(column, of))
            evaluate(one.instruction, one.all_lanes ? detail::window{} : detail::window{lane / lane_block, 1});
        changed_count_ = 0;
        for (const judged_dependent& one : program_.judged_dependents_of(column, of)) {
            const judged& requirement = program_.requirements[one.requirement];
            if (one.all_subjects)
                for (std::uint32_t subject = 0; subject < requirement.subjects; ++subject) update(requirement, subject);
            else if (lane < requirement.subjects) // what is unattributed is nobody's
                update(requirement, lane);
        }
    }

    void evaluate(std::uint32_t index, detail::window in) noexcept {
        const instruction&        step     = on_[index];
        const detail::kernel_row& row      = (*kernels_)[step.kind];
        const auto                operands = on_.operands_of(step);
        const bool                reads_open =
            std::ranges::any_of(operands, [&](const program_operand& one) { return on_.is_open(one); });
        if (!reads_open) on_.set_open(index, false);
        row.values(on_, {index}, in);
        if (reads_open) row.known(on_, step, in);
        evaluate_ranges_of(index);
    }

    [[nodiscard]] verdict judge(const judged& requirement, std::uint32_t subject) const noexcept {
        return verdict_of(on_.at(requirement.slack.instruction, subject), detail::applies_to(on_, requirement, subject),
                          requirement.only_when_known);
    }

    void update(const judged& requirement, std::uint32_t subject) noexcept {
        const std::uint32_t finding = requirement.first_finding + subject;
        const verdict       before  = now_[finding];
        const verdict       after   = judge(requirement, subject);
        if (before == after) return;
        now_[finding]              = after;
        changed_[changed_count_++] = {finding, before, after};
        differences_ += (after != start_[finding] ? 1U : 0U) - (before != start_[finding] ? 1U : 0U);
    }

    program_view              program_;
    const detail::kernel_set* kernels_;
    editable_table            table_;
    machine                   on_;
    edit*                     history_ = nullptr; ///< a ring
    std::size_t               history_limit_;
    std::size_t               oldest_        = 0;
    std::size_t               undoable_      = 0;
    std::size_t               redoable_      = 0;
    changed_finding*          changed_       = nullptr;
    std::size_t               changed_count_ = 0;
    verdict*                  now_           = nullptr; ///< one a finding
    verdict*                  start_         = nullptr;
    std::uint32_t             differences_   = 0;
};

} // namespace opgave
