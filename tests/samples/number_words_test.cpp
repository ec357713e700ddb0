// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <gtest/gtest.h>
#include <regietafel/number_words.hpp>

namespace regietafel {

using opgave::interval;
using opgave::verdict;

namespace {

opgave::coverage covered(interval offered, interval asked, bool offer_rests_on_blanks = false) {
    opgave::coverage made;
    made.numerator                 = offered;
    made.denominator               = asked;
    made.numerator_rests_on_blanks = offer_rests_on_blanks;
    return made;
}

/// An offer against what is asked.
judgement of_a_task(verdict said, interval slack, bool rests_on_blanks = false) {
    judgement made{said, slack, rests_on_blanks};
    made.weighs_a_task = true;
    return made;
}

constexpr speech dutch(opgave::language::nl);
constexpr speech english(opgave::language::en);

constexpr interval exactly(std::int64_t n) { return interval::exactly(n); }

} // namespace

TEST(FigureCell, NeverShowsABlankAsZero) {
    using kind = shown_figure::kind;
    EXPECT_EQ(figure_cell({kind::not_stated, {}}, dutch).text, "n.o.");
    EXPECT_EQ(figure_cell({kind::not_asked, {}}, dutch).text, "·");
    EXPECT_EQ(figure_cell({kind::unknown, {0, 1'000'000}}, dutch).text, "?");
    EXPECT_EQ(figure_cell({kind::stated, exactly(0)}, dutch).text, "0");
    EXPECT_EQ(figure_cell({kind::at_least, {70, 1'000'070}}, dutch).text, "≥ 70");
    EXPECT_EQ(figure_cell({kind::derived, exactly(139)}, dutch).text, "139°");
    EXPECT_EQ(figure_cell({kind::stated, {4562, 4588}}, dutch).text, "4.562-4.588");
}

TEST(DifferenceCell, SaysWhatIsShortOrOver) {
    EXPECT_EQ(difference_cell(covered(exactly(940), exactly(280)), dutch).text, "660 over");
    EXPECT_EQ(difference_cell(covered(exactly(6), exactly(13)), dutch).text, "tekort 7");
    EXPECT_EQ(difference_cell(covered(exactly(152), exactly(152)), dutch).text, "precies gehaald");
    EXPECT_EQ(difference_cell(covered({179, 181}, exactly(228)), dutch).text, "tekort 47-49");
    EXPECT_EQ(difference_cell(covered({90, 110}, exactly(100)), dutch).text, "\u221210 tot 10");
}

TEST(DifferenceCell, NeverShowsABlanksOuterBound) {
    EXPECT_EQ(difference_cell(covered({940, 11'000'940}, exactly(2691), true), dutch).text, "tekort ≤ 1.751");
    EXPECT_EQ(difference_cell(covered({3000, 11'000'940}, exactly(2691), true), dutch).text, "≥ 309 over");
    EXPECT_EQ(difference_cell(covered({0, 1'000'000}, exactly(152), true), dutch).text, "onbekend");
}

TEST(CompleteMembers, AreCountedBesideTheirCoverage) {
    opgave::coverage one = covered({4562, 4588}, exactly(2691));
    EXPECT_EQ(complete_members_text(one, dutch), "");
    one.members = {10, 2, 1016, 432};
    EXPECT_EQ(complete_members_text(one, dutch), "2 van 12: 235 %");
    one.members = {12, 0, 0, 0};
    EXPECT_EQ(complete_members_text(one, dutch), "0 van 12");
}

TEST(JudgementCell, ShowsTheSlackOfATaskAsShortOrOver) {
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, exactly(660)), dutch).text, "voldaan, 660 over");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, exactly(0)), dutch).text, "voldaan");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::not_met, exactly(-24)), dutch).text, "tekort 24");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::not_met, {-49, -47}), dutch).text, "tekort 47-49");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::unknown, {-152, 999'848}, true), dutch).text, "onbekend");
}

TEST(JudgementCell, CallsAnyOtherSlackAMargin) {
    EXPECT_EQ(judgement_cell({verdict::met, exactly(75)}, dutch).text, "voldaan, marge 75");
    EXPECT_EQ(judgement_cell({verdict::not_met, exactly(-684)}, dutch).text, "scheelt 684");
}

TEST(JudgementCell, NeverShowsABlanksOuterBound) {
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, {5, 999'848}, true), dutch).text, "voldaan, ≥ 5 over");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, {0, 999'848}, true), dutch).text, "voldaan");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::not_met, {-999'848, -24}, true), dutch).text, "tekort ≥ 24");
    EXPECT_EQ(judgement_cell({verdict::not_met, {-999'848, -24}, true}, dutch).text, "scheelt ≥ 24");
}

TEST(JudgementCell, CallsTwoNumbersThatShouldBeEqualDifferent) {
    judgement one{verdict::not_met, exactly(-1)};
    one.is_difference = true;
    EXPECT_EQ(judgement_cell(one, dutch).text, "verschil 1");
}

TEST(JudgementCell, MarksWhatRestsOnADerivedFigure) {
    judgement one        = of_a_task(verdict::not_met, {-49, -47});
    one.rests_on_derived = true;
    EXPECT_EQ(judgement_cell(one, dutch).text, "tekort 47-49°");
}

TEST(NumbersInEnglish, ReadAsPeopleWriteThem) {
    EXPECT_EQ(difference_cell(covered({179, 181}, exactly(228)), english).text, "short by 47-49");
    EXPECT_EQ(difference_cell(covered({3000, 11'000'940}, exactly(2691), true), english).text, "≥ 309 over");
    EXPECT_EQ(difference_cell(covered({940, 11'000'940}, exactly(2691), true), english).text, "short by ≤ 1,751");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, exactly(660)), english).text, "met, 660 over");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::unknown, {-152, 999'848}, true), english).text, "unknown");
    EXPECT_EQ(figure_cell({shown_figure::kind::not_stated, {}}, english).text, "n.s.");
}

} // namespace regietafel
