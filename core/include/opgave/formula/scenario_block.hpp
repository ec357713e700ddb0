// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/editable_table.hpp>
#include <opgave/formula/evaluate.hpp>
#include <opgave/formula/scenario_result.hpp>
#include <opgave/formula/verdict.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace opgave {

/// `lane_block` variants of one table, evaluated side by side: few members fill no vector, so many tables do. A variant of
/// which a result is not known is evaluated once more by itself, for its ranges. Works in memory that the caller gives;
/// allocates nothing, throws nothing. Belongs to one thread.
class scenario_block {
public:
    static constexpr std::size_t size = lane_block;

    /// The same formulas twice: for one table, and for `lane_block` side by side.
    struct programs {
        program_view single;
        program_view side_by_side;
    };

    /// How much memory a block needs; exactly that much suffices. Aligned as for 64-bit numbers.
    /// @param changes how many cells the scenarios of a block may state, all together
    [[nodiscard]] static constexpr std::uint64_t workspace_bytes(const programs& of, const figures_view& base,
                                                                 std::size_t changes) noexcept {
        const std::uint64_t numbers = numbers_of(of, base);
        const std::uint64_t small   = numbers * sizeof(std::int32_t) + 2 * numbers + open_places(base);
        return machine::workspace_bytes(of.single) + machine::workspace_bytes(of.side_by_side)
               + editable_table::bytes(base, base.range_count + changes) + changes * sizeof(change)
               + (base.wide != nullptr ? numbers * sizeof(std::int64_t) : 0) + (small + 7) / 8 * 8
               + (list_places(of, base) * sizeof(std::uint32_t) + open_places(base) + 7) / 8 * 8;
    }

    /// @pre the programs are of the table `base`; `memory` has `workspace_bytes(...)` bytes, aligned for 64-bit numbers;
    ///      programs and base outlive the block
    scenario_block(const programs& of, const figures_view& base, std::size_t changes, std::span<std::byte> memory,
                   const detail::kernel_set& kernels = detail::portable_kernels) noexcept
        : of_(of), base_(base), kernels_(&kernels), limit_(changes),
          alone_(base, base.range_count + changes,
                 memory.subspan(machine::workspace_bytes(of.single) + machine::workspace_bytes(of.side_by_side))),
          single_(of_.single, alone_.view(), memory.first(machine::workspace_bytes(of.single))),
          many_(of_.side_by_side, table_,
                memory.subspan(machine::workspace_bytes(of.single), machine::workspace_bytes(of.side_by_side))) {
        std::byte* next = memory.data() + machine::workspace_bytes(of.single)
                          + machine::workspace_bytes(of.side_by_side)
                          + editable_table::bytes(base, base.range_count + changes);
        const auto take = [&]<class T>(T*, std::uint64_t count) {
            T* const taken = reinterpret_cast<T*>(next);
            next += count * sizeof(T);
            return taken;
        };
        const std::uint64_t numbers = numbers_of(of, base);
        changes_                    = take(changes_, changes);
        if (base.wide != nullptr) wide_ = take(wide_, numbers);
        narrow_ = take(narrow_, numbers);
        known_  = take(known_, numbers);
        stated_ = take(stated_, numbers);
        open_   = take(open_, open_places(base));
        next += (8 - reinterpret_cast<std::uintptr_t>(next) % 8) % 8;
        touched_steps_        = take(touched_steps_, of.side_by_side.instructions.size());
        touched_requirements_ = take(touched_requirements_, of.side_by_side.requirements.size());
        others_               = take(others_, of.side_by_side.requirements.size());
        dense_                = take(dense_, base.columns);
        touched_              = take(touched_, open_places(base));
        std::fill_n(touched_, open_places(base), std::uint8_t{0});
        spread_base();
        table_        = base;
        table_.narrow = narrow_;
        table_.wide   = wide_;
        table_.known  = known_;
        table_.stated = stated_;
        table_.open   = open_;
        single_.bind();
        many_ = machine(of_.side_by_side, table_,
                        memory.subspan(machine::workspace_bytes(of.single), machine::workspace_bytes(of.side_by_side)));
        many_.bind();
        detail::evaluate_values(many_, *kernels_);
        note_touched();
    }
    scenario_block(const scenario_block&)            = delete; // the machines point into it
    scenario_block& operator=(const scenario_block&) = delete;

