// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion.hpp>
#include <opgave/formula/machine.hpp>

#include <algorithm>
#include <cstdint>
#include <span>

/// Evaluation of the operators that go from members to groups or the whole and back.
namespace opgave::detail {

/// A list in the pool: how many, then that many numbers.
struct pool_list {
    const std::int64_t* first = nullptr;
    std::size_t         count = 0;

    explicit pool_list(const std::int64_t* at) noexcept : first(at + 1), count(static_cast<std::size_t>(*at)) {}
    [[nodiscard]] const std::int64_t* begin() const noexcept { return first; }
    [[nodiscard]] const std::int64_t* end() const noexcept { return first + count; }
};

/// How many lanes of its operand a sum of the whole takes: all groups, or the members with or without what is
/// unattributed.
inline std::size_t summed_lanes(const machine& on, const instruction& step, const instruction& operand) noexcept {
    if (operand.shape == shape::groups) return operand.lanes;
    return on.program().lanes.members + static_cast<std::size_t>(step.second);
}

inline void sum_whole(machine& on, const instruction& step) noexcept {
    const std::uint32_t index = on.program().operands_of(step)[0].of;
    const lane_values   x     = on.read(index);
    const std::size_t   lanes = summed_lanes(on, step, on.program().instructions[index]);
    std::int64_t        sum   = 0;
    bool                known = true;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        sum += x.value(lane);
        known = known && x.is_known(lane);
    }
    *on.values_of(step) = known ? sum : 0;
    *on.known_of(step)  = known ? 1 : 0;
}

inline void sum_list(machine& on, const instruction& step, const pool_list& members, std::size_t into) noexcept {
    const lane_values x     = on.read(on.program().operands_of(step)[0].of);
    std::int64_t      sum   = 0;
    bool              known = true;
    for (const std::int64_t member : members) {
        sum += x.value(static_cast<std::size_t>(member));
        known = known && x.is_known(static_cast<std::size_t>(member));
    }
    on.values_of(step)[into] = known ? sum : 0;
    on.known_of(step)[into]  = known ? 1 : 0;
}

inline void sum_set(machine& on, const instruction& step) noexcept {
    sum_list(on, step, pool_list{on.program().pool.data() + step.first}, 0);
}

inline void sum_groups(machine& on, const instruction& step) noexcept {
    const std::int64_t* at = on.program().pool.data() + step.first;
    for (std::size_t group = 0; group < step.lanes; ++group) {
        const pool_list members{at};
        sum_list(on, step, members, group);
        at = members.end();
    }
}

/// The pool holds for each member the position of its group, or -1.
inline void broadcast(machine& on, const instruction& step) noexcept {
    const lane_values   x        = on.read(on.program().operands_of(step)[0].of);
    const std::int64_t* group_of = on.program().pool.data() + step.first;
    std::int64_t*       out      = on.values_of(step);
    std::uint8_t*       known    = on.known_of(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        const std::int64_t group = group_of[lane];
        known[lane]              = group < 0 || x.is_known(static_cast<std::size_t>(group)) ? 1 : 0;
        out[lane]                = group < 0 ? 0 : x.value(static_cast<std::size_t>(group));
    }
}

/// For each total of an apportionment: its lane, how many members share in it, and which is the i-th of them.
template <class Visit>
void each_total(const machine& on, const instruction& apportionment, Visit visit) noexcept {
    const program_view& program = on.program();
    const instruction&  total   = program.instructions[program.operands_of(apportionment)[0].of];
    if (total.shape != shape::groups) {
        visit(std::size_t{0}, std::size_t{program.lanes.members}, [](std::size_t i) { return i; });
        return;
    }
    const std::int64_t* at = program.pool.data() + apportionment.first;
    for (std::size_t group = 0; group < total.lanes; ++group) {
        const pool_list members{at};
        visit(group, members.count, [&](std::size_t i) { return static_cast<std::size_t>(members.first[i]); });
        at = members.end();
    }
}

