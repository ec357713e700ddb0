// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>

/// R31: what the table of Drenthe agreed on 2 February 2024: a fair part of every municipality, built on what exists;
/// voluntary first, the law as fallback.
namespace {

using opgave::interval;
using opgave::verdict;
using opgave::testing::agreed_table;

constexpr const char* de_wolden = "GM1690";
constexpr const char* hoogeveen = "GM0118";
constexpr const char* drenthe   = "PV22";

TEST(R31Drenthe, AsksAFairPartOfEveryMunicipality) {
    agreed_table table("R31_drenthe");
    EXPECT_EQ(table.judged("evenredig_asiel", "2025", de_wolden), verdict::met);     // 76 is just half of 152
    EXPECT_EQ(table.judged("evenredig_asiel", "2024", de_wolden), verdict::unknown); // its form leaves 2024 blank
    EXPECT_EQ(table.judged("evenredig_asiel", "2025", hoogeveen), verdict::met);
    table.state(de_wolden, "azc", "2025", "voorstel", 69); // Hoogeveen's 940 do not make up for it
    EXPECT_EQ(table.judged("evenredig_asiel", "2025", de_wolden), verdict::not_met);
}

TEST(R31Drenthe, BuildsOnWhatExists) {
    agreed_table table("R31_drenthe");
    EXPECT_EQ(table.slack("voortbouwen_azc", "2025", hoogeveen), 0);         // 940 realised in 2023, and still offered
    EXPECT_EQ(table.slack("voortbouwen_goo", "2024", de_wolden), 160 - 113); // more than there is
    table.state(hoogeveen, "azc", "2025", "voorstel", 939);
    EXPECT_EQ(table.slack("voortbouwen_azc", "2025", hoogeveen), -1);
}

/// Drenthe offers 2,000 of 2,691 and De Wolden nothing: made up, to see what the law does about it.
void fall_short(agreed_table& table, const char* when) {
    table.state(drenthe, "asiel", when, "voorstel", 2'000);
    table.state(de_wolden, "azc", when, "voorstel", 0).state(de_wolden, "amv", when, "voorstel", 0);
    table.state(hoogeveen, "azc", when, "voorstel", 940).state(hoogeveen, "amv", when, "voorstel", 0);
}

TEST(R31Drenthe, FallsBackOnTheLawFromTheDayOfTheDecision) {
    agreed_table table("R31_drenthe");
    for (const char* half : {"2024-I", "2024-II"}) fall_short(table, half);
    EXPECT_EQ(table.number(de_wolden, "asiel", "2024-I", "afgesproken"), 152);        // on 30 June 2024 it is voluntary
    EXPECT_EQ(table.number(de_wolden, "asiel", "2024-II", "afgesproken"), 152 + 691); // decided on 20 December 2024
    EXPECT_EQ(table.number(hoogeveen, "asiel", "2024-II", "afgesproken"), 280);       // it offers its part
    EXPECT_EQ(table.slack("gehaald", "2024-I", de_wolden), -152);
    EXPECT_EQ(table.slack("gehaald", "2024-II", de_wolden), -843);
}

TEST(R31Drenthe, NeedsNoFallbackWhereTheVoluntaryOffersSuffice) {
    agreed_table table("R31_drenthe");
    table.state(drenthe, "asiel", "2025", "voorstel", interval{4'562, 4'588}); // 170 % of 2,691
    EXPECT_EQ(table.number(de_wolden, "asiel", "2025", "afgesproken"), 152);
    EXPECT_EQ(table.coverage("vangnet", "2025", drenthe), "0 %");
}

} // namespace
