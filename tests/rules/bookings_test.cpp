// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explain.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>

#include "agreements_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

/// Several agreements on one cell. All figures are synthetic.
namespace opgave::testing {

namespace {

figures offers_of(const rulebook& by) {
    figures table = by.blank_figures();
    EXPECT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", 70));
    EXPECT_TRUE(table.state("GM0118", "azc", "2024", "voorstel", 94));
    EXPECT_TRUE(table.state("GM1690", "amv", "2024", "voorstel", 6));
    EXPECT_TRUE(table.state("GM0118", "amv", "2024", "voorstel", 0));
    return table;
}

/// Two swaps from De Wolden to Hoogeveen.
rulebook two_swaps(bool in_reverse = false) {
    agreements_province             in;
    const std::vector<std::int64_t> sizes =
        in_reverse ? std::vector<std::int64_t>{5, 12} : std::vector<std::int64_t>{12, 5};
    for (const std::int64_t size : sizes)
        in.books("ruil_" + std::to_string(size), in.key("azc", "telt_mee", year_2024), in.amounts(-size, size));
    return in.rules_made();
}

std::string refusal_of(agreements_province& in) {
    const auto made = in.compile();
    return made ? "it compiles" : made.error().front().to_text();
}

int findings_called(const outcome& of, std::string_view label) {
    return static_cast<int>(std::ranges::count_if(of.findings(), [&](const finding& one) {
        return one.of->label == label && one.verdict != verdict::not_applicable;
    }));
}

} // namespace

TEST(Bookings, OfSeveralRulesAddUpOnOneCell) {
    const rulebook by    = two_swaps();
    const outcome  found = by.evaluate(offers_of(by));
    EXPECT_EQ(value_at(found, "GM1690", "azc", "2024", "telt_mee"), interval::exactly(53));
    EXPECT_EQ(value_at(found, "GM0118", "azc", "2024", "telt_mee"), interval::exactly(111));
    EXPECT_EQ(value_at(found, "GM1690", "azc", "2024", "voorstel"), interval::exactly(70)) << "what was offered stays";
}

/// What a line below says, as label and value.
std::vector<std::string> told_of(const outcome& found, const cell_key& cell) {
    std::vector<std::string> told;
    for (const explained_line& one : lines_of(found.explain(cell), found))
        told.push_back(std::string(one.depth, ' ') + one.label + " = " + one.value);
    return told;
}

TEST(Bookings, AreExplainedOneByOneWithTheRuleOfEach) {
    const rulebook by    = two_swaps();
    const outcome  found = by.evaluate(offers_of(by));
    const cell_key cell  = *found.figures().find("GM1690", "azc", "2024", "telt_mee");
    EXPECT_EQ(told_of(found, cell),
              (std::vector<std::string>{"De Wolden: azc, telt_mee 2024 = 53", " azc, voorstel 2024 = 70",
                                        " bijgeboekt door 'ruil_12' = −12", " bijgeboekt door 'ruil_5' = −5"}));
    const explanation tree = found.explain(cell);
    EXPECT_EQ(by.bookings()[tree.children_of(tree.nodes()[0])[2].booking].rule, 1U);
    EXPECT_EQ(explainer(found).evaluate_again(tree), interval::exactly(53));
}

TEST(Bookings, OfTheSameAmountAreExplainedForEachRule) {
    agreements_province in;
    for (const char* const rule : {"ruil_a", "ruil_b"})
        in.books(rule, in.key("azc", "telt_mee", year_2024), in.amounts(-5, 5));
    const rulebook by    = in.rules_made();
    const outcome  found = by.evaluate(offers_of(by));
    const cell_key cell  = *found.figures().find("GM1690", "azc", "2024", "telt_mee");
    EXPECT_EQ(told_of(found, cell),
              (std::vector<std::string>{"De Wolden: azc, telt_mee 2024 = 60", " azc, voorstel 2024 = 70",
                                        " bijgeboekt door 'ruil_a' = −5", " bijgeboekt door 'ruil_b' = −5"}));
    EXPECT_EQ(explainer(found).evaluate_again(found.explain(cell)), interval::exactly(60));
}

TEST(Bookings, OnMembersAreExplainedBelowTheWhole) {
    agreements_province in;
    in.books("half", in.key("azc", "telt_mee", year_2024),
             in.builder.times(in.read("azc", "voorstel", year_2024), {1, 2}, rounding::half_up));
    const rulebook by    = in.rules_made();
    const outcome  found = by.evaluate(offers_of(by));
    const auto     told  = told_of(found, *found.figures().find("zuidwest", "azc", "2024", "telt_mee"));
    EXPECT_EQ(std::ranges::count(told, "  De Wolden: bijgeboekt door 'half' = 35"), 1)
        << ::testing::PrintToString(told);
    EXPECT_EQ(std::ranges::count(told, " bijgeboekt bij de leden door 'half' = 82"), 1)
        << ::testing::PrintToString(told);
}

TEST(Bookings, CountInGroupsAndTheWhole) {
    agreements_province in;
    in.books("vervalt", in.key("azc", "telt_mee", year_2024), in.amounts(-10, 0));
    const rulebook by    = in.rules_made();
    const outcome  found = by.evaluate(offers_of(by));
    EXPECT_EQ(value_at(found, "zuidwest", "azc", "2024", "telt_mee"), interval::exactly(154));
    EXPECT_EQ(value_at(found, "PV22", "azc", "2024", "telt_mee"), interval::exactly(154));
}

TEST(Bookings, CountInTheTotalOfWhatIsBookedOn) {
    const rulebook by = two_swaps();
    EXPECT_EQ(value_at(by.evaluate(offers_of(by)), "GM1690", "asiel", "2024", "telt_mee"), interval::exactly(59))
        << "53 AZC and 6 AMV";
}

TEST(Bookings, AreExplainedAsTermsOfTheSum) {
    const rulebook by    = two_swaps();
    const outcome  found = by.evaluate(offers_of(by));
    EXPECT_EQ(explain(found, *found.figures().find("GM1690", "azc", "2024", "telt_mee"), language::nl),
              "53 = 70 − 12 − 5");
    EXPECT_EQ(explain(found, *found.figures().find("GM0118", "azc", "2024", "telt_mee"), language::nl),
              "111 = 94 + 12 + 5");
    EXPECT_NE(found.read(*found.figures().find("GM1690", "azc", "2024", "telt_mee")).derived, nullptr);
}

TEST(Bookings, OfNothingAreNotToldOf) {
    agreements_province in;
    in.books("krediet", in.key("azc", "telt_mee", year_2024), in.amounts(0, 5));
    const rulebook by    = in.rules_made();
    const outcome  found = by.evaluate(offers_of(by));
    EXPECT_EQ(explain(found, *found.figures().find("GM1690", "azc", "2024", "telt_mee"), language::nl), "70 = 70");
}

TEST(Bookings, AddToAStatedNumberOfTheWhole) {
    agreements_province in;
    in.books("ruil", in.key("azc", "telt_mee", year_2024), in.amounts(-12, 12));
    in.books("vervalt", in.key("azc", "telt_mee", year_2024), in.amounts(-10, 0));
    in.rule_of("eis").requirements = {
        {"gehaald",
         in.builder.at_least(in.read("azc", "telt_mee", year_2024, scope::whole), in.builder.constant(150)),
         {},
         {}}};
    const rulebook by    = in.rules_made();
    figures        table = offers_of(by);
    ASSERT_TRUE(table.state("PV22", "azc", "2024", "voorstel", 170));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(value_at(found, "PV22", "azc", "2024", "telt_mee"), interval::exactly(160)) << "170, and 10 are gone";
    EXPECT_EQ(findings_called(found, "geheel_is_som"), 1) << "of what was offered, and not again after the agreements";
}

TEST(Bookings, OnTheWholeAreNoMembers) {
    agreements_province in;
    in.books("provincie_zelf", in.key("azc", "telt_mee", year_2024), in.builder.constant(30), scope::whole);
    const rulebook by    = in.rules_made();
    const outcome  found = by.evaluate(offers_of(by));
    EXPECT_EQ(value_at(found, "PV22", "azc", "2024", "telt_mee"), interval::exactly(194));
    EXPECT_EQ(value_at(found, "GM1690", "azc", "2024", "telt_mee"), interval::exactly(70));
}

TEST(Bookings, LeaveWhatIsUnattributedInTheWhole) {
    const rulebook by    = two_swaps();
    figures        table = offers_of(by);
    ASSERT_TRUE(table.state({table.lanes().unattributed(), table.find("PV22", "azc", "2024", "voorstel")->column}, 8));
    EXPECT_EQ(value_at(by.evaluate(table), "PV22", "azc", "2024", "telt_mee"), interval::exactly(172));
}

TEST(Bookings, LeaveABlankUnknown) {
    const rulebook by    = two_swaps();
    figures        table = offers_of(by);
    table.clear(*table.find("GM1690", "azc", "2024", "voorstel"));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(value_at(found, "GM1690", "azc", "2024", "telt_mee"), (interval{-17, 983}));
    EXPECT_EQ(value_at(found, "GM0118", "azc", "2024", "telt_mee"), interval::exactly(111));
}

TEST(Bookings, AreNoStatement) {
    agreements_province in;
    in.books("ruil", in.key("azc", "telt_mee", year_2024), in.amounts(-12, 12));
    in.rule_of("gegeven").requirements = {
        {"gegeven", in.builder.stated(in.read("azc", "telt_mee", year_2024)), {}, {}}};
    const rulebook by    = in.rules_made();
    figures        table = offers_of(by);
    table.clear(*table.find("GM1690", "azc", "2024", "voorstel"));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(find(found, "gegeven", de_wolden).verdict, verdict::not_met);
    EXPECT_EQ(find(found, "gegeven", hoogeveen).verdict, verdict::met);
}

TEST(Bookings, BelowNothingAreFound) {
    agreements_province in;
    in.books("ruil", in.key("azc", "telt_mee", year_2024), in.amounts(-71, 71));
    const rulebook by    = in.rules_made();
    const outcome  found = by.evaluate(offers_of(by));
    EXPECT_EQ(find(found, "berekend_is_mogelijk", de_wolden).verdict, verdict::not_met);
    EXPECT_EQ(find(found, "berekend_is_mogelijk", de_wolden).slack, interval::exactly(-1));
    EXPECT_EQ(find(found, "berekend_is_mogelijk", hoogeveen).verdict, verdict::met);
}

TEST(Bookings, OnAPlaceAreNotThoseOnItsMember) {
    const rulebook by    = two_swaps();
    figures        table = offers_of(by);
    EXPECT_EQ(value_at(by.evaluate(table), "azc_hoogeveen", "azc", "2024", "telt_mee"), (interval{0, 1000}))
        << "a place that states nothing does not read its host";
    ASSERT_TRUE(table.state("azc_hoogeveen", "azc", "2024", "voorstel", 90));
    EXPECT_EQ(value_at(by.evaluate(table), "azc_hoogeveen", "azc", "2024", "telt_mee"), interval::exactly(90));
}

TEST(Bookings, OfACycleCountOnceHoweverManyPeriodsWriteThem) {
    agreements_province in;
    for (const std::uint32_t when : {year_2024, first_half})
        in.books("vrijgesteld", in.key("azc", "na_ruil", 0), in.amounts(-3, 3), scope::members, {when});
    in.rules[1].id         = in.rules[0].id;
    in.written.back().rule = 0;
    const rulebook by      = in.rules_made();
    figures        table   = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "opgave", 100));
    EXPECT_EQ(value_at(by.evaluate(table), "GM1690", "azc", "2024", "na_ruil"), interval::exactly(97));
}

