// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion_operands.hpp>
#include <opgave/formula/intervals.hpp>
#include <opgave/formula/machine.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

/// Bounds of each operator from those of its operands, and the ranges that follow from them lane by lane.
namespace opgave {

/// What the bounds of one value follow from.
struct bounds_input {
    std::span<const interval>     operands; ///< what each operand may be
    std::span<const std::int64_t> factors;  ///< by what each is multiplied, in `linear`
    std::int64_t                  first  = 0;
    std::int64_t                  second = 1;
    opgave::rounding              rounded{};
    std::uint64_t                 lanes = 1; ///< over how many lanes a sum is taken
    interval                      own;       ///< the bounds of a leaf
};

namespace detail {

using intervals::arithmetic;

constexpr interval own_bounds(const bounds_input& in, arithmetic&) noexcept { return in.own; }
constexpr interval first_bounds(const bounds_input& in, arithmetic&) noexcept { return in.operands[0]; }
constexpr interval unknown_bounds(const bounds_input&, arithmetic&) noexcept { return intervals::unknown; }

/// The evaluator adds 0 for an operand that it does not know; that must fit as well, though the sum is then thrown away.
constexpr interval linear_bounds(const bounds_input& in, arithmetic& with) noexcept {
    interval sum         = interval::exactly(in.first);
    interval with_zeroes = sum;
    for (std::size_t i = 0; i < in.operands.size(); ++i) {
        const interval term = with.times(in.operands[i], in.factors[i]);
        sum                 = with.plus(sum, term);
        with_zeroes         = with.plus(with_zeroes, intervals::hull(term, interval{}));
    }
    return sum;
}
constexpr interval times_ratio_bounds(const bounds_input& in, arithmetic& with) noexcept {
    return intervals::times_ratio(in.operands[0], in.first, in.second, in.rounded, with);
}
constexpr interval times_column_bounds(const bounds_input& in, arithmetic& with) noexcept {
    return with.times(in.operands[0], in.operands[1]);
}
constexpr interval minimum_bounds(const bounds_input& in, arithmetic&) noexcept {
    interval least = in.operands[0];
    for (const interval& one : in.operands) least = intervals::minimum(least, one);
    return least;
}
constexpr interval maximum_bounds(const bounds_input& in, arithmetic&) noexcept {
    interval most = in.operands[0];
    for (const interval& one : in.operands) most = intervals::maximum(most, one);
    return most;
}
constexpr interval at_least_bounds(const bounds_input& in, arithmetic&) noexcept {
    return intervals::at_least_zero(in.operands[0]);
}
constexpr interval equal_bounds(const bounds_input& in, arithmetic&) noexcept {
    return intervals::is_zero(in.operands[0]);
}
constexpr interval ratio_at_least_bounds(const bounds_input& in, arithmetic& with) noexcept {
    return intervals::ratio_at_least(in.operands[0], in.operands[1], in.operands[2], in.operands[3], with);
}
constexpr interval negation_bounds(const bounds_input& in, arithmetic&) noexcept {
    return intervals::negation(in.operands[0]);
}
constexpr interval select_bounds(const bounds_input& in, arithmetic&) noexcept {
    return intervals::select(in.operands[0], in.operands[1], in.operands[2]);
}
/// No lane, or any number of them up to all: nothing is summed to 0.
constexpr interval sum_bounds(const bounds_input& in, arithmetic& with) noexcept {
    return with.times(intervals::hull(in.operands[0], interval{}), static_cast<std::int64_t>(in.lanes));
}
constexpr interval broadcast_bounds(const bounds_input& in, arithmetic&) noexcept {
    return intervals::hull(in.operands[0], interval{});
}
/// `independent` may round a member's quota up to one more than the total; a floor may lie above it.
constexpr interval apportion_bounds_of(const bounds_input& in, arithmetic& with) noexcept {
    std::int64_t most = with.plus(in.operands[0].most, 1);
    if (const std::size_t floors = apportion_operands(in.second).floors; floors != 0)
        most = std::max(most, in.operands[floors].most);
    return {0, most};
}

/// The ranges of an operator of at most four operands that treats every lane alike: its bounds, for each unknown lane.
template <auto Bounds>
void lanewise_ranges(machine& on, const instruction& step) noexcept {
    arithmetic                with;
    const auto                operands = on.operands_of(step);
    std::array<interval, 4>   ends{};
    const std::uint8_t* const known = on.known(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        if (known[lane] != 0) continue;
        for (std::size_t i = 0; i < operands.size(); ++i) ends[i] = on.range(operands[i].of, lane);
        on.ranges_of(step)[lane] = Bounds({.operands = std::span{ends}.first(operands.size()),
                                           .factors  = {},
                                           .first    = step.first,
                                           .second   = step.second,
                                           .rounded  = step.rounded,
                                           .own      = step.bounds},
                                          with);
    }
}

/// The same for any number of operands, two by two.
template <auto Bounds>
void folded_ranges(machine& on, const instruction& step) noexcept {
    arithmetic                with;
    const auto                operands = on.operands_of(step);
    const std::uint8_t* const known    = on.known(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        if (known[lane] != 0) continue;
        std::array<interval, 2> ends{on.range(operands[0].of, lane), {}};
        for (const program_operand& one : operands.subspan(1)) {
            ends[1] = on.range(one.of, lane);
            ends[0] = Bounds({.operands = ends, .factors = {}, .own = {}}, with);
        }
        on.ranges_of(step)[lane] = ends[0];
    }
}

inline void linear_ranges(machine& on, const instruction& step) noexcept {
    arithmetic                with;
    const std::uint8_t* const known = on.known(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        if (known[lane] != 0) continue;
        interval sum = interval::exactly(step.first);
        for (const program_operand& term : on.operands_of(step))
            sum = with.plus(sum, with.times(on.range(term.of, lane), term.factor));
        on.ranges_of(step)[lane] = sum;
    }
}

/// What is never unknown needs no range of its own: its value is one.
inline void exact_ranges(machine& on, const instruction& step) noexcept {
    for (std::size_t lane = 0; lane < step.lanes; ++lane)
        on.ranges_of(step)[lane] = interval::exactly(on.value(step, lane));
}

} // namespace detail

} // namespace opgave