    /// Makes every scenario the base again.
    void clear() noexcept {
        for (std::size_t i = 0; i < count_; ++i) {
            const change& one = changes_[i];
            if (alone_has_changes_) alone_.put(one.cell, at(base_, one.cell));
            if (one.dense != not_read) restore(one);
        }
        alone_has_changes_ = false;
        std::copy_n(base_.open, open_places(base_), open_);
        count_ = 0;
    }

    /// States one cell of one scenario: a number, a range, or blank.
    /// @return whether there was room for one more change
    /// @pre the value lies within the bounds of its column
    bool state(std::size_t scenario, std::uint32_t column, std::uint32_t lane,
               const std::optional<interval>& value) noexcept {
        if (count_ == limit_) return false;
        change& made = changes_[count_++];
        made         = {base_.cell(column, lane), value, not_read, column, static_cast<std::uint32_t>(scenario)};
        if (const std::uint32_t dense = dense_[column]; dense != no_column) {
            const std::size_t source = static_cast<std::size_t>(alone_.scope_of(lane)) * base_.columns + column;
            touch(source);
            made.dense = (std::uint64_t{dense} * base_.lanes.count() + lane) * lane_block + scenario;
            store(made);
            if (!value || !value->is_exact()) open_[source] |= value ? std::uint8_t{open_cell | open_range} : open_cell;
        }
        return true;
    }

    /// Evaluates the first scenarios and hands each result to `take(scenario, scenario_result)`, in their order.
    template <class Take>
    void evaluate(std::size_t scenarios,
                  Take        take) noexcept(noexcept(take(std::size_t{}, scenario_result(single_, 0, 0)))) {
        evaluate_touched();
        const std::array<bool, size>   open  = find_open();
        std::array<std::int32_t, size> unmet = others_unmet_;
        kernels_->count_unmet(many_, {touched_requirements_, touched_requirement_count_}, unmet.data());
        for (std::size_t i = 0; i < scenarios; ++i) {
            if (open[i])
                take(i, evaluate_alone(i));
            else
                take(i, scenario_result(many_, i, static_cast<std::uint32_t>(unmet[i])));
        }
    }

private:
    static constexpr std::uint64_t not_read  = ~std::uint64_t{0};
    static constexpr std::uint32_t no_column = ~std::uint32_t{0};

    struct change {
        std::size_t             cell = 0;
        std::optional<interval> value;
        std::uint64_t           dense    = 0; ///< where it stands among the tables side by side
        std::uint32_t           column   = 0;
        std::uint32_t           scenario = 0;
    };

    [[nodiscard]] static constexpr std::uint64_t numbers_of(const programs& of, const figures_view& base) noexcept {
        return of.side_by_side.columns_read.size() * base.lanes.count() * std::uint64_t{lane_block};
    }
    [[nodiscard]] static constexpr std::uint64_t open_places(const figures_view& base) noexcept {
        return std::uint64_t{3} * base.columns;
    }
    [[nodiscard]] static std::optional<interval> at(const figures_view& table, std::size_t cell) noexcept {
        return table.stated[cell] != 0 ? std::optional(table.at(cell)) : std::nullopt;
    }

    void spread_base() noexcept {
        std::copy_n(base_.open, open_places(base_), open_);
        std::fill_n(dense_, base_.columns, no_column);
        std::uint64_t at    = 0;
        std::uint32_t dense = 0;
        for (const std::uint32_t column : of_.side_by_side.columns_read) {
            dense_[column] = dense++;
            for (std::uint32_t lane = 0; lane < base_.lanes.count(); ++lane, at += lane_block) {
                const std::size_t cell = base_.cell(column, lane);
                std::fill_n(narrow_ + at, lane_block, base_.narrow[cell]);
                if (wide_ != nullptr) std::fill_n(wide_ + at, lane_block, base_.wide[cell]);
                std::fill_n(known_ + at, lane_block, base_.known[cell]);
                std::fill_n(stated_ + at, lane_block, base_.stated[cell]);
            }
        }
    }