TEST(Bookings, OfOneRuleThatSaysTheSameTwiceCountTwice) {
    agreements_province in;
    const column_key    cell      = in.key("azc", "telt_mee", year_2024);
    in.rule_of("dubbel").bookings = {{cell, scope::members, in.amounts(-3, 3)},
                                     {cell, scope::members, in.amounts(-3, 3)}};
    const rulebook by             = in.rules_made();
    EXPECT_EQ(value_at(by.evaluate(offers_of(by)), "GM1690", "azc", "2024", "telt_mee"), interval::exactly(64));
}

TEST(Bookings, MayRestOnWhatOthersDefine) {
    agreements_province in;
    in.rule_of("amv").definitions = {
        {in.key("amv", "opgave", 0), scope::members,
         in.builder.times(in.read("asiel", "opgave", 0), {8140, 96000}, rounding::half_up)}};
    in.books("vrijgesteld", in.key("amv", "afgesproken", year_2024),
             in.builder.select(in.builder.at_least(in.amounts(1, 0), in.builder.constant(1)),
                               in.builder.linear(std::array{operand{in.read("amv", "opgave", 0), -1}}, 0),
                               in.builder.constant(0)));
    const rulebook by    = in.rules_made();
    figures        table = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "asiel", "2024", "opgave", 152));
    ASSERT_TRUE(table.state("GM0118", "asiel", "2024", "opgave", 280));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(value_at(found, "GM1690", "amv", "2024", "afgesproken"), interval::exactly(0)) << "13 of 152, exempted";
    EXPECT_EQ(value_at(found, "GM0118", "amv", "2024", "afgesproken"), interval::exactly(24));
}

