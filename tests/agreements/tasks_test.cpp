// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>

/// Who is asked less, or something else, by agreement: rows R09, R13, R14 and R32.
namespace {

using opgave::verdict;
using opgave::testing::agreed_table;

constexpr const char* woudenberg = "GM0351";
constexpr const char* utrecht    = "GM0344";
constexpr const char* renswoude  = "GM0339";

TEST(R09Woudenberg, IsAskedNothingWhileItHostsUkrainians) {
    const agreed_table province("R09_woudenberg");
    EXPECT_EQ(province.number(woudenberg, "asiel", "2025", "afgesproken"), 0);
    EXPECT_EQ(province.number(utrecht, "asiel", "2025", "afgesproken"), 1'988);
    EXPECT_EQ(province.number("PV26", "asiel", "2025", "afgesproken"), 8'207 - 94);
    EXPECT_EQ(province.number(woudenberg, "asiel", "2024", "opgave"), 94); // what is stated stays
    EXPECT_EQ(province.judged("gehaald", "2025", woudenberg), verdict::met);
}

TEST(R09Woudenberg, KeepsItsTaskWhenItDoesNot) {
    agreed_table province("R09_woudenberg");
    province.state(woudenberg, "goo", "2025", "voorstel", 99); // of 100
    EXPECT_EQ(province.number(woudenberg, "asiel", "2025", "afgesproken"), 94);
    EXPECT_EQ(province.slack("gehaald", "2025", woudenberg), -94);
    EXPECT_EQ(province.number("PV26", "asiel", "2025", "afgesproken"), 8'207);
}

TEST(R09Woudenberg, MayLeaveItsTaskToTheOthers) {
    const agreed_table province("R09_woudenberg", "shared_out.toml");
    EXPECT_EQ(province.number(woudenberg, "asiel", "2025", "afgesproken"), 0);
    // 94 by the inhabitants of 2021: 92.59 and 1.41
    EXPECT_EQ(province.number(utrecht, "asiel", "2025", "afgesproken"), 1'988 + 93);
    EXPECT_EQ(province.number(renswoude, "asiel", "2025", "afgesproken"), 39 + 1);
    EXPECT_EQ(province.number("PV26", "asiel", "2025", "afgesproken"), 8'207);
}

TEST(R09Woudenberg, MayLeaveItsTaskToTheOthersInEqualParts) {
    const agreed_table province("R09_woudenberg", "shared_equally.toml");
    EXPECT_EQ(province.number(woudenberg, "asiel", "2025", "afgesproken"), 0);
    EXPECT_EQ(province.number(utrecht, "asiel", "2025", "afgesproken"), 1'988 + 47);
    EXPECT_EQ(province.number(renswoude, "asiel", "2025", "afgesproken"), 39 + 47);
}

TEST(R13Achterhoek, KeepsItsPackageWhenEveryStreamIsReached) {
    agreed_table gelderland("R13_achterhoek");
    EXPECT_EQ(gelderland.judged("asiel", "2024", "achterhoek"), verdict::met);
    EXPECT_EQ(gelderland.slack("statushouders", "2024", "achterhoek"), -10); // a year is its half-years: 290 + 300
    EXPECT_EQ(gelderland.judged("pakket", "2024", "achterhoek"), verdict::not_met);

    gelderland.state("achterhoek", "statushouders", "2024-I", "voorstel", 300);
    EXPECT_EQ(gelderland.judged("pakket", "2024", "achterhoek"), verdict::met);
    gelderland.state("achterhoek", "goo", "2024", "voorstel", 2'347);
    EXPECT_EQ(gelderland.slack("pakket", "2024", "achterhoek"), -1);
}

TEST(R13Achterhoek, IsOpenWhileAHalfYearIsBlank) {
    agreed_table gelderland("R13_achterhoek");
    gelderland.clear("achterhoek", "statushouders", "2024-II", "voorstel");
    EXPECT_EQ(gelderland.judged("pakket", "2024", "achterhoek"), verdict::unknown);
}

TEST(R14WaddenIslands, AreAskedNothing) {
    agreed_table friesland("R14_wadden");
    EXPECT_EQ(friesland.number("GM0088", "asiel", "2025", "afgesproken"), 0);          // Schiermonnikoog, 5 before
    EXPECT_FALSE(friesland.read("GM0080", "asiel", "2025", "afgesproken").is_exact()); // Leeuwarden
    friesland.state("GM0080", "asiel", "2024", "opgave", 600);                         // synthetic
    EXPECT_EQ(friesland.number("GM0080", "asiel", "2025", "afgesproken"), 600);
}

TEST(R14WaddenIslands, LeaveOpenWhatTheyFreeUntilTheirTasksAreKnown) {
    agreed_table friesland("R14_wadden");
    EXPECT_EQ(friesland.read("PV21", "asiel", "2025", "afgesproken").most, 3'391 - 5);
    for (const char* island : {"GM0060", "GM0093", "GM0096"}) { // tens are synthetic
        friesland.state(island, "asiel", "2024", "opgave", 10);
        EXPECT_EQ(friesland.number(island, "asiel", "2025", "afgesproken"), 0);
    }
    EXPECT_EQ(friesland.number("PV21", "asiel", "2025", "afgesproken"), 3'391 - 35);
}

TEST(R32DeWolden, IsAskedForFiftyMinorsAndMoreUkrainiansInstead) {
    agreed_table drenthe("R32_de_wolden");
    EXPECT_EQ(drenthe.number("GM1690", "amv", "2025", "afgesproken"), 50);
    EXPECT_EQ(drenthe.number("GM1690", "azc", "2025", "afgesproken"), 139 - 37 - 20); // both requests on one cell
    EXPECT_EQ(drenthe.number("GM1690", "goo", "2025", "afgesproken"), 241);
    EXPECT_EQ(drenthe.slack("meer_amv", "2025", "GM1690"), -37); // it offers 13
    EXPECT_EQ(drenthe.slack("meer_goo", "2025", "GM1690"), -20);

    drenthe.state("GM1690", "amv", "2025", "voorstel", 50);
    EXPECT_EQ(drenthe.judged("meer_amv", "2025", "GM1690"), verdict::met);
}

} // namespace
