// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/editable_table.hpp>
#include <opgave/formula/evaluate.hpp>
#include <opgave/formula/verdict.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace opgave {

/// What one scenario comes to. Valid while the block stands.
class scenario_result {
public:
    /// How many findings are not met.
    [[nodiscard]] std::uint32_t unmet_count() const noexcept { return unmet_; }

    /// Places above (0 or more) or short of (negative) what is required.
    [[nodiscard]] interval slack_of(std::uint32_t requirement, std::uint32_t lane) const noexcept {
        return at(on_->program().requirements[requirement].slack, lane);
    }
    [[nodiscard]] verdict verdict_of(std::uint32_t requirement, std::uint32_t lane) const noexcept {
        const judged&  one     = on_->program().requirements[requirement];
        const interval applies = one.applies == judged::everywhere ? intervals::yes : at(one.applies, lane);
        return opgave::verdict_of(at(one.slack, lane), applies, one.only_when_known);
    }
    /// What an instruction comes to for one lane of its shape: exact, or what it may be.
    [[nodiscard]] interval at(std::uint32_t index, std::size_t lane) const noexcept {
        if (on_->lane_width() == 1) return on_->at(index, lane);
        const instruction& step = (*on_)[index];
        const std::size_t  of   = step.shape == shape::one ? 0 : lane;
        return interval::exactly(on_->value(step, of * lane_block + scenario_));
    }

private:
    friend class scenario_block;
    scenario_result(const machine& on, std::size_t scenario, std::uint32_t unmet) noexcept
        : on_(&on), scenario_(scenario), unmet_(unmet) {}

    const machine* on_;
    std::size_t    scenario_;
    std::uint32_t  unmet_;
};

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
               + (base.wide != nullptr ? numbers * sizeof(std::int64_t) : 0) + (small + 7) / 8 * 8;
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
    }
    scenario_block(const scenario_block&)            = delete; // the machines point into it
    scenario_block& operator=(const scenario_block&) = delete;

    /// Makes every scenario the base again.
    void clear() noexcept {
        for (std::size_t i = 0; i < count_; ++i) {
            const change& one = changes_[i];
            alone_.put(one.cell, at(base_, one.cell));
            if (one.dense != not_read) store(one, at(base_, one.cell));
        }
        std::copy_n(base_.open, open_places(base_), open_);
        count_ = 0;
    }

    /// States one cell of one scenario: a number, a range, or blank.
    /// @return whether there was room for one more change
    /// @pre the value lies within the bounds of its column
    bool state(std::size_t scenario, std::uint32_t column, std::uint32_t lane,
               const std::optional<interval>& value) noexcept {
        if (count_ == limit_) return false;
        const auto columns = of_.side_by_side.columns_read;
        const auto found   = std::lower_bound(columns.begin(), columns.end(), column);
        change     made{base_.cell(column, lane), value, not_read, static_cast<std::uint32_t>(scenario)};
        if (found != columns.end() && *found == column) {
            made.dense = (static_cast<std::uint64_t>(found - columns.begin()) * base_.lanes.count() + lane) * lane_block
                         + scenario;
            store(made, value);
            if (!value || !value->is_exact())
                open_[static_cast<std::size_t>(alone_.scope_of(lane)) * base_.columns + column] |=
                    value ? std::uint8_t{open_cell | open_range} : open_cell;
        }
        changes_[count_++] = made;
        return true;
    }

    /// Evaluates the first scenarios and hands each result to `take(scenario, scenario_result)`, in their order.
    template <class Take>
    void evaluate(std::size_t scenarios,
                  Take        take) noexcept(noexcept(take(std::size_t{}, scenario_result(single_, 0, 0)))) {
        detail::evaluate_values(many_, *kernels_);
        const std::array<bool, size>   open  = find_open();
        std::array<std::int32_t, size> unmet = {};
        kernels_->count_unmet(many_, unmet.data());
        for (std::size_t i = 0; i < scenarios; ++i) {
            if (open[i])
                take(i, evaluate_alone(i));
            else
                take(i, scenario_result(many_, i, static_cast<std::uint32_t>(unmet[i])));
        }
    }

private:
    static constexpr std::uint64_t not_read = ~std::uint64_t{0};

    struct change {
        std::size_t             cell = 0;
        std::optional<interval> value;
        std::uint64_t           dense    = 0; ///< where it stands among the tables side by side
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
        std::uint64_t at = 0;
        for (const std::uint32_t column : of_.side_by_side.columns_read)
            for (std::uint32_t lane = 0; lane < base_.lanes.count(); ++lane, at += lane_block) {
                const std::size_t cell = base_.cell(column, lane);
                std::fill_n(narrow_ + at, lane_block, base_.narrow[cell]);
                if (wide_ != nullptr) std::fill_n(wide_ + at, lane_block, base_.wide[cell]);
                std::fill_n(known_ + at, lane_block, base_.known[cell]);
                std::fill_n(stated_ + at, lane_block, base_.stated[cell]);
            }
    }

    void store(const change& where, const std::optional<interval>& value) noexcept {
        const bool         is_known = value && value->is_exact();
        const std::int64_t number   = is_known ? value->least : 0;
        if (is_narrow(base_.outer[where.cell / base_.lanes.stride()]))
            narrow_[where.dense] = static_cast<std::int32_t>(number);
        else
            wide_[where.dense] = number;
        known_[where.dense]  = is_known ? 255 : 0;
        stated_[where.dense] = value ? 255 : 0;
    }

    /// Of which scenarios a result is not known.
    [[nodiscard]] std::array<bool, size> find_open() const noexcept {
        std::array<bool, size> open{};
        for (const std::uint32_t result : of_.side_by_side.results) {
            if (!many_.is_open(result) || many_[result].place == storage::pool) continue;
            const std::uint8_t* const known = many_.known(many_[result]);
            for (std::size_t i = 0; i < std::size_t{many_[result].lanes} * size; ++i)
                if (known[i] == 0) open[i % size] = true;
        }
        return open;
    }

    [[nodiscard]] scenario_result evaluate_alone(std::size_t scenario) noexcept {
        for (std::size_t i = 0; i < count_; ++i) // what the scenario before it stated, and then its own
            if (changes_[i].scenario < scenario) alone_.put(changes_[i].cell, at(base_, changes_[i].cell));
        for (std::size_t i = 0; i < count_; ++i)
            if (changes_[i].scenario == scenario) alone_.put(changes_[i].cell, changes_[i].value);
        if (detail::evaluate_values(single_, *kernels_)) detail::evaluate_ranges(single_, *kernels_);
        std::uint32_t unmet = 0;
        for (const judged& one : of_.single.requirements)
            for (std::uint32_t subject = 0; subject < one.subjects; ++subject)
                unmet += verdict_of(single_.at(one.slack, subject), detail::applies_to(single_, one, subject),
                                    one.only_when_known)
                                 == verdict::not_met
                             ? 1U
                             : 0U;
        return {single_, scenario, unmet};
    }

    programs                  of_;
    figures_view              base_;
    const detail::kernel_set* kernels_;
    std::size_t               limit_;
    editable_table            alone_; ///< for one scenario at a time
    machine                   single_;
    figures_view              table_; ///< the tables side by side
    machine                   many_;
    change*                   changes_ = nullptr;
    std::size_t               count_   = 0;
    std::int32_t*             narrow_  = nullptr;
    std::int64_t*             wide_    = nullptr;
    std::uint8_t*             known_   = nullptr;
    std::uint8_t*             stated_  = nullptr;
    std::uint8_t*             open_    = nullptr;
};

} // namespace opgave