TEST(Bookings, OnATotalThatItsBasisStates) {
    agreements_province in;
    in.books("vrijgesteld", in.key("asiel", "afgesproken", year_2024), in.amounts(-94, 0));
    const rulebook by    = in.rules_made();
    figures        table = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "asiel", "2024", "opgave", 94));
    EXPECT_EQ(value_at(by.evaluate(table), "GM1690", "asiel", "2024", "afgesproken"), interval::exactly(0));
}

// --- a sum for each period over a basis for each cycle ---------------------------------------------------------------

TEST(SumOfPeriods, ReadsTheNumberOfThePeriodsCycle) {
    agreements_province in;
    const rulebook      by    = in.rules_made();
    figures             table = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "opgave", 139));
    EXPECT_EQ(value_at(by.evaluate(table), "GM1690", "azc", "2024", "afgesproken"), interval::exactly(139));
}

TEST(SumOfPeriods, IsUnknownWhereNoCycleCoversThePeriod) {
    agreements_province in;
    const rulebook      by = in.rules_made();
    EXPECT_EQ(value_at(by.evaluate(by.blank_figures()), "GM1690", "azc", "2026", "afgesproken"), (interval{0, 1000}))
        << "a blank that nobody can state, and not nothing";
}

// --- what conserves --------------------------------------------------------------------------------------------------

