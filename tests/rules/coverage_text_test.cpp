// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/coverage_text.hpp>
#include <opgave/rules/outcome.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace opgave {

namespace {

coverage of(interval offered, interval asked) {
    coverage made;
    made.numerator   = offered;
    made.denominator = asked;
    return made;
}

coverage with_blank_offers(interval offered, interval asked) {
    coverage made                  = of(offered, asked);
    made.numerator_rests_on_blanks = true;
    return made;
}

std::string shown(const coverage& covered) { return coverage_text(covered, language::nl); }

constexpr interval exactly(std::int64_t n) { return interval::exactly(n); }

} // namespace

TEST(PercentageText, RoundsHalfUp) {
    EXPECT_EQ(percentage_text(774, 1000, language::nl), "77 %");
    EXPECT_EQ(percentage_text(775, 1000, language::nl), "78 %");
    EXPECT_EQ(percentage_text(-5, 1000, language::nl), "0 %"); // half up is towards plus infinity
    EXPECT_EQ(percentage_text(940, 280, language::nl), "336 %");
    EXPECT_EQ(percentage_text(40, 3, language::nl), "1.333 %");
}

TEST(PercentageText, NeverReadsAsAllWhereSomethingIsMissing) {
    EXPECT_EQ(percentage_text(996, 1000, language::nl), "99,6 %");
    EXPECT_EQ(percentage_text(996, 1000, language::en), "99.6 %");
    EXPECT_EQ(percentage_text(9999, 10000, language::nl), "99,9 %"); // and not 100,0 %
    EXPECT_EQ(percentage_text(994, 1000, language::nl), "99 %");
    EXPECT_EQ(percentage_text(1000, 1000, language::nl), "100 %");
    EXPECT_EQ(percentage_text(1001, 1000, language::nl), "100 %");
}

TEST(PercentageText, HoldsForLargeNumbersToo) {
    constexpr std::int64_t large = 9'000'000'000'000'000;
    EXPECT_EQ(percentage_text(large - 1, large, language::nl), "99,9 %");
    EXPECT_EQ(percentage_text(large / 2, large, language::nl), "50 %");
    EXPECT_EQ(percentage_text(1, large, language::nl), "0 %");
}

RC_GTEST_PROP(PercentageText, IsThatOfPlainArithmetic, ()) {
    const auto asked   = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
    const auto offered = *rc::gen::inRange<std::int64_t>(0, 3'000'000);
    const auto percent = (200 * offered + asked) / (2 * asked);
    RC_PRE(percent != 100 && percent < 1000);
    RC_ASSERT(percentage_text(offered, asked, language::nl) == std::to_string(percent) + " %");
}

// @source memo of 29 May 2024: 170 % of 2,691, 79 % of 228, 78 % of 5,722; the ranges of offers that show so.
TEST(CoverageText, ShowsTheMemosPercentagesForTheOffersThatFollowFromThem) {
    EXPECT_EQ(shown(of({4562, 4588}, exactly(2691))), "170 %");
    EXPECT_EQ(shown(of({179, 181}, exactly(228))), "79 %");
    EXPECT_EQ(shown(of({4435, 4491}, exactly(5722))), "78 %");
}

TEST(CoverageText, ShowsBothEndsWhereBothAreStated) {
    EXPECT_EQ(shown(of({77, 79}, exactly(100))), "77-79 %");
    EXPECT_EQ(shown(of(exactly(50), {100, 200})), "25-50 %");
    EXPECT_EQ(shown(of({996, 1000}, exactly(1000))), "99,6-100 %");
}

TEST(CoverageText, NeverMakesAPercentageOfABlanksOuterBound) {
    EXPECT_EQ(shown(with_blank_offers({940, 11'000'940}, exactly(2691))), "ten minste 35 %");
    EXPECT_EQ(coverage_text(with_blank_offers({940, 11'000'940}, exactly(2691)), language::en), "at least 35 %");
    EXPECT_EQ(shown(with_blank_offers({996, 1'000'996}, exactly(1000))), "ten minste 99,6 %");
}

TEST(CoverageText, IsUnknownWhereTheOfferIsAllBlank) {
    EXPECT_EQ(shown(with_blank_offers({0, 1'000'000}, exactly(152))), "onbekend");
}

TEST(CoverageText, IsUnknownWhereWhatIsAskedRestsOnABlank) {
    coverage covered                    = of(exactly(123), {123, 10'000'123});
    covered.denominator_rests_on_blanks = true;
    EXPECT_EQ(shown(covered), "onbekend");
}

TEST(CoverageText, IsNotApplicableWhereNothingIsAsked) {
    EXPECT_EQ(shown(of(exactly(5), exactly(0))), "niet van toepassing");
    EXPECT_EQ(coverage_text(of(exactly(0), exactly(0)), language::en), "not applicable");
    EXPECT_EQ(shown(of(exactly(5), exactly(-3))), "niet van toepassing"); // a lead larger than the new task
}

TEST(CoverageText, IsUnknownWhereNothingMightBeAsked) { EXPECT_EQ(shown(of(exactly(5), {0, 10})), "onbekend"); }

TEST(CoverageText, AnOfferOfZeroIsZeroPercentAndNotUnknown) { EXPECT_EQ(shown(of(exactly(0), exactly(24))), "0 %"); }

} // namespace opgave