/// One apportionment over all members, or one a group over its own; `divide` gives the shares of one. Where a key, floor
/// or cap is itself not known (a share that is tied) nothing is divided.
template <class Divide, class Store>
void each_apportionment(machine& on, const instruction& step, Divide divide, Store store) noexcept {
    const auto        operands = on.program().operands_of(step);
    const lane_values keys     = on.read(operands[1].of);
    const bool        floored  = (step.second & 1) != 0;
    const bool        capped   = (step.second & 2) != 0;
    const lane_values floors   = floored ? on.read(operands[2].of) : keys;
    const lane_values caps     = capped ? on.read(operands[floored ? 3 : 2].of) : keys;

    std::int64_t* const own_keys   = on.word_scratch(2);
    std::int64_t* const own_floors = on.word_scratch(3);
    std::int64_t* const own_caps   = on.word_scratch(4);
    each_total(on, step, [&](std::size_t total, std::size_t count, auto member_at) {
        bool all_known = true;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t member = member_at(i);
            all_known     = all_known && keys.is_known(member) && floors.is_known(member) && caps.is_known(member);
            own_keys[i]   = keys.value(member);
            own_floors[i] = floors.value(member);
            own_caps[i]   = caps.value(member);
        }
        const apportion_rule rule{
            .method  = step.method,
            .rounded = step.rounded,
            .floors  = floored ? std::span<const std::int64_t>{own_floors, count} : std::span<const std::int64_t>{},
            .caps    = capped ? std::span<const std::int64_t>{own_caps, count} : std::span<const std::int64_t>{}};
        const std::span<interval> shares{on.share_scratch(), count};
        const bool                divided = all_known
                             && divide(total, std::span<const std::int64_t>{own_keys, count}, rule, shares,
                                       std::span<std::int64_t>{on.word_scratch(0), 2 * count});
        for (std::size_t i = 0; i < count; ++i) store(member_at(i), divided, shares[i]);
    });
}

/// A tied member's share is not known, and neither is one of a total that cannot be divided.
inline void apportioned(machine& on, const instruction& step) noexcept {
    const lane_values total = on.read(on.program().operands_of(step)[0].of);
    std::int64_t*     out   = on.values_of(step);
    std::uint8_t*     known = on.known_of(step);
    std::fill_n(out, step.lanes, std::int64_t{0});
    std::fill_n(known, step.lanes, std::uint8_t{1});
    each_apportionment(
        on, step,
        [&](std::size_t group, auto keys, const apportion_rule& rule, auto shares, auto scratch) {
            return total.is_known(group)
                   && apportion(total.value(group), keys, rule, shares, scratch).status == apportion_status::ok;
        },
        [&](std::size_t lane, bool divided, interval share) {
            known[lane] = divided && share.is_exact() ? 1 : 0;
            out[lane]   = known[lane] != 0 ? share.least : 0;
        });
}

/// A member is tied where the total is known and its share is not.
inline void tied(machine& on, const instruction& step) noexcept {
    const std::uint32_t index         = on.program().operands_of(step)[0].of;
    const instruction&  apportionment = on.program().instructions[index];
    const lane_values   shares        = on.read(index);
    const lane_values   totals        = on.read(on.program().operands_of(apportionment)[0].of);
    std::int64_t*       out           = on.values_of(step);
    std::uint8_t*       known         = on.known_of(step);
    std::fill_n(out, step.lanes, std::int64_t{0});
    std::fill_n(known, step.lanes, std::uint8_t{1}); // who shares in no total is not tied
    each_total(on, apportionment, [&](std::size_t total, std::size_t count, auto member_at) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t member = member_at(i);
            known[member]            = shares.is_known(member) || totals.is_known(total) ? 1 : 0;
            out[member]              = known[member] != 0 && !shares.is_known(member) ? 1 : 0;
        }
    });
}

} // namespace opgave::detail
