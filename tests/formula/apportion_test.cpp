// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/apportion_support.hpp"

#include <gtest/gtest.h>

namespace opgave::testing {
namespace {

constexpr auto methods_that_spend_the_total = {apportion_method::largest_remainder,
                                               apportion_method::largest_remainder_of_total,
                                               apportion_method::sainte_lague, apportion_method::dhondt};

TEST(Apportion, MethodsAreFoundByTheirNames) {
    for (const std::string_view name : apportion_method_names)
        EXPECT_EQ(name_of(apportion_method_named(name).value()), name);
    EXPECT_EQ(apportion_method_named("dhondt"), apportion_method::dhondt);
    EXPECT_EQ(apportion_method_named("restzetels"), std::nullopt);
}

// --- Ties ------------------------------------------------------------------------------------------------------------

TEST(Apportion, TieIsReportedAsTheHullOfItsPossibleResults) {
    for (const auto method : methods_that_spend_the_total) {
        const auto open = divide(2, {2, 1, 1, 2, 2}, {.method = method});
        EXPECT_EQ(open.shares, (std::vector<interval>{{0, 1}, {0, 0}, {0, 0}, {0, 1}, {0, 1}})) << name_of(method);
        EXPECT_EQ(open.said.tied_members, 3U) << name_of(method);
        EXPECT_EQ(open.said.tied_places, 2U) << name_of(method);
    }
}

/// 54/86 is the remainder of 13 and of 56. Doubles see 13 / 86 * 24 = 3.6279069767441863 and 56 / 86 * 24 =
/// 15.627906976744187, hence no tie, and settle silently for 3, 16, 5.
TEST(Apportion, TieIsSeenWhereFloatingPointHidesIt) {
    const auto open = divide(24, {13, 56, 17}, {.method = apportion_method::largest_remainder});
    EXPECT_EQ(open.shares, (std::vector<interval>{{3, 4}, {15, 16}, {5, 5}}));
    EXPECT_EQ(open.said.tied_places, 1U);
}

TEST(Apportion, DrawSettlesATie) {
    const whole_numbers keys{2, 1, 1, 2, 2};
    const whole_numbers drawn{3, 9, 9, 1, 2};
    for (const auto method : methods_that_spend_the_total) {
        const auto settled = divide(2, keys, {.method = method, .tie_order = drawn});
        EXPECT_EQ(settled.shares, exactly({0, 0, 0, 1, 1})) << name_of(method);
        EXPECT_EQ(settled.said.tied_members, 0U) << name_of(method);
    }
}

TEST(Apportion, DrawWithEqualRanksLeavesThoseMembersTied) {
    const whole_numbers first_is_drawn{0, 0, 0, 5, 5};
    const auto open = divide(2, {2, 1, 1, 2, 2}, {.method = apportion_method::dhondt, .tie_order = first_is_drawn});
    EXPECT_EQ(open.shares, (std::vector<interval>{{1, 1}, {0, 0}, {0, 0}, {0, 1}, {0, 1}}));
    EXPECT_EQ(open.said.tied_members, 2U);
    EXPECT_EQ(open.said.tied_places, 1U);
}

TEST(Apportion, DrawChangesNothingWhereNothingIsTied) {
    const whole_numbers drawn{2, 1, 0};
    EXPECT_EQ(divide(10, {5, 3, 2}, {.method = apportion_method::dhondt, .tie_order = drawn}).shares,
              exactly({5, 3, 2}));
}

// --- Independent rounding --------------------------------------------------------------------------------------------

TEST(Apportion, IndependentRoundingReportsByWhatItsSumDiffers) {
    const auto rounded = [](rounding how) {
        return divide(3, {1, 1}, {.method = apportion_method::independent, .rounded = how});
    };
    EXPECT_EQ(rounded(rounding::down).shares, exactly({1, 1}));
    EXPECT_EQ(rounded(rounding::down).said.difference, -1);
    EXPECT_EQ(rounded(rounding::half_up).shares, exactly({2, 2}));
    EXPECT_EQ(rounded(rounding::half_up).said.difference, 1);
    EXPECT_EQ(rounded(rounding::half_up).said.tied_members, 0U);
    EXPECT_EQ(divide(5, {1, 1}, {.method = apportion_method::independent, .rounded = rounding::half_even}).shares,
              exactly({2, 2}));
}

TEST(Apportion, IndependentRoundingKeepsFloorsAndCapsThoughTheyDoNotFitTheTotal) {
    const whole_numbers  floors{4, 4, 0};
    const whole_numbers  caps{9, 9, 1};
    const apportion_rule rule{
        .method = apportion_method::independent, .rounded = rounding::down, .floors = floors, .caps = caps};
    const auto rounded = divide(6, {1, 1, 4}, rule);
    EXPECT_EQ(rounded.said.status, apportion_status::ok);
    EXPECT_EQ(rounded.shares, exactly({4, 4, 1}));
    EXPECT_EQ(rounded.said.difference, 3);
}

// --- Floors and caps -------------------------------------------------------------------------------------------------

/// What the capped member leaves is shared 10 to 1, as the keys say; nobody gets it in equal parts.
TEST(Apportion, OthersShareByKeyWhatACappedMemberLeaves) {
    const whole_numbers caps{5, 1000, 1000};
    const whole_numbers keys{100, 20, 2};
    EXPECT_EQ(divide(60, keys, {.method = apportion_method::largest_remainder, .caps = caps}).shares,
              exactly({5, 50, 5}));
    EXPECT_EQ(divide(60, keys, {.method = apportion_method::sainte_lague, .caps = caps}).shares, exactly({5, 50, 5}));
    EXPECT_EQ(divide(60, keys, {.method = apportion_method::dhondt, .caps = caps}).shares, exactly({5, 50, 5}));
}

TEST(Apportion, QuotasOfTheTotalLetTheRestGoRoundOneByOne) {
    const whole_numbers  caps{5, 1000, 1000};
    const apportion_rule rule{.method = apportion_method::largest_remainder_of_total, .caps = caps};
    // Quotas 49.2, 9.8 and 1.0; the 44 places above the cap go to the others in turn.
    EXPECT_EQ(divide(60, {100, 20, 2}, rule).shares, exactly({5, 32, 23}));
}

TEST(Apportion, FloorAndCapMayPullInOppositeDirections) {
    const whole_numbers  floors{0, 0, 30};
    const whole_numbers  caps{20, 1000, 1000};
    const apportion_rule rule{.method = apportion_method::largest_remainder, .floors = floors, .caps = caps};
    EXPECT_EQ(divide(100, {50, 40, 10}, rule).shares, exactly({20, 50, 30}));
}

TEST(Apportion, FloorsThatSpendTheTotalLeaveNothingTied) {
    const whole_numbers floors{3, 3};
    for (const auto method : methods_that_spend_the_total)
        EXPECT_EQ(divide(6, {1, 9}, {.method = method, .floors = floors}).shares, exactly({3, 3})) << name_of(method);
}

TEST(Apportion, MemberWithoutAKeyGetsItsFloorAndNothingElse) {
    const whole_numbers floors{2, 0, 0};
    for (const auto method : methods_that_spend_the_total)
        EXPECT_EQ(divide(12, {0, 1, 1}, {.method = method, .floors = floors}).shares, exactly({2, 5, 5}))
            << name_of(method);
}

// --- What cannot be divided ------------------------------------------------------------------------------------------

apportion_status status_of(std::int64_t total, const whole_numbers& keys, const apportion_rule& rule) {
    const auto refused = divide(total, keys, rule);
    EXPECT_EQ(refused.shares, exactly(whole_numbers(keys.size(), 0))) << "shares beside a status";
    return refused.said.status;
}

TEST(Apportion, TotalWithoutAnyKeyIsRefusedAndTotalZeroIsNot) {
    for (const auto method :
         {apportion_method::largest_remainder, apportion_method::largest_remainder_of_total,
          apportion_method::sainte_lague, apportion_method::dhondt, apportion_method::independent}) {
        EXPECT_EQ(status_of(10, {0, 0, 0, 0, 0}, {.method = method}), apportion_status::no_key) << name_of(method);
        EXPECT_EQ(status_of(10, {}, {.method = method}), apportion_status::no_key) << name_of(method);
        EXPECT_EQ(status_of(-1, {1, 2}, {.method = method}), apportion_status::negative_total) << name_of(method);
        EXPECT_EQ(divide(0, {0, 0}, {.method = method}).said.status, apportion_status::ok) << name_of(method);
        EXPECT_EQ(divide(0, {3, 0}, {.method = method}).shares, exactly({0, 0})) << name_of(method);
        EXPECT_EQ(divide(0, {}, {.method = method}).said.status, apportion_status::ok) << name_of(method);
    }
}

TEST(Apportion, FloorsOfMembersWithoutAKeyMaySpendTheTotal) {
    const whole_numbers floors{2, 3};
    for (const auto method : methods_that_spend_the_total) {
        const apportion_rule rule{.method = method, .floors = floors};
        EXPECT_EQ(divide(5, {0, 0}, rule).shares, exactly({2, 3})) << name_of(method);
        EXPECT_EQ(status_of(6, {0, 0}, rule), apportion_status::no_key) << name_of(method);
    }
}

TEST(Apportion, FloorsAndCapsThatDoNotFitAreRefused) {
    const whole_numbers threes{3, 3};
    const whole_numbers crossed{3, 2};
    for (const auto method : methods_that_spend_the_total) {
        EXPECT_EQ(status_of(5, {1, 1}, {.method = method, .floors = threes}), apportion_status::floors_above_total);
        EXPECT_EQ(status_of(7, {1, 1}, {.method = method, .caps = threes}), apportion_status::caps_below_total);
        EXPECT_EQ(status_of(4, {1, 0}, {.method = method, .caps = threes}), apportion_status::caps_below_total);
        EXPECT_EQ(status_of(6, {1, 1}, {.method = method, .floors = threes, .caps = crossed}),
                  apportion_status::floor_above_cap);
    }
}

// --- Ranges of totals ------------------------------------------------------------------------------------------------

TEST(ApportionBounds, LargestRemaindersStayNextToTheQuotasAtBothEnds) {
    const auto bounds = bound({10, 11}, {6, 6, 2}, {.method = apportion_method::largest_remainder});
    EXPECT_EQ(bounds.shares, (std::vector<interval>{{4, 5}, {4, 5}, {1, 2}}));
}

TEST(ApportionBounds, QuotasOfTheTotalWithLimitsLieBetweenThoseAndWhatTheFloorsOfOthersLeave) {
    const whole_numbers  floors{1, 2, 0};
    const whole_numbers  caps{50, 4, 50};
    const apportion_rule rule{.method = apportion_method::largest_remainder_of_total, .floors = floors, .caps = caps};
    EXPECT_EQ(bound({10, 11}, {6, 6, 2}, rule).shares, (std::vector<interval>{{1, 9}, {2, 4}, {0, 8}}));
}

TEST(ApportionBounds, LargestRemaindersWithLimitsStayNextToTheQuotasThatTheLimitsLeave) {
    const whole_numbers  caps{5, 1000, 1000};
    const apportion_rule rule{.method = apportion_method::largest_remainder, .caps = caps};
    EXPECT_EQ(bound({60, 63}, {100, 20, 2}, rule).shares, (std::vector<interval>{{5, 5}, {50, 53}, {5, 6}}));
}

TEST(ApportionBounds, DivisorMethodsGiveTheResultsAtBothEnds) {
    const whole_numbers keys{1500, 1500, 900, 500, 500, 200};
    const auto          bounds = bound({25, 26}, keys, {.method = apportion_method::dhondt});
    EXPECT_EQ(bounds.shares, (std::vector<interval>{{8, 8}, {8, 8}, {4, 5}, {2, 2}, {2, 2}, {1, 1}}));
}

/// 1 and 2 are ties: whoever wins at 1 or 2, nobody has less than at 0 or more than at 3.
TEST(ApportionBounds, TieAtAnEndCountsInFull) {
    const auto bounds = bound({1, 2}, {1, 1, 1}, {.method = apportion_method::sainte_lague});
    EXPECT_EQ(bounds.shares, (std::vector<interval>{{0, 1}, {0, 1}, {0, 1}}));
}

TEST(ApportionBounds, RangeOfOneTotalGivesItsResult) {
    const auto bounds = bound({10, 10}, {6, 6, 2}, {.method = apportion_method::largest_remainder});
    EXPECT_EQ(bounds.shares, exactly({4, 4, 2}));
}

TEST(ApportionBounds, EndsThatCannotBeDividedAreNamedAndLeftOut) {
    const whole_numbers  floors{3, 3};
    const whole_numbers  caps{5, 5};
    const apportion_rule rule{.method = apportion_method::dhondt, .floors = floors, .caps = caps};
    const auto           bounds = bound({-2, 99}, {2, 1}, rule);
    EXPECT_EQ(bounds.said.least, apportion_status::negative_total);
    EXPECT_EQ(bounds.said.most, apportion_status::caps_below_total);
    EXPECT_EQ(bounds.shares, (std::vector<interval>{{3, 5}, {3, 5}}));

    const auto none = bound({-9, -1}, {2, 1}, {.method = apportion_method::dhondt});
    EXPECT_EQ(none.said.most, apportion_status::negative_total);
    EXPECT_EQ(none.shares, exactly({0, 0}));
}

// --- 64 bits ---------------------------------------------------------------------------------------------------------

static_assert(apportion_fits(0, 0));
static_assert(apportion_fits(INT64_MAX, 0));
static_assert(apportion_fits(INT64_MAX / 3, 1) && !apportion_fits(INT64_MAX / 3 + 1, 1));
static_assert(!apportion_fits(1, INT64_MAX) && apportion_fits(1, INT64_MAX / 2));
static_assert(!apportion_fits(-1, 1) && !apportion_fits(1, -1));
// Inhabitants of the country in thousandths, with a score of at most 1.5, over the national task.
static_assert(apportion_fits(18'000'000LL * 1'500, 96'000));

/// Undefined behaviour is no constant expression: these largest inputs would not compile if a product left 64 bits.
consteval bool divides_the_largest(apportion_method method) {
    constexpr std::int64_t total = 1'000'000;
    constexpr std::int64_t sum   = INT64_MAX / (2 * total + 1);
    static_assert(apportion_fits(sum, total) && !apportion_fits(sum + 1, total));
    const std::int64_t keys[]{sum - 2, 1, 1};
    const std::int64_t floors[]{0, 1, 0};
    const std::int64_t caps[]{total - 3, INT64_MAX, INT64_MAX};
    std::int64_t       scratch[apportion_scratch_words(3)]{};
    interval           shares[3];
    const auto said = apportion(total, keys, {.method = method, .floors = floors, .caps = caps}, shares, scratch);
    return said.status == apportion_status::ok && shares[0] == interval::exactly(total - 3);
}
static_assert(divides_the_largest(apportion_method::largest_remainder));
static_assert(divides_the_largest(apportion_method::largest_remainder_of_total));
static_assert(divides_the_largest(apportion_method::sainte_lague));
static_assert(divides_the_largest(apportion_method::dhondt));

} // namespace
} // namespace opgave::testing