TEST(Bookings, ThatPromiseToConserveAreWatchedWhereThatDependsOnFigures) {
    agreements_province in;
    graph_builder&      to = in.builder;
    // Hoogeveen takes over what De Wolden offers, at most 50: conserving only for whoever offers no more than that.
    const node_id offered = in.read("azc", "voorstel", year_2024);
    const node_id given   = to.select(to.in_group({1}), to.constant(0), offered);
    const node_id taken =
        to.select(to.in_group({1}), to.minimum(std::array{to.sum_whole(given), to.constant(50)}), to.constant(0));
    in.books("overname", in.key("azc", "telt_mee", year_2024), to.subtract(taken, given));
    in.written.back().conserves = true;
    const rulebook by           = in.rules_made();
    figures        table        = offers_of(by);
    const outcome  found        = by.evaluate(table);
    const finding& lost         = find(found, "boekingen_heffen_op", 5);
    EXPECT_EQ(lost.verdict, verdict::not_met);
    EXPECT_EQ(lost.slack, interval::exactly(-20)) << "70 given, 50 taken";
    EXPECT_EQ(lost.of->text.nl, "azc, telt_mee 2024: wat regel 'overname' bijtelt en aftrekt heft elkaar op");
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", 50));
    EXPECT_EQ(find(by.evaluate(table), "boekingen_heffen_op", 5).verdict, verdict::met);
}

TEST(Bookings, ThatConserveWhateverTheFiguresAreNotWatched) {
    agreements_province in;
    graph_builder&      to     = in.builder;
    const node_id       shift  = to.sum_whole(in.read("azc", "voorstel", year_2024));
    const node_id       shared = to.apportion(shift, in.amounts(1, 2), apportion_method::largest_remainder);
    in.books("herverdeling", in.key("azc", "telt_mee", year_2024),
             to.subtract(shared, in.read("azc", "voorstel", year_2024)));
    in.written.back().conserves = true;
    const rulebook by           = in.rules_made();
    const outcome  found        = by.evaluate(offers_of(by));
    EXPECT_EQ(findings_called(found, "boekingen_heffen_op"), 0) << "the sum of shares is their total";
    EXPECT_EQ(value_at(found, "PV22", "azc", "2024", "telt_mee"), interval::exactly(164));
}

