// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/agreements_table.hpp"
#include "rules/small_table.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace opgave::testing {
namespace {

/// What is offered of azc and amv is at least so many hundredths of what is asked of azc.
rulebook offer_against_part(std::int64_t hundredths, std::shared_ptr<const frame> of = small_frame(),
                            std::string id = "aanbod") {
    small_province in(std::move(of));
    const node_id  offered = in.builder.add(in.offered("azc", 0), in.offered("amv", 0));
    const node_id  needed  = in.builder.times(in.asked("azc"), {hundredths, 100}, rounding::half_up);
    in.rule_of(std::move(id)).requirements.push_back({"genoeg", in.builder.at_least(offered, needed), offered, needed});
    in.rules.back().kind = "test.aanbod"; // one without a kind is the library's own
    auto made            = in.compile();
    if (!made) ADD_FAILURE() << made.error()[0].to_text();
    return *std::move(made);
}

outcome judged(const rulebook& by, std::int64_t asked, std::int64_t azc, std::int64_t amv) {
    figures table = by.blank_figures();
    EXPECT_TRUE(table.state("GM1690", "azc", "2024", "opgave", asked));
    EXPECT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", azc));
    EXPECT_TRUE(table.state("GM1690", "amv", "2024", "voorstel", amv));
    return by.evaluate(std::move(table));
}

const compared_finding& only_flip(const comparison& in) {
    static const compared_finding none{};
    if (in.flipped.size() == 1) return in.flipped[0];
    ADD_FAILURE() << in.flipped.size() << " findings flipped";
    return none;
}

TEST(Compare, FindsNothingBetweenATableAndItself) {
    const rulebook by = offer_against_part(100);
    EXPECT_TRUE(compare(judged(by, 100, 60, 5), judged(by, 100, 60, 5)).is_empty());
    EXPECT_TRUE(compare(judged(by, 100, 60, 5), judged(offer_against_part(100), 100, 60, 5)).is_empty())
        << "compiled twice";
}

TEST(Compare, SaysWhichFigureFlippedAFindingInAnyOrder) {
    const rulebook   by    = offer_against_part(100);
    const comparison found = compare(judged(by, 100, 60, 5), judged(by, 100, 95, 6));
    EXPECT_TRUE(found.is_one_rulebook);
    ASSERT_EQ(found.cells.size(), 2U);
    EXPECT_EQ(found.cells[0].before, interval::exactly(60));
    EXPECT_EQ(found.cells[0].after, interval::exactly(95));
    const compared_finding& flip = only_flip(found);
    ASSERT_TRUE(flip.because && flip.because->in_any_order);
    EXPECT_EQ(flip.because->changes.size(), 1U) << "one place of amv more plays no part";
    EXPECT_EQ(flip.because->changes[0].cells, (std::vector<std::size_t>{0}));
}

TEST(Compare, SaysThatOnlyTogetherTheyAreEnough) {
    const rulebook          by    = offer_against_part(100);
    const comparison        found = compare(judged(by, 100, 60, 5), judged(by, 100, 80, 20));
    const compared_finding& flip  = only_flip(found);
    ASSERT_TRUE(flip.because);
    EXPECT_FALSE(flip.because->in_any_order);
    EXPECT_EQ(flip.because->enough, (std::vector<std::vector<std::size_t>>{{0, 1}}));
    EXPECT_EQ(flip.because->needed, (std::vector<std::size_t>{0, 1}));
}

TEST(Compare, SaysThatEachIsEnough) {
    const rulebook          by    = offer_against_part(100);
    const comparison        found = compare(judged(by, 100, 60, 5), judged(by, 100, 95, 40));
    const compared_finding& flip  = only_flip(found);
    ASSERT_TRUE(flip.because);
    EXPECT_FALSE(flip.because->in_any_order);
    EXPECT_EQ(flip.because->enough, (std::vector<std::vector<std::size_t>>{{0}, {1}}));
    EXPECT_TRUE(flip.because->needed.empty());
}

TEST(Compare, TellsTheRuleFromTheFigures) {
    const comparison found =
        compare(judged(offer_against_part(100), 100, 60, 5), judged(offer_against_part(60), 100, 61, 5));
    EXPECT_FALSE(found.is_one_rulebook);
    ASSERT_EQ(found.rules.size(), 1U);
    EXPECT_EQ(found.rules[0].id, "aanbod");
    const compared_finding& flip = only_flip(found);
    ASSERT_TRUE(flip.because && flip.because->in_any_order);
    EXPECT_TRUE(flip.because->changes[*flip.because->in_any_order].is_the_rules);
    EXPECT_EQ(flip.because->rules, (std::vector<std::size_t>{0}));
}

TEST(Compare, MatchesMembersByCodeAndNotByPlace) {
    frame turned         = *small_frame();
    turned.members       = {{"GM0118", "Hoogeveen"}, {"GM1690", "De Wolden"}};
    const rulebook by    = offer_against_part(100);
    const rulebook other = offer_against_part(100, std::make_shared<const frame>(turned));
    const auto     found = compare(judged(by, 100, 60, 5), judged(other, 100, 60, 5));
    EXPECT_TRUE(found.cells.empty());
    EXPECT_TRUE(found.flipped.empty());
    EXPECT_TRUE(found.moved.empty());
    const auto flipped = compare(judged(by, 100, 60, 5), judged(other, 100, 95, 5));
    ASSERT_EQ(flipped.cells.size(), 1U);
    EXPECT_EQ(flipped.cells[0].first->lane, de_wolden);
    EXPECT_EQ(flipped.cells[0].second->lane, 1U);
    const compared_finding& flip = only_flip(flipped);
    ASSERT_TRUE(flip.because && flip.because->in_any_order);
    EXPECT_FALSE(flip.because->changes[*flip.because->in_any_order].is_the_rules);
}

TEST(Compare, NamesARuleThatIsAddedOrRemoved) {
    const comparison found = compare(judged(offer_against_part(100), 100, 60, 5),
                                     judged(offer_against_part(100, small_frame(), "anders"), 100, 60, 5));
    ASSERT_EQ(found.rules.size(), 2U);
    EXPECT_EQ(found.rules[0].id, "aanbod");
    EXPECT_FALSE(found.rules[0].second);
    EXPECT_EQ(found.rules[1].id, "anders");
    EXPECT_FALSE(found.rules[1].first);
    EXPECT_EQ(found.flipped.size(), 4U) << "of two members each, that only one of them has";
    for (const compared_finding& one : found.flipped) EXPECT_NE(one.first.has_value(), one.second.has_value());
}

/// What is asked of azc is `times` what is asked of amv, by a rule of that id; so many hundredths of it are to be offered.
rulebook asked_by_rule(std::int64_t times, std::int64_t hundredths, std::string id = "vraag") {
    small_province in;
    const node_id  asked = in.builder.times(in.asked("amv"), {times, 1}, rounding::half_up);
    in.rule_of(std::move(id)).definitions.push_back({in.key("azc", in.axes->asked, 0), scope::members, asked});
    in.rules.back().kind  = "test.vraag";
    const node_id offered = in.builder.add(in.offered("azc", 0), in.offered("amv", 0));
    const node_id needed  = in.builder.times(in.asked("azc"), {hundredths, 100}, rounding::half_up);
    in.rule_of("aanbod").requirements.push_back({"genoeg", in.builder.at_least(offered, needed), offered, needed});
    in.rules.back().kind = "test.aanbod";
    auto made            = in.compile();
    if (!made) ADD_FAILURE() << made.error()[0].to_text();
    return *std::move(made);
}

outcome asked_twenty(const rulebook& by, std::int64_t offered) {
    figures table = by.blank_figures();
    EXPECT_TRUE(table.state("GM1690", "amv", "2024", "opgave", 20));
    EXPECT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", offered));
    EXPECT_TRUE(table.state("GM1690", "amv", "2024", "voorstel", 0));
    return by.evaluate(std::move(table));
}

TEST(Compare, DoesNotNameARuleThatReadsWhatAnotherGives) {
    const auto province = [](std::int64_t times) {
        small_province in;
        const node_id  asked = in.builder.times(in.asked("amv"), {times, 1}, rounding::half_up);
        in.rule_of("vraag").definitions.push_back({in.key("azc", in.axes->asked, 0), scope::members, asked});
        in.rules.back().kind  = "test.vraag";
        const node_id offered = in.offered("azc", 0, scope::whole);
        const node_id needed  = in.asked("azc", scope::whole);
        in.rule_of("geheel").requirements.push_back({"genoeg", in.builder.at_least(offered, needed), offered, needed});
        in.rules.back().kind = "test.geheel";
        return *in.compile();
    };
    const rulebook   first  = province(2);
    const rulebook   second = province(3);
    const comparison found  = compare(first.evaluate(first.blank_figures()), second.evaluate(second.blank_figures()));
    ASSERT_EQ(found.rules.size(), 1U);
    EXPECT_EQ(found.rules[0].id, "vraag");
}

/// 40 asked becomes 80 x 60 %: with the one rule alone it is 80, with the other 24.
TEST(Compare, TellsOneRuleFromAnother) {
    const comparison found = compare(asked_twenty(asked_by_rule(2, 100), 45), asked_twenty(asked_by_rule(4, 60), 45));
    ASSERT_EQ(found.rules.size(), 2U);
    const compared_finding& flip = only_flip(found);
    ASSERT_TRUE(flip.because && flip.because->in_any_order);
    const change_group& decides = flip.because->changes[*flip.because->in_any_order];
    EXPECT_TRUE(decides.is_the_rules);
    EXPECT_EQ(decides.rules, (std::vector<std::size_t>{0})) << found.rules[0].id;
    EXPECT_EQ(flip.because->changes.size(), 1U)
        << "the other one by itself makes no difference, whatever else is changed";
}

/// Two frames that hold the same, with an attribute that a rule of both reads.
TEST(Compare, TellsOneRuleFromAnotherBesideARuleThatReadsAnAttribute) {
    const auto province = [](std::int64_t times, std::int64_t hundredths) {
        frame axes      = *small_frame();
        axes.attributes = {{"oppervlak", {"oppervlak", {}}, {0}, {}, {1, 2}, "synthetic"},
                           {"inwoners", {"inwoners", {}}, {0}, {}, {30, 50}, "synthetic"}};
        small_province in(std::make_shared<const frame>(axes));
        const node_id  people = in.builder.attribute(in.axes->attributes[1]);
        const node_id  amv    = in.offered("amv", 0);
        in.rule_of("naar_inwoners").requirements.push_back({"genoeg", in.builder.at_least(amv, people), amv, people});
        in.rules.back().kind = "test.naar_inwoners";
        const auto of_amv    = [&](std::int64_t of) {
            return in.builder.times(in.asked("amv"), {of, 100}, rounding::half_up);
        };
        const node_id azc = in.offered("azc", 0);
        in.rule_of("azc").requirements.push_back(
            {"genoeg", in.builder.at_least(azc, of_amv(hundredths)), azc, of_amv(hundredths)});
        in.rules.back().kind = "test.azc";
        const node_id asked  = in.builder.times(in.asked("amv"), {times, 1}, rounding::half_up);
        in.rule_of("vraag").definitions.push_back({in.key("azc", in.axes->asked, 0), scope::members, asked});
        in.rules.back().kind = "test.vraag";
        return *in.compile();
    };
    const comparison found = compare(asked_twenty(province(2, 100), 18), asked_twenty(province(3, 80), 18));
    ASSERT_EQ(found.rules.size(), 2U);
    const compared_finding& flip = only_flip(found);
    ASSERT_TRUE(flip.because && flip.because->in_any_order);
    EXPECT_EQ(flip.because->changes[0].rules, (std::vector<std::size_t>{0})) << found.rules[0].id;
}

/// What the library watches bears one label for every cell: it is told apart by its words.
TEST(Compare, SetsWhatIsWatchedOfACellBesideWhatIsWatchedOfThatCell) {
    const auto province = [](bool with_azc) {
        small_province in;
        const auto     fills = [&](const char* category, std::int64_t times) {
            in.rule_of(category).definitions.push_back(
                    {in.key(category, in.axes->asked, 0), scope::members,
                 in.builder.times(in.asked("amv"), {times, 1}, rounding::half_up)});
            in.rules.back().kind = "test.vraag";
        };
        if (with_azc) fills("azc", 2);
        fills("asiel", 3);
        return *in.compile();
    };
    const auto with_asiel = [](const rulebook& by) {
        figures table = by.blank_figures();
        EXPECT_TRUE(table.state("GM1690", "amv", "2024", "opgave", 20));
        EXPECT_TRUE(table.state("GM1690", "asiel", "2024", "opgave", 60)); // as derived
        EXPECT_TRUE(table.state("GM1690", "azc", "2024", "opgave", 41));   // not as derived
        return by.evaluate(std::move(table));
    };
    const outcome    first = with_asiel(province(true));
    const comparison found = compare(first, with_asiel(province(false)));
    for (const compared_finding& one : found.flipped) {
        ASSERT_TRUE(one.first) << "all of the second is in the first";
        EXPECT_FALSE(one.second) << first.findings()[*one.first].of->text.nl;
    }
    EXPECT_FALSE(found.flipped.empty());
}

/// 80 asked becomes 40 x 80 %, and 36 are offered: for neither 40 nor 80 x 80 % would that do.
TEST(Compare, SaysThatOnlyBothRulesAreEnough) {
    const comparison found = compare(asked_twenty(asked_by_rule(4, 100), 36), asked_twenty(asked_by_rule(2, 80), 36));
    const compared_finding& flip = only_flip(found);
    ASSERT_TRUE(flip.because);
    EXPECT_FALSE(flip.because->in_any_order);
    EXPECT_EQ(flip.because->enough, (std::vector<std::vector<std::size_t>>{{0, 1}}));
    EXPECT_EQ(flip.because->changes[0].rules, (std::vector<std::size_t>{0}));
    EXPECT_EQ(flip.because->changes[1].rules, (std::vector<std::size_t>{1}));
}

TEST(Compare, TakesARuleThatFillsTheCellOfAnotherForOneChangeWithIt) {
    const comparison found =
        compare(asked_twenty(asked_by_rule(2, 100), 45), asked_twenty(asked_by_rule(4, 100, "vraag_nieuw"), 45));
    ASSERT_EQ(found.rules.size(), 2U);
    const compared_finding& flip = only_flip(found);
    ASSERT_TRUE(flip.because && flip.because->in_any_order);
    EXPECT_EQ(flip.because->changes.size(), 1U);
    EXPECT_EQ(flip.because->changes[0].rules, (std::vector<std::size_t>{0, 1}));
}

TEST(Compare, TakesAllThatDiffersForOneChangeWhereTheAxesDiffer) {
    frame wider                   = *small_frame();
    wider.categories[0].most      = 900;
    const rulebook          other = offer_against_part(60, std::make_shared<const frame>(wider));
    const comparison        found = compare(judged(offer_against_part(100), 100, 60, 5), judged(other, 100, 61, 5));
    const compared_finding& flip  = only_flip(found);
    EXPECT_TRUE(found.other_axes);
    ASSERT_TRUE(flip.because && flip.because->in_any_order);
    EXPECT_TRUE(flip.because->changes[*flip.because->in_any_order].is_the_rules);
}

TEST(Compare, NamesOfTwoRulesThatBookOnOneCellTheOneThatBooksOtherwise) {
    const auto province = [](std::int64_t second) {
        agreements_province in;
        in.books("ruil_a", in.key("azc", "telt_mee", year_2024), in.amounts(-12, 12));
        in.rules.back().kind = "test.ruil";
        in.books("ruil_b", in.key("azc", "telt_mee", year_2024), in.amounts(-second, second));
        in.rules.back().kind = "test.ruil";
        return in.rules_made();
    };
    const rulebook   first  = province(5);
    const rulebook   second = province(6);
    const comparison found  = compare(first.evaluate(first.blank_figures()), second.evaluate(second.blank_figures()));
    ASSERT_EQ(found.rules.size(), 1U);
    EXPECT_EQ(found.rules[0].id, "ruil_b");
}

} // namespace
} // namespace opgave::testing
