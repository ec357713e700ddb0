// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/lanewise_kernels.hpp>
#include <opgave/formula/detail/scope_kernels.hpp>
#include <opgave/formula/intervals.hpp>
#include <opgave/formula/machine.hpp>

#include <cstdint>

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

inline void minus_distance_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t of = on.operands_of(step)[0].of;
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        const interval x         = on.range(of, lane);
        on.ranges_of(step)[lane] = intervals::minimum(x, {-x.most, -x.least});
    }
}

inline void stated_or_other_ranges(machine& on, const instruction& step) noexcept {
    const auto                operands = on.operands_of(step);
    const std::uint8_t* const marks    = stated_marks(bound_step<std::int32_t>(on, on.index_of(step)));
    for (std::size_t lane = 0; lane < step.lanes; ++lane)
        on.ranges_of(step)[lane] = on.range(operands[marks[lane] != 0 ? 0 : 1].of, lane);
}

inline void sum_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t of = on.operands_of(step)[0].of;
    each_sum(on, step, [&](std::size_t into, std::size_t count, auto lane_at, std::size_t) {
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

/// A total that cannot be divided leaves each share anywhere within its bounds.
inline void apportion_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t total = on.operands_of(step)[0].of;
    std::fill_n(on.ranges_of(step), step.lanes, interval{});
    each_apportionment(
        on, step, 0,
        [&](std::size_t group, auto keys, const apportion_rule& rule, auto shares, auto scratch) {
            const apportion_range said = apportion_bounds(on.range(total, group), keys, rule, shares, scratch);
            return said.least == apportion_status::ok && said.most == apportion_status::ok;
        },
        [&](std::size_t lane, bool divided, interval share) {
            on.ranges_of(step)[lane] = divided ? share : step.bounds;
        });
}

inline void tied_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t index         = on.operands_of(step)[0].of;
    const instruction&  apportionment = on[index];
    const std::uint32_t totals        = on.operands_of(apportionment)[0].of;
    std::fill_n(on.ranges_of(step), step.lanes, intervals::no);
    each_total(on, apportionment, [&](std::size_t total, std::size_t count, auto member_at) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t member = member_at(i);
            if (on.range(index, member).is_exact()) continue;
            on.ranges_of(step)[member] = on.range(totals, total).is_exact() ? intervals::yes : intervals::unknown;
        }
    });
}

} // namespace opgave::detail
