// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion_method.hpp>
#include <opgave/formula/detail/division.hpp>
#include <opgave/model/layout.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace opgave {

/// What there is to say about one apportionment, beside the shares.
struct apportionment {
    apportion_status status       = apportion_status::ok;
    std::uint32_t    tied_members = 0; ///< that contend for the last places with equal claims
    std::uint32_t    tied_places  = 0; ///< how many places they contend for, fewer than they are
    std::int64_t     difference   = 0; ///< the sum of the shares minus the total; other than 0 only for `independent`
};

/// Whether the two ends of a range of totals can be divided. Where both can, so can each total between them.
struct apportion_range {
    apportion_status least = apportion_status::ok;
    apportion_status most  = apportion_status::ok;
};

/// @return whether no product leaves 64 bits for keys that sum to at most `max_key_sum` and totals up to `max_total`
[[nodiscard]] constexpr bool apportion_fits(std::int64_t max_key_sum, std::int64_t max_total) noexcept {
    if (max_key_sum < 0 || max_total < 0 || max_total > (INT64_MAX - 1) / 2) return false;
    return max_key_sum <= INT64_MAX / (2 * max_total + 1); // the largest divisor compared is 2 x total + 1
}

/// @return how many words of scratch `apportion` and `apportion_bounds` need for so many members
[[nodiscard]] constexpr std::size_t apportion_scratch_words(std::size_t members) noexcept { return 2 * members; }

/// Divides a total in whole numbers, in proportion to the keys. A member with key 0 gets its floor and nothing else.
/// A tie is never settled silently: each tied member's share is the interval of its possible results, `[n, n + 1]`.
/// The order of the members changes no share.
///
/// @param keys    >= 0, one a member
/// @param shares  receives one a member, in the order of the keys: exact, unless the member is tied. All 0 when the
///                status is not `ok`
/// @param scratch at least `apportion_scratch_words(keys.size())` words
/// @pre   `apportion_fits(sum of the keys, total)`; keys, shares, and those spans of the rule that are not empty are
///        equally long
constexpr apportionment apportion(std::int64_t total, std::span<const std::int64_t> keys, const apportion_rule& rule,
                                  std::span<interval> shares, std::span<std::int64_t> scratch) noexcept {
    const detail::division division{keys, rule};
    apportionment          said{.status = division.status_of(total)};
    if (said.status != apportion_status::ok) {
        std::fill(shares.begin(), shares.end(), interval{});
        return said;
    }
    if (rule.method == apportion_method::independent) {
        said.difference = -total;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::int64_t share = division.quota(i, division.whole(total), rule.rounded);
            shares[i]                = interval::exactly(share);
            said.difference += share;
        }
        return said;
    }
    const auto tie    = division.divide_by_claims(total, shares, scratch);
    said.tied_members = tie.members;
    said.tied_places  = tie.places;
    return said;
}

/// The shares that are possible while the total is only known as a range: for every total of it that can be divided,
/// each share of `apportion` lies within. A larger total costs nobody a place under a divisor method or `independent`,
/// ties, floors and caps included, so that their bounds are the results at both ends. Under largest remainders it may
/// (6, 6, 2 get 4, 4, 2 of 10 and 5, 5, 1 of 11): shares stay next to the quotas; or, where the quotas are those of the
/// total and there are floors or caps, between these.
///
/// @return the statuses of both ends; shares are all 0 when no total of the range can be divided
/// @pre    as for `apportion`, for `total.most`
constexpr apportion_range apportion_bounds(interval total, std::span<const std::int64_t> keys,
                                           const apportion_rule& rule, std::span<interval> shares,
                                           std::span<std::int64_t> scratch) noexcept {
    const detail::division division{keys, rule};
    const apportion_range  said{division.status_of(total.least), division.status_of(total.most)};
    const interval         divisible = division.divisible_part_of(total);
    if (divisible.least > divisible.most) {
        std::fill(shares.begin(), shares.end(), interval{});
        return said;
    }
    if (divisible.is_exact()) {
        (void)apportion(divisible.least, keys, rule, shares, scratch);
        return said;
    }
    switch (rule.method) {
    case apportion_method::largest_remainder: division.bound_by_quotas(divisible, shares, scratch); break;
    case apportion_method::largest_remainder_of_total:
        if (division.is_limited())
            division.bound_by_limits(divisible.most, shares);
        else
            division.bound_by_quotas(divisible, shares, scratch);
        break;
    case apportion_method::sainte_lague:
    case apportion_method::dhondt:
    case apportion_method::independent: {
        const std::span<std::int64_t> most = scratch.first(keys.size());
        const std::span<std::int64_t> rest = scratch.subspan(keys.size());
        (void)apportion(divisible.most, keys, rule, shares, rest);
        for (std::size_t i = 0; i < keys.size(); ++i) most[i] = shares[i].most;
        (void)apportion(divisible.least, keys, rule, shares, rest);
        for (std::size_t i = 0; i < keys.size(); ++i) shares[i].most = most[i];
        break;
    }
    }
    return said;
}

} // namespace opgave