// --- what is refused -------------------------------------------------------------------------------------------------

TEST(Bookings, AreRefusedWhereFormsState) {
    agreements_province in;
    in.books("ruil", in.key("azc", "voorstel", year_2024), in.amounts(-1, 1));
    EXPECT_EQ(
        refusal_of(in),
        "test.toml:1: error R006: 'azc' 2024 under 'voorstel' cannot be booked on (rule 'ruil'); expected a basis "
        "that is the sum of others; declare one, and let the rule book on that: [[basis]] with id = \"telt_mee\", "
        "label "
        "= { nl = \"...\" }, per = \"period\", sum_of = [\"voorstel\"], source = \"...\"");
}

TEST(Bookings, AreRefusedOnceForTheBasisThatAllOfThemNeed) {
    agreements_province in;
    in.books("ruil", in.key("azc", "voorstel", year_2024), in.amounts(-1, 1));
    in.written.back().what.bookings.push_back(in.written.back().what.bookings.front());
    const auto made = in.compile();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().size(), 1U);
}

TEST(Bookings, AreRefusedOnATotalThatIsSummed) {
    agreements_province in;
    in.books("ruil", in.key("asiel", "telt_mee", year_2024), in.amounts(-1, 1));
    EXPECT_EQ(refusal_of(in), "test.toml:1: error R006: 'asiel' 2024 under 'telt_mee' cannot be booked on (rule "
                              "'ruil'); expected a category, or a total that 'telt_mee' does not sum; book on one of "
                              "its parts, or name 'telt_mee' under its 'stated_under'");
}

TEST(Bookings, AreRefusedInACircle) {
    agreements_province in;
    in.books("ruil", in.key("azc", "telt_mee", year_2024), in.read("amv", "telt_mee", year_2024));
    in.books("terug", in.key("amv", "telt_mee", year_2024), in.read("azc", "telt_mee", year_2024));
    const std::string said = refusal_of(in);
    EXPECT_NE(said.find("R004"), std::string::npos) << said;
    EXPECT_NE(said.find("azc 2024 telt_mee -> amv 2024 telt_mee"), std::string::npos) << said;
}

TEST(Bookings, AreRefusedOnWhatTheyReadThemselves) {
    agreements_province in;
    in.books("ruil", in.key("azc", "telt_mee", year_2024),
             in.builder.apportion(in.read("azc", "telt_mee", year_2024, scope::whole), in.amounts(1, 2),
                                  apportion_method::largest_remainder));
    EXPECT_NE(refusal_of(in).find("R004"), std::string::npos);
}

// --- whatever the figures, and in whatever order ---------------------------------------------------------------------

TEST(Bookings, GiveTheSameInAnyOrderOfRulesAndKeepTheWhole) {
    std::mt19937 dice(2024);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::int64_t> sizes(1 + dice() % 6);
        for (std::int64_t& size : sizes) size = static_cast<std::int64_t>(dice() % 200) - 100;
        const auto judged = [&] {
            agreements_province in;
            for (const std::int64_t size : sizes)
                in.books("ruil", in.key("azc", "telt_mee", year_2024), in.amounts(-size, size));
            const rulebook by = in.rules_made();
            return by.evaluate(offers_of(by));
        };
        const outcome as_written = judged();
        std::ranges::shuffle(sizes, dice);
        const outcome shuffled = judged();
        std::int64_t  moved    = 0;
        for (const std::int64_t size : sizes) moved += size;
        EXPECT_EQ(value_at(as_written, "GM1690", "azc", "2024", "telt_mee"), interval::exactly(70 - moved));
        for (const char* who : {"GM1690", "GM0118"})
            EXPECT_EQ(value_at(as_written, who, "azc", "2024", "telt_mee"),
                      value_at(shuffled, who, "azc", "2024", "telt_mee"));
        EXPECT_EQ(value_at(shuffled, "PV22", "azc", "2024", "telt_mee"), interval::exactly(164));
    }
}

} // namespace opgave::testing
