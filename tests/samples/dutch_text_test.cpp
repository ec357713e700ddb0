// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <gtest/gtest.h>
#include <regietafel/dutch_text.hpp>
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

constexpr interval exactly(std::int64_t n) { return interval::exactly(n); }

} // namespace

TEST(DutchText, FillsItsGapsInOrder) { EXPECT_EQ(say(word::so_many_of, {"2", "12"}), "2 van 12"); }

TEST(DutchText, LeavesAGapThatNothingFills) { EXPECT_EQ(say(word::so_many_of, {"2"}), "2 van {}"); }

TEST(DutchText, WritesDatesAsPeopleDo) { EXPECT_EQ(date_text({2024, 5, 29}), "29 mei 2024"); }

TEST(DutchText, EnumeratesWithAnd) {
    EXPECT_EQ(enumeration({}), "");
    EXPECT_EQ(enumeration({"Emmen"}), "Emmen");
    EXPECT_EQ(enumeration({"De Wolden", "Emmen", "Hoogeveen"}), "De Wolden, Emmen en Hoogeveen");
}

TEST(DutchText, CountsOneAndSeveral) {
    EXPECT_EQ(counted(1, word::form, word::forms), "1 formulier");
    EXPECT_EQ(counted(0, word::form, word::forms), "0 formulieren");
    EXPECT_EQ(counted(1234, word::form, word::forms), "1.234 formulieren");
}

TEST(FigureCell, NeverShowsABlankAsZero) {
    using kind = shown_figure::kind;
    EXPECT_EQ(figure_cell({kind::not_stated, {}}).text, "n.o.");
    EXPECT_EQ(figure_cell({kind::not_asked, {}}).text, "·");
    EXPECT_EQ(figure_cell({kind::unknown, {0, 1'000'000}}).text, "?");
    EXPECT_EQ(figure_cell({kind::stated, exactly(0)}).text, "0");
    EXPECT_EQ(figure_cell({kind::at_least, {70, 1'000'070}}).text, "≥ 70");
    EXPECT_EQ(figure_cell({kind::derived, exactly(139)}).text, "139°");
    EXPECT_EQ(figure_cell({kind::stated, {4562, 4588}}).text, "4.562-4.588");
}

TEST(DifferenceCell, SaysWhatIsShortOrOver) {
    EXPECT_EQ(difference_cell(covered(exactly(940), exactly(280))).text, "660 over");
    EXPECT_EQ(difference_cell(covered(exactly(6), exactly(13))).text, "tekort 7");
    EXPECT_EQ(difference_cell(covered(exactly(152), exactly(152))).text, "precies gehaald");
    EXPECT_EQ(difference_cell(covered({179, 181}, exactly(228))).text, "tekort 47-49");
    EXPECT_EQ(difference_cell(covered({90, 110}, exactly(100))).text, "\u221210 tot 10");
}

TEST(DifferenceCell, NeverShowsABlanksOuterBound) {
    EXPECT_EQ(difference_cell(covered({940, 11'000'940}, exactly(2691), true)).text, "tekort ≤ 1.751");
    EXPECT_EQ(difference_cell(covered({3000, 11'000'940}, exactly(2691), true)).text, "≥ 309 over");
    EXPECT_EQ(difference_cell(covered({0, 1'000'000}, exactly(152), true)).text, "onbekend");
}

TEST(CompleteMembers, AreCountedBesideTheirCoverage) {
    opgave::coverage one = covered({4562, 4588}, exactly(2691));
    EXPECT_EQ(complete_members_text(one), "");
    one.members = {10, 2, 1016, 432};
    EXPECT_EQ(complete_members_text(one), "2 van 12: 235 %");
    one.members = {12, 0, 0, 0};
    EXPECT_EQ(complete_members_text(one), "0 van 12");
}

TEST(JudgementCell, ShowsTheSlackOfATaskAsShortOrOver) {
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, exactly(660))).text, "voldaan, 660 over");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, exactly(0))).text, "voldaan");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::not_met, exactly(-24))).text, "tekort 24");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::not_met, {-49, -47})).text, "tekort 47-49");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::unknown, {-152, 999'848}, true)).text, "onbekend");
}

TEST(JudgementCell, CallsAnyOtherSlackAMargin) {
    EXPECT_EQ(judgement_cell({verdict::met, exactly(75)}).text, "voldaan, marge 75");
    EXPECT_EQ(judgement_cell({verdict::not_met, exactly(-684)}).text, "scheelt 684");
}

TEST(JudgementCell, NeverShowsABlanksOuterBound) {
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, {5, 999'848}, true)).text, "voldaan, ≥ 5 over");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::met, {0, 999'848}, true)).text, "voldaan");
    EXPECT_EQ(judgement_cell(of_a_task(verdict::not_met, {-999'848, -24}, true)).text, "tekort ≥ 24");
    EXPECT_EQ(judgement_cell({verdict::not_met, {-999'848, -24}, true}).text, "scheelt ≥ 24");
}

TEST(JudgementCell, CallsTwoNumbersThatShouldBeEqualDifferent) {
    judgement one{verdict::not_met, exactly(-1)};
    one.is_difference = true;
    EXPECT_EQ(judgement_cell(one).text, "verschil 1");
}

TEST(JudgementCell, MarksWhatRestsOnADerivedFigure) {
    judgement one        = of_a_task(verdict::not_met, {-49, -47});
    one.rests_on_derived = true;
    EXPECT_EQ(judgement_cell(one).text, "tekort 47-49°");
}

} // namespace regietafel
