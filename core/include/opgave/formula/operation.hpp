// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstdint>

namespace opgave {

/// The operators of a formula, by the numbers that plugins and images use. A released number never changes meaning; a
/// new operator takes the next one and a row in `operators.hpp`.
enum class operation : std::uint16_t {
    poison         = 0, ///< the node of a formula that went wrong; any operator on it gives it again
    figure         = 1,
    attribute      = 2,
    constant       = 3,
    linear         = 4,
    times_ratio    = 5,
    times_column   = 6,
    minimum        = 7,
    maximum        = 8,
    at_least       = 9,
    equal          = 10,
    ratio_at_least = 11,
    all_of         = 12,
    any_of         = 13,
    negation       = 14,
    select         = 15,
    sum_whole      = 16,
    sum_groups     = 17,
    sum_set        = 18,
    broadcast      = 19,
    in_group       = 20,
    scatter        = 21,
    apportion      = 22,
    tied           = 23,
    stated         = 24,
    or_else        = 25,
    convert        = 26,
};

inline constexpr std::size_t operation_count = 27;

/// A formula is a number or a condition.
enum class sort : std::uint8_t { number, condition };

/// How many values a formula has: one, one a group of a grouping, or one a member.
enum class shape : std::uint8_t { one, groups, members };

} // namespace opgave