    [[nodiscard]] static constexpr std::uint64_t list_places(const programs& of, const figures_view& base) noexcept {
        return of.side_by_side.instructions.size() + 2 * of.side_by_side.requirements.size() + base.columns;
    }

    /// Columns stay touched: where one scenario states a cell, the next ones mostly do too, and its base has to come back.
    void touch(std::size_t scope_and_column) noexcept {
        touches_more_              = touches_more_ || touched_[scope_and_column] == 0;
        touched_[scope_and_column] = 1;
    }

    /// Finds the steps and requirements that rest on a touched column. All others are what they are in the base.
    void note_touched() noexcept {
        const program_view& program = of_.side_by_side;
        const auto          mark    = [](std::uint32_t* marks, std::size_t count) { std::fill_n(marks, count, 0U); };
        mark(touched_steps_, program.instructions.size());
        mark(others_, program.requirements.size());
        for (std::size_t at = 0; at < open_places(base_); ++at) {
            if (touched_[at] == 0) continue;
            for (std::uint32_t i = program.dependents_at[at]; i < program.dependents_at[at + 1]; ++i)
                touched_steps_[program.dependents[i].instruction] = 1;
            for (std::uint32_t i = program.judged_dependents_at[at]; i < program.judged_dependents_at[at + 1]; ++i)
                others_[program.judged_dependents[i].requirement] = 1;
        }
        touched_step_count_ = 0;
        for (std::uint32_t i = 0; i < program.instructions.size(); ++i)
            if (touched_steps_[i] != 0) touched_steps_[touched_step_count_++] = i;
        touched_requirement_count_ = 0;
        std::size_t others         = 0;
        for (std::uint32_t i = 0; i < program.requirements.size(); ++i) {
            if (others_[i] != 0)
                touched_requirements_[touched_requirement_count_++] = i;
            else
                others_[others++] = i;
        }
        others_unmet_ = {};
        kernels_->count_unmet(many_, {others_, others}, others_unmet_.data());
        touches_more_ = false;
    }

    void evaluate_touched() noexcept {
        if (touches_more_) note_touched();
        std::copy_n(open_, open_places(base_), many_.open_marks());
        for (std::size_t i = 0; i < touched_step_count_;) {
            const std::uint32_t first = touched_steps_[i];
            std::uint32_t       count = 0;
            bool                open  = many_[first].open != openness::closed;
            // As many as stand side by side and are computed alike.
            while (i < touched_step_count_ && touched_steps_[i] == first + count
                   && many_[first + count].run == many_[first].run) {
                for (const program_operand& one : many_.operands_of(many_[first + count]))
                    open = open || many_.is_open(one);
                ++count;
                ++i;
            }
            evaluate_steps(first, count, open);
        }
    }
    void evaluate_steps(std::uint32_t first, std::uint32_t count, bool open) noexcept {
        const detail::kernel_row& row        = (*kernels_)[many_[first].kind];
        const auto                reads_open = [&](std::uint32_t i) {
            return open && std::ranges::any_of(many_.operands_of(many_[i]), [&](const program_operand& one) {
                       return many_.is_open(one);
                   });
        };
        for (std::uint32_t i = first; i < first + count; ++i)
            if (!reads_open(i)) many_.set_open(i, false);
        row.values(many_, {first, count}, {});
        for (std::uint32_t i = first; i < first + count; ++i)
            if (reads_open(i)) row.known(many_, many_[i], {});
    }

    void store(const change& made) noexcept {
        const bool         is_known = made.value && made.value->is_exact();
        const std::int64_t number   = is_known ? made.value->least : 0;
        if (is_narrow(base_.outer[made.column]))
            narrow_[made.dense] = static_cast<std::int32_t>(number);
        else
            wide_[made.dense] = number;
        known_[made.dense]  = is_known ? 255 : 0;
        stated_[made.dense] = made.value ? 255 : 0;
    }
    void restore(const change& made) noexcept {
        narrow_[made.dense] = base_.narrow[made.cell];
        if (wide_ != nullptr) wide_[made.dense] = base_.wide[made.cell];
        known_[made.dense]  = base_.known[made.cell];
        stated_[made.dense] = base_.stated[made.cell];
    }

