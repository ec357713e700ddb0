// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/scope_kernels.hpp>
#include <opgave/formula/intervals.hpp>
#include <opgave/formula/machine.hpp>

#include <cstdint>

/// Ranges of what is not known, for the operators that do not treat every lane alike. Overflow cannot happen: the
/// compiler refused every formula in which it could.
namespace opgave::detail {

inline void figure_ranges(machine& on, const instruction& step) noexcept {
    for (std::size_t lane = 0; lane < step.lanes; ++lane) on.ranges_of(step)[lane] = on.figure_range(step, lane);
}

inline void sum_range(machine& on, const instruction& step, std::size_t into, std::size_t count,
                      auto lane_at) noexcept {
    intervals::arithmetic with;
    const std::uint32_t   of = on.program().operands_of(step)[0].of;
    interval              sum;
    for (std::size_t i = 0; i < count; ++i) sum = with.plus(sum, on.range(of, lane_at(i)));
    on.ranges_of(step)[into] = sum;
}

inline void sum_whole_range(machine& on, const instruction& step) noexcept {
    const instruction& operand = on.program().instructions[on.program().operands_of(step)[0].of];
    sum_range(on, step, 0, summed_lanes(on, step, operand), [](std::size_t i) { return i; });
}

inline void sum_set_range(machine& on, const instruction& step) noexcept {
    const pool_list members{on.program().pool.data() + step.first};
    sum_range(on, step, 0, members.count, [&](std::size_t i) { return static_cast<std::size_t>(members.first[i]); });
}

inline void sum_groups_ranges(machine& on, const instruction& step) noexcept {
    const std::int64_t* at = on.program().pool.data() + step.first;
    for (std::size_t group = 0; group < step.lanes; ++group) {
        const pool_list members{at};
        sum_range(on, step, group, members.count,
                  [&](std::size_t i) { return static_cast<std::size_t>(members.first[i]); });
        at = members.end();
    }
}

inline void broadcast_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t of       = on.program().operands_of(step)[0].of;
    const std::int64_t* group_of = on.program().pool.data() + step.first;
    for (std::size_t lane = 0; lane < step.lanes; ++lane)
        on.ranges_of(step)[lane] =
            group_of[lane] < 0 ? interval{} : on.range(of, static_cast<std::size_t>(group_of[lane]));
}

/// A total that cannot be divided leaves each share anywhere within its bounds.
inline void apportion_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t total = on.program().operands_of(step)[0].of;
    std::fill_n(on.ranges_of(step), step.lanes, interval{});
    each_apportionment(
        on, step,
        [&](std::size_t group, auto keys, const apportion_rule& rule, auto shares, auto scratch) {
            const apportion_range said = apportion_bounds(on.range(total, group), keys, rule, shares, scratch);
            return said.least == apportion_status::ok && said.most == apportion_status::ok;
        },
        [&](std::size_t lane, bool divided, interval share) {
            on.ranges_of(step)[lane] = divided ? share : step.bounds;
        });
}

inline void tied_ranges(machine& on, const instruction& step) noexcept {
    const std::uint32_t index         = on.program().operands_of(step)[0].of;
    const instruction&  apportionment = on.program().instructions[index];
    const std::uint32_t totals        = on.program().operands_of(apportionment)[0].of;
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
