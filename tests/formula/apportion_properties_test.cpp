// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// What holds for all keys, against the obvious slow ways of working it out.
#include "formula/apportion_reference.hpp"
#include "formula/apportion_support.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace opgave::testing {
namespace {

const std::vector<apportion_method> methods_that_spend_the_total{
    apportion_method::largest_remainder, apportion_method::largest_remainder_of_total, apportion_method::sainte_lague,
    apportion_method::dhondt};

/// Up to five members, often with small keys so that ties are common; half of the problems have floors and caps.
struct problem {
    whole_numbers keys;
    whole_numbers floors;
    whole_numbers caps; ///< where there are no limits: so high that none is reached; of a member with key 0: its floor
    std::int64_t  largest_total = 60;
    bool          is_limited    = false;

    [[nodiscard]] apportion_rule rule(apportion_method method) const {
        if (!is_limited) return {.method = method};
        return {.method = method, .floors = floors, .caps = caps};
    }
    [[nodiscard]] std::int64_t any_total() const { return *rc::gen::inRange(sum(floors), largest_total + 1); }
};

problem any_problem() {
    problem drawn;
    drawn.is_limited       = *rc::gen::arbitrary<bool>();
    const auto members     = *rc::gen::inRange<std::size_t>(1, 6);
    const auto largest_key = *rc::gen::element<std::int64_t>(2, 6, 2000);
    for (std::size_t i = 0; i < members; ++i) {
        const auto key   = *rc::gen::inRange<std::int64_t>(i == 0 ? 1 : 0, largest_key + 1);
        const auto floor = drawn.is_limited ? *rc::gen::inRange<std::int64_t>(0, 6) : 0;
        const auto cap   = drawn.is_limited ? floor + *rc::gen::inRange<std::int64_t>(0, 12) : drawn.largest_total;
        drawn.keys.push_back(key);
        drawn.floors.push_back(floor);
        drawn.caps.push_back(key == 0 ? floor : cap);
    }
    if (drawn.is_limited) drawn.largest_total = sum(drawn.caps);
    return drawn;
}

std::vector<std::size_t> in_order(std::size_t members) {
    std::vector<std::size_t> order(members);
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

RC_GTEST_PROP(ApportionProperty, SharesAreTheHullOverAllOrdersOfTheSlowLoop, ()) {
    const problem given  = any_problem();
    const auto    total  = given.any_total();
    const auto    method = *rc::gen::elementOf(methods_that_spend_the_total);
    auto          order  = in_order(given.keys.size());

    std::vector<interval> hull;
    do {
        const auto slow = place_by_place(total, given.keys, given.floors, given.caps, method, order);
        if (hull.empty()) hull = exactly(slow);
        for (std::size_t i = 0; i < slow.size(); ++i)
            hull[i] = {std::min(hull[i].least, slow[i]), std::max(hull[i].most, slow[i])};
    } while (std::next_permutation(order.begin(), order.end()));

    const auto fast = divide(total, given.keys, given.rule(method));
    RC_ASSERT(fast.said.status == apportion_status::ok);
    RC_ASSERT(fast.shares == hull);

    std::int64_t granted = fast.said.tied_places;
    std::size_t  tied    = 0;
    for (const interval& share : fast.shares) {
        granted += share.least;
        tied += share.is_exact() ? 0U : 1U;
    }
    RC_ASSERT(granted == total);
    RC_ASSERT(tied == fast.said.tied_members);
}

RC_GTEST_PROP(ApportionProperty, DrawDoesWhatTheSlowLoopDoesInThatOrder, ()) {
    const problem given  = any_problem();
    const auto    total  = given.any_total();
    const auto    method = *rc::gen::elementOf(methods_that_spend_the_total);
    auto          order  = in_order(given.keys.size());
    std::shuffle(order.begin(), order.end(), std::mt19937{*rc::gen::arbitrary<std::uint32_t>()});
    whole_numbers ranks(order.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = static_cast<std::int64_t>(rank);

    auto rule          = given.rule(method);
    rule.tie_order     = ranks;
    const auto settled = divide(total, given.keys, rule);
    RC_ASSERT(settled.shares == exactly(place_by_place(total, given.keys, given.floors, given.caps, method, order)));
    RC_ASSERT(settled.said.tied_members == 0U);
}

RC_GTEST_PROP(ApportionProperty, OrderOfTheMembersChangesNoShare, ()) {
    const problem given  = any_problem();
    const auto    total  = given.any_total();
    const auto    method = *rc::gen::elementOf(methods_that_spend_the_total);
    const auto    shares = divide(total, given.keys, given.rule(method)).shares;

    auto order = in_order(given.keys.size());
    std::shuffle(order.begin(), order.end(), std::mt19937{*rc::gen::arbitrary<std::uint32_t>()});
    problem turned   = given;
    auto    expected = shares;
    for (std::size_t to = 0; to < order.size(); ++to) {
        turned.keys[to]   = given.keys[order[to]];
        turned.floors[to] = given.floors[order[to]];
        turned.caps[to]   = given.caps[order[to]];
        expected[to]      = shares[order[to]];
    }
    RC_ASSERT(divide(total, turned.keys, turned.rule(method)).shares == expected);
}

RC_GTEST_PROP(ApportionProperty, LargerTotalCostsNobodyAPlaceUnderADivisorMethod, ()) {
    const problem given  = any_problem();
    const auto    total  = given.any_total();
    const auto    method = *rc::gen::element(apportion_method::sainte_lague, apportion_method::dhondt);
    if (total == given.largest_total) return;
    const auto fewer = divide(total, given.keys, given.rule(method)).shares;
    const auto more  = divide(total + 1, given.keys, given.rule(method)).shares;
    for (std::size_t i = 0; i < fewer.size(); ++i) {
        RC_ASSERT(more[i].least >= fewer[i].least);
        RC_ASSERT(more[i].most >= fewer[i].most);
    }
}

RC_GTEST_PROP(ApportionProperty, LargestRemaindersStayWithinOnePlaceOfTheQuota, ()) {
    const problem given    = any_problem();
    const auto    total    = given.any_total();
    const auto    all_keys = sum(given.keys);
    const auto    shares   = divide(total, given.keys, {.method = apportion_method::largest_remainder}).shares;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        RC_ASSERT(shares[i].least >= opgave::divide(given.keys[i] * total, all_keys, rounding::down));
        RC_ASSERT(shares[i].most <= opgave::divide(given.keys[i] * total, all_keys, rounding::up));
    }
}

/// The promise of ranges: every total of the range is tried.
RC_GTEST_PROP(ApportionProperty, BoundsHoldTheSharesOfEveryTotalOfTheRange, ()) {
    const problem given = any_problem();
    const auto    method =
        *rc::gen::element(apportion_method::largest_remainder, apportion_method::largest_remainder_of_total,
                          apportion_method::sainte_lague, apportion_method::dhondt, apportion_method::independent);
    auto rule           = given.rule(method);
    rule.rounded        = *rc::gen::element(rounding::down, rounding::up, rounding::half_up, rounding::half_even);
    const auto     ends = std::minmax({given.any_total() - 2, given.any_total() + 2});
    const interval total{ends.first, ends.second};
    const auto     bounds = bound(total, given.keys, rule);
    for (std::int64_t one = total.least; one <= total.most; ++one) {
        const auto exact = divide(one, given.keys, rule);
        if (one == total.least) RC_ASSERT(exact.said.status == bounds.said.least);
        if (one == total.most) RC_ASSERT(exact.said.status == bounds.said.most);
        if (exact.said.status != apportion_status::ok) continue;
        for (std::size_t i = 0; i < exact.shares.size(); ++i) {
            RC_ASSERT(bounds.shares[i].least <= exact.shares[i].least);
            RC_ASSERT(bounds.shares[i].most >= exact.shares[i].most);
        }
    }
}

RC_GTEST_PROP(ApportionProperty, NarrowerRangeOfTotalsNeverWidensABound, ()) {
    const problem given = any_problem();
    const auto    rule  = given.rule(*rc::gen::elementOf(methods_that_spend_the_total));
    whole_numbers totals =
        *rc::gen::container<whole_numbers>(4, rc::gen::inRange(sum(given.floors), given.largest_total + 1));
    std::sort(totals.begin(), totals.end());
    const auto wide   = bound({totals[0], totals[3]}, given.keys, rule).shares;
    const auto narrow = bound({totals[1], totals[2]}, given.keys, rule).shares;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        RC_ASSERT(wide[i].least <= narrow[i].least);
        RC_ASSERT(wide[i].most >= narrow[i].most);
    }
}

/// Against the way that knows limits: floors of 0, which limit nobody.
RC_GTEST_PROP(ApportionProperty, BlockIsDividedAsOneStepAfterAnother, ()) {
    constexpr std::int64_t most    = std::numeric_limits<std::int32_t>::max();
    const auto             members = *rc::gen::inRange<std::size_t>(1, lane_block + 1);
    const auto             largest = *rc::gen::element<std::int64_t>(2, 50, most / std::int64_t{lane_block});
    const auto keys = *rc::gen::container<whole_numbers>(members, rc::gen::inRange<std::int64_t>(0, largest + 1));
    RC_PRE(sum(keys) > 0);
    const auto          total = *rc::gen::inRange<std::int64_t>(0, *rc::gen::element<std::int64_t>(2, 100, most) + 1);
    const whole_numbers floors(members, 0);
    const auto          slowly = divide(total, keys, {.method = apportion_method::largest_remainder, .floors = floors});

    const apportion_rule   alone{.method = apportion_method::largest_remainder};
    const detail::division by(keys, alone);
    RC_ASSERT(by.is_by_remainders_alone() && by.fits_block());
    std::array<std::int32_t, lane_block> block;
    const bool                           is_settled = by.divide_block(total, block.data());
    RC_ASSERT(is_settled == (slowly.said.tied_members == 0));
    for (std::size_t i = 0; is_settled && i < lane_block; ++i)
        RC_ASSERT(interval::exactly(block[i]) == (i < members ? slowly.shares[i] : interval{}));
    RC_ASSERT(divide(total, keys, alone).shares == slowly.shares);
}

/// A million places over a few members by the slow loop; over all municipalities of a continent by its mark: no claim
/// that was refused is stronger than one that was granted.
TEST(ApportionProperty, MillionPlacesAreDividedAsTheSlowLoopWould) {
    const whole_numbers keys{931'298, 497'743, 23'811, 1, 56'230};
    const whole_numbers none(keys.size(), 0);
    const whole_numbers unlimited(keys.size(), INT64_MAX);
    for (const auto method : {apportion_method::sainte_lague, apportion_method::dhondt})
        EXPECT_EQ(divide(1'000'000, keys, {.method = method}).shares,
                  exactly(place_by_place(1'000'000, keys, none, unlimited, method, in_order(keys.size()))))
            << name_of(method);
}

TEST(ApportionProperty, MillionPlacesOverThirtyFourThousandMembersLeaveNoStrongerClaimRefused) {
    std::mt19937  numbers{20240201};
    whole_numbers keys(34'200);
    for (std::int64_t& key : keys) key = static_cast<std::int64_t>(numbers() % 900'000 + 1);
    const auto   result            = divide(1'000'000, keys, {.method = apportion_method::sainte_lague});
    std::int64_t placed            = result.said.tied_places;
    std::size_t  weakest_granted   = keys.size();
    std::size_t  strongest_refused = 0;
    const auto   share             = [&](std::size_t i) { return result.shares[i].least; };
    for (std::size_t i = 0; i < keys.size(); ++i) {
        placed += share(i);
        if (share(i) > 0
            && (weakest_granted == keys.size()
                || keys[i] * (2 * share(weakest_granted) - 1) < keys[weakest_granted] * (2 * share(i) - 1)))
            weakest_granted = i;
        if (keys[i] * (2 * share(strongest_refused) + 1) > keys[strongest_refused] * (2 * share(i) + 1))
            strongest_refused = i;
    }
    EXPECT_EQ(placed, 1'000'000);
    EXPECT_GE(keys[weakest_granted] * (2 * share(strongest_refused) + 1),
              keys[strongest_refused] * (2 * share(weakest_granted) - 1));
}

} // namespace
} // namespace opgave::testing