    /// Of which scenarios something has to be known by its range: a verdict, unless its rule does not apply; or what is
    /// shown.
    [[nodiscard]] std::array<bool, size> find_open() const noexcept {
        std::array<bool, size> open{};
        for (const judged& one : of_.side_by_side.requirements) {
            if (!many_.is_open(one.slack) && !(one.is_conditional && many_.is_open(one.applies))) continue;
            for (std::size_t subject = 0; subject < one.subjects; ++subject)
                for (std::size_t i = 0; i < size; ++i)
                    if (!is_known(one.slack, subject, i) || !applies_is_known(one, subject, i))
                        open[i] = open[i] || !is_known_not_to_apply(one, subject, i);
        }
        for (const std::uint32_t shown : of_.side_by_side.shown) {
            if (many_[shown].place == storage::pool || !many_.is_open(shown)) continue;
            for (std::size_t i = 0; i < std::size_t{many_[shown].lanes} * size; ++i)
                if (!many_.is_known(shown, i)) open[i % size] = true;
        }
        return open;
    }
    [[nodiscard]] bool is_known(const judged_side& side, std::size_t subject, std::size_t scenario) const noexcept {
        return many_.is_known(side.instruction, (side.is_one ? 0 : subject) * size + scenario);
    }
    [[nodiscard]] bool applies_is_known(const judged& one, std::size_t subject, std::size_t scenario) const noexcept {
        return !one.is_conditional || is_known(one.applies, subject, scenario);
    }
    [[nodiscard]] bool is_known_not_to_apply(const judged& one, std::size_t subject,
                                             std::size_t scenario) const noexcept {
        return one.is_conditional && is_known(one.applies, subject, scenario)
               && many_.value(many_[one.applies.instruction], (one.applies.is_one ? 0 : subject) * size + scenario)
                      == 0;
    }

    [[nodiscard]] scenario_result evaluate_alone(std::size_t scenario) noexcept {
        alone_has_changes_ = true;
        for (std::size_t i = 0; i < count_; ++i) // what the scenario before it stated, and then its own
            if (changes_[i].scenario < scenario) alone_.put(changes_[i].cell, at(base_, changes_[i].cell));
        for (std::size_t i = 0; i < count_; ++i)
            if (changes_[i].scenario == scenario) alone_.put(changes_[i].cell, changes_[i].value);
        detail::evaluate_values(single_, *kernels_);
        detail::evaluate_ranges(single_, *kernels_);
        std::uint32_t unmet = 0;
        for (const judged& one : of_.single.requirements)
            for (std::uint32_t subject = 0; subject < one.subjects; ++subject)
                unmet += verdict_of(single_.at(one.slack.instruction, subject),
                                    detail::applies_to(single_, one, subject), one.only_when_known)
                                 == verdict::not_met
                             ? 1U
                             : 0U;
        return {single_, scenario, unmet};
    }

    programs                       of_;
    figures_view                   base_;
    const detail::kernel_set*      kernels_;
    std::size_t                    limit_;
    editable_table                 alone_; ///< for one scenario at a time
    machine                        single_;
    figures_view                   table_; ///< the tables side by side
    machine                        many_;
    change*                        changes_           = nullptr;
    std::size_t                    count_             = 0;
    std::int32_t*                  narrow_            = nullptr;
    std::int64_t*                  wide_              = nullptr;
    std::uint8_t*                  known_             = nullptr;
    std::uint8_t*                  stated_            = nullptr;
    std::uint8_t*                  open_              = nullptr;
    std::uint32_t*                 dense_             = nullptr; ///< where each column stands among those that are read
    bool                           alone_has_changes_ = false;
    std::uint8_t*                  touched_           = nullptr; ///< one a scope and column
    bool                           touches_more_      = false;
    std::uint32_t*                 touched_steps_     = nullptr;
    std::size_t                    touched_step_count_        = 0;
    std::uint32_t*                 touched_requirements_      = nullptr;
    std::size_t                    touched_requirement_count_ = 0;
    std::uint32_t*                 others_ = nullptr; ///< requirements that no touched column can change
    std::array<std::int32_t, size> others_unmet_{};
};

} // namespace opgave
