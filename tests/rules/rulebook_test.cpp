// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explain.hpp>

#include "small_table.hpp"

#include <gtest/gtest.h>

#include <array>

namespace opgave::testing {

namespace {

constexpr std::uint32_t de_wolden = 0;
constexpr std::uint32_t hoogeveen = 1;
constexpr std::uint32_t whole     = 3; // two members, the unattributed lane, no groups

/// The AMV task and quota of the law, for members and whole; @source Stcrt. 2024, 3320: 8,140 of 96,000.
void write_amv_quota(small_province& in) {
    graph_builder& to   = in.builder;
    written_rule&  rule = in.rule_of("amv");
    const ratio    part{8140, 96000};
    rule.definitions = {
        {in.key("amv", in.axes->asked, 0), scope::members, to.times(in.asked("asiel"), part, rounding::half_up)},
        {in.key("amv", in.axes->asked, 0), scope::whole,
         to.times(in.asked("asiel", scope::whole), part, rounding::half_up)}};
    const node_id offered = in.offered("amv", 1);
    const node_id asked   = in.asked("amv");
    rule.requirements     = {{"quotum", to.at_least(offered, asked), offered, asked}};
    rule.measures         = {{"dekking", offered, asked},
                             {"dekking_geheel", in.offered("amv", 1, scope::whole), in.asked("amv", scope::whole)}};
}

rulebook amv_rulebook() {
    small_province in;
    write_amv_quota(in);
    auto made = in.compile();
    EXPECT_TRUE(made) << made.error().front().to_text();
    return *made;
}

/// The two forms of the source document, as far as this table has room for them.
figures stated_in_the_forms(const rulebook& by) {
    figures table = by.blank_figures();
    EXPECT_TRUE(table.state("GM1690", "asiel", "2024", "opgave", 152));
    EXPECT_TRUE(table.state("GM1690", "azc", "2025", "voorstel", 70));
    EXPECT_TRUE(table.state("GM1690", "amv", "2025", "voorstel", 6));
    EXPECT_TRUE(table.state("GM0118", "asiel", "2024", "opgave", 280));
    EXPECT_TRUE(table.state("GM0118", "azc", "2025", "voorstel", 940));
    EXPECT_TRUE(table.state("GM0118", "amv", "2025", "voorstel", 0));
    return table;
}

reading read(const outcome& of, std::string_view who, std::string_view category, std::string_view when,
             std::string_view basis) {
    return of.read(*of.figures().find(who, category, when, basis));
}

} // namespace

TEST(Rulebook, DerivesTheTaskThatNoFormStates) {
    const rulebook by    = amv_rulebook();
    const outcome  found = by.evaluate(stated_in_the_forms(by));
    EXPECT_EQ(read(found, "GM1690", "amv", "2025", "opgave").value, interval::exactly(13));
    EXPECT_EQ(read(found, "GM0118", "amv", "2025", "opgave").value, interval::exactly(24));
    EXPECT_NE(read(found, "GM0118", "amv", "2025", "opgave").derived, nullptr);
}

TEST(Rulebook, PrefersWhatIsStatedAndFindsTheDifference) {
    const rulebook by    = amv_rulebook();
    figures        table = stated_in_the_forms(by);
    ASSERT_TRUE(table.state("GM0118", "amv", "2025", "opgave", 25));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(read(found, "GM0118", "amv", "2025", "opgave").value, interval::exactly(25));
    EXPECT_EQ(find(found, "opgegeven_is_berekend", hoogeveen).verdict, verdict::not_met);
    EXPECT_EQ(find(found, "opgegeven_is_berekend", hoogeveen).slack, interval::exactly(-1));
    EXPECT_EQ(find(found, "opgegeven_is_berekend", de_wolden).verdict, verdict::not_applicable)
        << "nothing is stated there";
}

TEST(Rulebook, SumsATotalUnderOneBasisAndStatesItUnderAnother) {
    const rulebook by    = amv_rulebook();
    const outcome  found = by.evaluate(stated_in_the_forms(by));
    EXPECT_EQ(read(found, "GM1690", "asiel", "2025", "voorstel").value, interval::exactly(76)) << "70 AZC and 6 AMV";
    EXPECT_EQ(read(found, "GM1690", "asiel", "2025", "opgave").value, interval::exactly(152)) << "AMV is part of it";
}

TEST(Rulebook, SaysByHowMuchAQuotaIsMissed) {
    const rulebook by    = amv_rulebook();
    const outcome  found = by.evaluate(stated_in_the_forms(by));
    EXPECT_EQ(find(found, "quotum", de_wolden).verdict, verdict::not_met);
    EXPECT_EQ(find(found, "quotum", de_wolden).slack, interval::exactly(-7));
    EXPECT_EQ(find(found, "quotum", hoogeveen).slack, interval::exactly(-24))
        << "a surplus of 660 on the total hides nothing";
}

TEST(Rulebook, LeavesOpenWhatABlankLeavesOpen) {
    const rulebook by    = amv_rulebook();
    figures        table = stated_in_the_forms(by);
    table.clear(*table.find("GM1690", "amv", "2025", "voorstel"));
    const outcome  found = by.evaluate(table);
    const finding& open  = find(found, "quotum", de_wolden);
    EXPECT_EQ(open.verdict, verdict::unknown);
    EXPECT_EQ(open.slack, (interval{-13, 999'987}));
    const std::vector<cell_key> blanks = found.blanks_of(open.of->condition, de_wolden);
    ASSERT_EQ(blanks.size(), 1U);
    EXPECT_EQ(blanks[0], *table.find("GM1690", "amv", "2025", "voorstel"));
}

TEST(Rulebook, SaysWhereARulesNumberStandsIn) {
    const rulebook by    = amv_rulebook();
    figures        table = stated_in_the_forms(by);
    const cell_key asked = *table.find("GM0118", "amv", "2025", "opgave");
    ASSERT_TRUE(table.state("GM1690", "amv", "2025", "opgave", 13));
    const outcome found = by.evaluate(table);
    const node_id slack = find(found, "quotum", hoogeveen).of->slack;
    EXPECT_EQ(found.fallbacks_of(slack, hoogeveen), std::vector<cell_key>{asked});
    EXPECT_TRUE(found.fallbacks_of(slack, de_wolden).empty()) << "its form states the 13";
}

TEST(Rulebook, RoundsTheWholeByItself) {
    const rulebook by    = amv_rulebook();
    figures        table = stated_in_the_forms(by);
    ASSERT_TRUE(table.state("PV22", "asiel", "2024", "opgave", 2691));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(read(found, "PV22", "amv", "2025", "opgave").value, interval::exactly(228));
    EXPECT_EQ(find(found, "geheel_is_som", whole).verdict, verdict::not_met)
        << "two of twelve municipalities do not add up to it";
}

TEST(Rulebook, ReadsAStatedRangeOfTheWholeBeforeTheSum) {
    const rulebook by    = amv_rulebook();
    figures        table = stated_in_the_forms(by);
    ASSERT_TRUE(table.state("PV22", "asiel", "2024", "opgave", 2691));
    ASSERT_TRUE(table.state(*table.find("PV22", "amv", "2025", "voorstel"), interval{179, 181}));
    const outcome   found   = by.evaluate(table);
    const coverage& covered = found.coverages().back();
    EXPECT_EQ(covered.numerator, (interval{179, 181}));
    EXPECT_EQ(covered.denominator, interval::exactly(228));
    EXPECT_FALSE(covered.numerator_rests_on_blanks);
    ASSERT_TRUE(covered.members);
    EXPECT_EQ(covered.members->numerator, 6);
    EXPECT_EQ(covered.members->denominator, 37);
}

TEST(Rulebook, ExplainsANumberInOneLine) {
    const rulebook by    = amv_rulebook();
    figures        table = stated_in_the_forms(by);
    ASSERT_TRUE(table.state("GM1690", "amv", "2025", "opgave", 13,
                            {.where      = {.file = "formulier.xlsx", .sheet = "De Wolden", .cell = "C9"},
                             .source     = {},
                             .dated      = {},
                             .note       = {},
                             .assumption = {}}));
    const outcome found = by.evaluate(table);
    const auto    said  = [&](std::string_view who, std::string_view category, std::string_view when,
                          std::string_view basis,
                          language         in) { return explain(found, *table.find(who, category, when, basis), in); };
    EXPECT_EQ(said("GM0118", "amv", "2025", "opgave", language::en), "24 = 8,140/96,000 x 280, half up");
    EXPECT_EQ(said("GM0118", "amv", "2025", "opgave", language::nl), "24 = 8.140/96.000 x 280, half omhoog");
    EXPECT_EQ(said("GM1690", "amv", "2025", "opgave", language::nl),
              "13 = AMV, opgave 2024, opgegeven (formulier.xlsx, De Wolden!C9)");
    EXPECT_EQ(said("GM1690", "asiel", "2025", "voorstel", language::nl), "76 = 70 + 6");
}

TEST(Rulebook, RefusesToDefineWhatAFormFills) {
    small_province in;
    in.rule_of("raadt").definitions = {{in.key("amv", in.axes->offered, 0), scope::members, in.asked("asiel")}};
    const auto made                 = in.compile();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().front().to_text(), "test.toml:1: error R006: 'amv' 2024 under 'voorstel' cannot be defined "
                                              "by a rule (rule 'raadt'); expected a cell of 'opgave', of one of its "
                                              "versions, or of a derived basis");
}

TEST(Rulebook, RefusesTwoDefinitionsOfOneCell) {
    small_province in;
    in.rule_of("eerste").definitions = {{in.key("amv", in.axes->asked, 0), scope::members, in.asked("asiel")}};
    in.rule_of("tweede").definitions = {{in.key("amv", in.axes->asked, 0), scope::members, in.asked("azc")}};
    const auto made                  = in.compile();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().front().code, diagnostic_code::R005);
    EXPECT_EQ(made.error().front().where.line, 2U);
}

TEST(Rulebook, RefusesDefinitionsInACircle) {
    small_province in;
    in.rule_of("heen").definitions  = {{in.key("amv", in.axes->asked, 0), scope::members, in.asked("azc")}};
    in.rule_of("terug").definitions = {{in.key("azc", in.axes->asked, 0), scope::members, in.asked("amv")}};
    const auto made                 = in.compile();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().front().code, diagnostic_code::R004);
    EXPECT_NE(made.error().front().message.find("azc 2024 opgave -> amv 2024 opgave"), std::string::npos)
        << made.error().front().message;
}

TEST(Rulebook, DividesTheStatedNumberOfTheWholeOverTheMembersSameCells) {
    small_province                    in;
    const std::array<std::int64_t, 2> inhabitants{24'371, 55'601}; // CBS, 1 January 2021
    const node_id                     key = in.builder.scatter(inhabitants, {});
    in.rule_of("verdeling").definitions   = {
          {in.key("asiel", in.axes->asked, 0), scope::members,
           in.builder.apportion(in.asked("asiel", scope::whole), key, apportion_method::largest_remainder)}};
    const auto made = in.compile();
    ASSERT_TRUE(made) << made.error().front().to_text();
    figures table = made->blank_figures();
    EXPECT_EQ(read(made->evaluate(table), "GM1690", "asiel", "2024", "opgave").value, (interval{0, 304'745}))
        << "304,744.2 of the most that anything may be";
    ASSERT_TRUE(table.state("PV22", "asiel", "2024", "opgave", 432));
    const outcome found = made->evaluate(table);
    EXPECT_EQ(read(found, "GM1690", "asiel", "2024", "opgave").value, interval::exactly(132)) << "131.65";
    EXPECT_EQ(read(found, "GM0118", "asiel", "2024", "opgave").value, interval::exactly(300)) << "300.35";
    EXPECT_EQ(find(found, "geheel_is_som", whole).verdict, verdict::met);
}

TEST(Rulebook, WritesTheSameDefinitionInEachPeriodOfACycle) {
    small_province in;
    const auto     task = [&] { return in.builder.times(in.asked("asiel"), {8140, 96000}, rounding::half_up); };
    for (const std::uint32_t year : {0U, 1U})
        in.rule_of("amv", {year}).definitions = {{in.key("amv", in.axes->asked, 0), scope::members, task()}};
    EXPECT_TRUE(in.compile());
}

TEST(Rulebook, KnowsWhatIsStatedOfATotal) {
    small_province in;
    graph_builder& to                  = in.builder;
    in.rule_of("gegeven").requirements = {{"voorstel_gegeven", to.stated(in.offered("asiel", 1)), {}, {}}};
    const auto made                    = in.compile();
    ASSERT_TRUE(made);
    figures table = made->blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2025", "voorstel", 70));
    EXPECT_EQ(find(made->evaluate(table), "voorstel_gegeven", de_wolden).verdict, verdict::not_met)
        << "a sum is stated when all its parts are";
    ASSERT_TRUE(table.state("GM1690", "amv", "2025", "voorstel", 0));
    EXPECT_EQ(find(made->evaluate(table), "voorstel_gegeven", de_wolden).verdict, verdict::met);
}

} // namespace opgave::testing
