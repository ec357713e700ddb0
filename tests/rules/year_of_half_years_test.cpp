// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements_table.hpp"

#include <gtest/gtest.h>

/// A year of a flow is its half-years. All figures are synthetic.
namespace opgave::testing {

namespace {

figures halves_of_both(const rulebook& by) {
    figures table = by.blank_figures();
    EXPECT_TRUE(table.state("GM1690", "statushouders", "2024-I", "voorstel", 110));
    EXPECT_TRUE(table.state("GM1690", "statushouders", "2024-II", "voorstel", 90));
    EXPECT_TRUE(table.state("GM0118", "statushouders", "2024-I", "voorstel", 10));
    EXPECT_TRUE(table.state("GM0118", "statushouders", "2024-II", "voorstel", 20));
    return table;
}

interval offered_in_the_year(const figures& table, const rulebook& by, std::string_view who) {
    return value_at(by.evaluate(table), who, "statushouders", "2024", "voorstel");
}

} // namespace

TEST(YearOfHalfYears, IsTheirSumForMembersGroupsAndTheWhole) {
    agreements_province in;
    const rulebook      by    = in.rules_made();
    const figures       table = halves_of_both(by);
    EXPECT_EQ(offered_in_the_year(table, by, "GM1690"), interval::exactly(200));
    EXPECT_EQ(offered_in_the_year(table, by, "zuidwest"), interval::exactly(230));
    EXPECT_EQ(offered_in_the_year(table, by, "PV22"), interval::exactly(230));
}

TEST(YearOfHalfYears, IsUnknownWhereOneOfThemIsBlank) {
    agreements_province in;
    const rulebook      by    = in.rules_made();
    figures             table = halves_of_both(by);
    table.clear(*table.find("GM1690", "statushouders", "2024-II", "voorstel"));
    EXPECT_EQ(offered_in_the_year(table, by, "GM1690"), (interval{110, 1110}));
}

TEST(YearOfHalfYears, GivesWayToAYearThatIsStated) {
    agreements_province in;
    const rulebook      by    = in.rules_made();
    figures             table = halves_of_both(by);
    ASSERT_TRUE(table.state("GM1690", "statushouders", "2024", "voorstel", 205));
    EXPECT_EQ(offered_in_the_year(table, by, "GM1690"), interval::exactly(205));
    EXPECT_EQ(offered_in_the_year(table, by, "PV22"), interval::exactly(235)) << "205 and 10 + 20";
    EXPECT_EQ(offered_in_the_year(table, by, "zuidwest"), interval::exactly(235));
}

TEST(YearOfHalfYears, OfTheWholeIsItsOwnHalfYearsWhereTheseAreStated) {
    agreements_province in;
    const rulebook      by    = in.rules_made();
    figures             table = by.blank_figures();
    ASSERT_TRUE(table.state("PV22", "statushouders", "2024-I", "voorstel", 300));
    ASSERT_TRUE(table.state("PV22", "statushouders", "2024-II", "voorstel", 250));
    EXPECT_EQ(offered_in_the_year(table, by, "PV22"), interval::exactly(550));
    ASSERT_TRUE(table.state("PV22", "statushouders", "2024", "voorstel", 560));
    EXPECT_EQ(offered_in_the_year(table, by, "PV22"), interval::exactly(560));
}

TEST(YearOfHalfYears, IsNeverThatOfAStock) {
    agreements_province in;
    const rulebook      by    = in.rules_made();
    figures             table = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2024-I", "voorstel", 70));
    ASSERT_TRUE(table.state("GM1690", "azc", "2024-II", "voorstel", 70));
    EXPECT_EQ(value_at(by.evaluate(table), "GM1690", "azc", "2024", "voorstel"), (interval{0, 1000}))
        << "who is there on one day is there on the next as well";
}

TEST(YearOfHalfYears, IsStatedWhereBothAre) {
    agreements_province in;
    in.rule_of("gegeven").requirements = {
        {"gegeven", in.builder.stated(in.read("statushouders", "voorstel", year_2024)), {}, {}}};
    const rulebook by    = in.rules_made();
    figures        table = halves_of_both(by);
    table.clear(*table.find("GM0118", "statushouders", "2024-II", "voorstel"));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(find(found, "gegeven", de_wolden).verdict, verdict::met);
    EXPECT_EQ(find(found, "gegeven", hoogeveen).verdict, verdict::not_met);
}

TEST(YearOfHalfYears, TakesTheTaskOfEachHalfYearsCycle) {
    agreements_province in;
    const rulebook      by    = in.rules_made();
    figures             table = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "statushouders", "2024-I", "opgave", 100));
    ASSERT_TRUE(table.state("GM1690", "statushouders", "2024-II", "opgave", 80));
    EXPECT_EQ(value_at(by.evaluate(table), "GM1690", "statushouders", "2024", "afgesproken"), interval::exactly(180));
}

TEST(YearOfHalfYears, CountsWhatIsBookedOnAHalfYearAndOnTheYear) {
    agreements_province in;
    in.books("half", in.key("statushouders", "telt_mee", first_half), in.amounts(-4, 4));
    in.books("jaar", in.key("statushouders", "telt_mee", year_2024), in.amounts(-30, 30));
    const rulebook by    = in.rules_made();
    const outcome  found = by.evaluate(halves_of_both(by));
    const auto read = [&](const char* when) { return value_at(found, "GM1690", "statushouders", when, "telt_mee"); };
    EXPECT_EQ(read("2024-I"), interval::exactly(106)) << "110 - 4: what is agreed for a year is of no half-year";
    EXPECT_EQ(read("2024"), interval::exactly(166)) << "200 - 4 - 30";
    EXPECT_EQ(value_at(found, "PV22", "statushouders", "2024", "telt_mee"), interval::exactly(230));
}

} // namespace opgave::testing
