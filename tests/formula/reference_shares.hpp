// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/rounding.hpp>

#include "formula/apportion_reference.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace opgave::testing {

/// `numerator / denominator` as a whole number, found by stepping. @pre denominator > 0
inline std::int64_t rounded(std::int64_t numerator, std::int64_t denominator, rounding how) {
    std::int64_t below = numerator / denominator;
    while (below * denominator > numerator) --below;
    const std::int64_t twice_the_rest = 2 * (numerator - below * denominator);
    switch (how) {
    case rounding::down: return below;
    case rounding::up: return twice_the_rest > 0 ? below + 1 : below;
    case rounding::half_up: return twice_the_rest >= denominator ? below + 1 : below;
    case rounding::half_even:
        if (twice_the_rest == denominator) return below % 2 == 0 ? below : below + 1;
        return twice_the_rest > denominator ? below + 1 : below;
    }
    return below;
}

/// Everything of one apportionment but its total.
struct division_terms {
    whole_numbers    keys;
    whole_numbers    floors; ///< 0 where there are none
    whole_numbers    caps; ///< nothing beyond the largest total where there are none; the floor of a member with key 0
    whole_numbers    places; ///< of tied members the lowest goes first; all equal where nothing is drawn
    bool             is_limited = false;
    apportion_method method{};
    rounding         rounded{};
};

[[nodiscard]] inline bool can_divide(std::int64_t total, const division_terms& terms) {
    for (std::size_t i = 0; i < terms.keys.size(); ++i)
        if (terms.floors[i] > terms.caps[i]) return false;
    if (terms.method == apportion_method::independent) return total == 0 || (total > 0 && sum(terms.keys) > 0);
    return sum(terms.floors) <= total && total <= sum(terms.caps);
}

/// The possible shares of one member. Where claims are equal it does best when it comes first in the order, and worst
/// when it comes last. @pre the total can be divided
[[nodiscard]] inline interval share_of(std::size_t member, std::int64_t total, const division_terms& terms) {
    if (terms.method == apportion_method::independent) {
        const std::int64_t key_sum = std::max<std::int64_t>(sum(terms.keys), 1);
        return interval::exactly(std::clamp(rounded(terms.keys[member] * total, key_sum, terms.rounded),
                                            terms.floors[member], terms.caps[member]));
    }
    std::vector<std::size_t> others_first;
    for (std::size_t i = 0; i < terms.keys.size(); ++i)
        if (i != member) others_first.push_back(i);
    std::vector<std::size_t> member_first = others_first;
    member_first.insert(member_first.begin(), member);
    others_first.push_back(member);
    for (auto* order : {&member_first, &others_first})
        std::ranges::stable_sort(*order, {}, [&](std::size_t i) { return terms.places[i]; });
    const auto with = [&](const std::vector<std::size_t>& order) {
        return place_by_place(total, terms.keys, terms.floors, terms.caps, terms.method, order)[member];
    };
    return {with(others_first), with(member_first)};
}

/// The possible shares of one member while the total lies between two ends, by point 8 of the third section.
/// @pre both ends can be divided
[[nodiscard]] inline interval share_between(std::size_t member, interval total, const division_terms& terms) {
    if (total.is_exact()) return share_of(member, total.least, terms);
    const bool remainders = terms.method == apportion_method::largest_remainder
                            || terms.method == apportion_method::largest_remainder_of_total;
    if (!remainders) return {share_of(member, total.least, terms).least, share_of(member, total.most, terms).most};

    const std::int64_t floor = terms.floors[member];
    const std::int64_t cap   = terms.caps[member];
    if (terms.method == apportion_method::largest_remainder_of_total && terms.is_limited)
        return {floor, std::min(cap, total.most - (sum(terms.floors) - floor))};
    const auto quota = [&](std::int64_t of, rounding how) {
        const scale by = quota_scale(of, terms.keys, terms.floors, terms.caps, terms.method);
        return std::clamp(rounded(terms.keys[member] * by.part, by.of, how), floor, cap);
    };
    return {quota(total.least, rounding::down), quota(total.most, rounding::up)};
}

} // namespace opgave::testing
