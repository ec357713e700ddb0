// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion.hpp>
#include <opgave/formula/detail/lanewise_kernels.hpp>
#include <opgave/formula/detail/scope_kernels.hpp>
#include <opgave/formula/intervals.hpp>
#include <opgave/formula/machine.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

/// Ranges of what is not known, for the operators that do not treat every lane alike. Overflow cannot happen: the
/// compiler refused every formula in which it could. Tables side by side have no ranges: each is evaluated again alone.
namespace opgave::detail {

/// A figure needs no place for its ranges: they stand in the table.
inline void figure_ranges(machine&, const instruction&) noexcept {}

/// The same ranges as the operand, or its one for each lane.
inline void taken_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t of      = on.operands_of(step)[0].of;
    const std::size_t   between = step.kind == step_kind::splat ? 0 : 1;
    for (std::size_t lane = 0; lane < step.lanes; ++lane) on.ranges_of(step)[lane] = on.range(of, lane * between);
}

inline void minus_magnitude_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t of = on.operands_of(step)[0].of;
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        const interval x         = on.range(of, lane);
        on.ranges_of(step)[lane] = intervals::minimum(x, {-x.most, -x.least});
    }
}
inline void minus_distance_ranges(machine& on, const instruction& step) noexcept {
    const auto operands = on.operands_of(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        const interval a = on.range(operands[0].of, lane);
        const interval b = on.range(operands[1].of, lane);
        on.ranges_of(step)[lane] =
            intervals::minimum({a.least - b.most, a.most - b.least}, {b.least - a.most, b.most - a.least});
    }
}

inline void sum_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t of = on.operands_of(step)[0].of;
    each_sum(on, step, [&](std::size_t into, std::size_t count, auto lane_at) {
        intervals::arithmetic with;
        interval              sum;
        for (std::size_t i = 0; i < count; ++i) sum = with.plus(sum, on.range(of, lane_at(i)));
        on.ranges_of(step)[into] = sum;
    });
}

inline void broadcast_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t        of       = on.operands_of(step)[0].of;
    const std::uint32_t* const group_of = lists_of(on, step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane)
        on.ranges_of(step)[lane] = group_of[lane] == no_group ? interval{} : on.range(of, group_of[lane]);
}

// --- apportionment ---------------------------------------------------------------------------------------------------

/// What the key, floor and cap of a member may be.
struct claim_ranges {
    interval key;
    interval floor;
    interval cap{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max()};

    claim_ranges(const machine& on, const instruction& apportionment, std::size_t member) noexcept {
        const auto operands = on.operands_of(apportionment);
        key                 = on.range(operands[1].of, member);
        const apportion_operands at(apportionment.second);
        if (at.floors != 0) floor = on.range(operands[at.floors].of, member);
        if (at.caps != 0) cap = on.range(operands[at.caps].of, member);
    }

    /// The share while it is not settled how the total is divided: as much as all of it. Nobody gets anything for a key of 0
    /// but its floor.
    [[nodiscard]] interval share_of(std::int64_t largest_total, bool is_divided) const noexcept {
        const std::int64_t claimed = key.most == 0 ? 0 : std::min(cap.most, largest_total);
        return {is_divided ? floor.least : 0, std::max(claimed, floor.most)};
    }
};

/// What one total is divided by: the least keys and caps, and the largest floors. Where a total can be divided by these, it
/// can be by any.
struct hardest_division {
    std::span<const std::int64_t> keys;
    apportion_rule                rule;
    bool                          are_exact = true; ///< there are no others

    template <class MemberAt>
    hardest_division(const machine& on, const instruction& apportionment, std::size_t count,
                     MemberAt member_at) noexcept
        : keys(on.word_scratch(2), count), rule{.method = apportionment.method, .rounded = apportionment.rounded} {
        for (std::size_t i = 0; i < count; ++i) {
            const claim_ranges of(on, apportionment, member_at(i));
            on.word_scratch(2)[i] = of.key.least;
            on.word_scratch(3)[i] = of.floor.most;
            on.word_scratch(4)[i] = of.cap.least;
            has_exact_limits_     = has_exact_limits_ && of.floor.is_exact() && of.cap.is_exact();
            are_exact             = are_exact && of.key.is_exact() && has_exact_limits_;
        }
        const apportion_operands at(apportionment.second);
        if (at.floors != 0) rule.floors = {on.word_scratch(3), count};
        if (at.caps != 0) rule.caps = {on.word_scratch(4), count};
        if (at.order == 0) return;
        const std::uint32_t order = on.operands_of(apportionment)[at.order].of;
        for (std::size_t i = 0; i < count; ++i) {
            const interval place  = on.range(order, member_at(i));
            on.word_scratch(5)[i] = place.least;
            are_exact             = are_exact && place.is_exact();
        }
        rule.tie_order = drawn({on.word_scratch(5), count}, on.word_scratch(5));
    }

    [[nodiscard]] bool can_divide(interval total) const noexcept {
        const division by{keys, rule};
        return has_exact_limits_ && by.status_of(total.least) == apportion_status::ok
               && by.status_of(total.most) == apportion_status::ok;
    }

private:
    bool has_exact_limits_ = true;
};

inline void apportion_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t totals = on.operands_of(step)[0].of;
    interval* const     ranges = on.ranges_of(step);
    std::fill_n(ranges, step.lanes, interval{});
    each_total(on, step, [&](std::size_t group, std::size_t count, auto member_at) {
        const interval            total = on.range(totals, group);
        const hardest_division    by(on, step, count, member_at);
        const bool                is_divided = by.can_divide(total);
        const std::span<interval> shares{on.share_scratch(), count};
        if (is_divided && by.are_exact)
            (void)apportion_bounds(total, by.keys, by.rule, shares,
                                   std::span<std::int64_t>{on.word_scratch(0), 2 * count});
        else
            for (std::size_t i = 0; i < count; ++i)
                shares[i] = claim_ranges(on, step, member_at(i)).share_of(total.most, is_divided);
        for (std::size_t i = 0; i < count; ++i) ranges[member_at(i)] = shares[i];
    });
}

inline void tied_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t index         = on.operands_of(step)[0].of;
    const instruction&  apportionment = on[index];
    const std::uint32_t totals        = on.operands_of(apportionment)[0].of;
    interval* const     ranges        = on.ranges_of(step);
    std::fill_n(ranges, step.lanes, intervals::no);
    each_total(on, apportionment, [&](std::size_t group, std::size_t count, auto member_at) {
        const interval         total = on.range(totals, group);
        const hardest_division by(on, apportionment, count, member_at);
        const bool             is_decided = total.is_exact() && by.are_exact;
        const interval said = !is_decided ? intervals::unknown : by.can_divide(total) ? intervals::yes : intervals::no;
        for (std::size_t i = 0; i < count; ++i)
            if (!on.range(index, member_at(i)).is_exact()) ranges[member_at(i)] = said;
    });
}

} // namespace opgave::detail
