// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>

/// What may stand where, and what follows when nothing does: rows R16, R17, R18, R19, R21 and R28.
namespace {

using opgave::verdict;
using opgave::testing::agreed_table;

TEST(R16TerApel, HoldsNoMoreThanItsCap) {
    agreed_table groningen("R16_ter_apel");
    EXPECT_EQ(groningen.slack("plafond", "2025", "ter_apel"), -100); // 2,100 of 2,000
    groningen.state("ter_apel", "azc", "2025", "realisatie", 2'000);
    EXPECT_EQ(groningen.slack("plafond", "2025", "ter_apel"), 0);
    groningen.clear("ter_apel", "azc", "2024", "plafond");
    EXPECT_EQ(groningen.judged("plafond", "2025", "ter_apel"), verdict::not_applicable); // no cap is not a cap of 0
}

TEST(R17Hoogeveen, KeepsMinorsOutOfOneLocationAndNotOutOfTheMunicipality) {
    agreed_table drenthe("R17_hoogeveen");
    EXPECT_EQ(drenthe.slack("plafond", "2025", "azc_hoogeveen"), 60); // 940 of 1,000
    EXPECT_EQ(drenthe.judged("geen_amv", "2025", "azc_hoogeveen"), verdict::met);
    drenthe.state("azc_hoogeveen", "amv", "2025", "voorstel", 1);
    EXPECT_EQ(drenthe.slack("geen_amv", "2025", "azc_hoogeveen"), -1);
    drenthe.clear("azc_hoogeveen", "amv", "2025",
                  "voorstel"); // the 24 elsewhere in Hoogeveen are no number of the place
    EXPECT_EQ(drenthe.judged("geen_amv", "2025", "azc_hoogeveen"), verdict::unknown);
}

TEST(R18Carousel, HasOneHostWithAllItsPlaces) {
    agreed_table north("R18_carousel");
    EXPECT_EQ(north.judged("carrousel.een_gastheer", "2024-I", "NL00"), verdict::met);
    EXPECT_EQ(north.judged("carrousel.omvang", "2024-I", "NL00"), verdict::met);

    north.state("GM1690", "azc", "2024-I", "voorstel", 0).state("GM1690", "amv", "2024-I", "voorstel", 0);
    EXPECT_EQ(north.number("GM1690", "asiel", "2024-I", "voorstel"), 0); // its 200 places do not count for the task

    north.state("GM0037", "noodopvang", "2024-I", "voorstel", 200); // two at once
    EXPECT_EQ(north.slack("carrousel.een_gastheer", "2024-I", "NL00"), -1);
    EXPECT_EQ(north.slack("carrousel.omvang", "2024-I", "NL00"), -200);
}

TEST(R19MinimumSize, IsNothingOrAHundredPlaces) {
    agreed_table drenthe("R19_de_wolden");
    EXPECT_EQ(drenthe.slack("minimumomvang", "2025", "GM1690"), -24); // 70 AZC and 6 AMV
    EXPECT_EQ(drenthe.slack("minimumomvang", "2026", "GM1690"), 52);  // 139 and 13
    EXPECT_EQ(drenthe.judged("minimumomvang", "2025", "GM0118"), verdict::met);
    drenthe.state("GM1690", "azc", "2025", "voorstel", 93);
    EXPECT_EQ(drenthe.judged("minimumomvang", "2025", "GM1690"), verdict::not_met); // 99
    drenthe.state("GM1690", "azc", "2025", "voorstel", 94);
    EXPECT_EQ(drenthe.judged("minimumomvang", "2025", "GM1690"), verdict::met);
    drenthe.state("GM1690", "azc", "2025", "voorstel", 0).state("GM1690", "amv", "2025", "voorstel", 0);
    EXPECT_EQ(drenthe.judged("minimumomvang", "2025", "GM1690"), verdict::met); // nothing durable is no small location
}

TEST(R19MinimumSize, MayBeSeveralSmallLocationsTogether) {
    const agreed_table drenthe("R19_de_wolden");
    EXPECT_EQ(drenthe.slack("minimumomvang", "2025", "GM9901"), 0);   // 60 and 40
    EXPECT_EQ(drenthe.slack("minimumomvang", "2026", "GM9901"), -40); // one of the two has closed
}

TEST(R21Gelderland, PutsSatellitesNearAHub) {
    agreed_table gelderland("R21_gelderland");
    EXPECT_EQ(gelderland.judged("hub.hub_nabij", "2025", "GM9902"), verdict::met); // 400 in its cluster
    EXPECT_EQ(gelderland.judged("hub.hub_nabij", "2025", "GM9903"), verdict::not_met);
    EXPECT_EQ(gelderland.judged("hub.satelliet_minimum", "2025", "GM9902"), verdict::met);
    EXPECT_EQ(gelderland.judged("hub.satelliet_minimum", "2025", "GM9903"), verdict::not_met); // 150 of 200
    EXPECT_EQ(gelderland.judged("hub.hub_minimum", "2025", "GM9901"), verdict::met);
    gelderland.state("GM9901", "azc", "2025", "voorstel", 299);
    EXPECT_EQ(gelderland.judged("hub.hub_minimum", "2025", "GM9901"), verdict::not_met);
    EXPECT_EQ(gelderland.judged("hub.hub_nabij", "2025", "GM9902"), verdict::not_met);
}

TEST(R28ZuidHolland, IntervenesAfterFourHalfYearsInARow) {
    agreed_table zuid_holland("R28_zuid_holland");
    EXPECT_EQ(zuid_holland.judged("laatste_waarschuwing", "2023-II", "GM9901"), verdict::not_met);
    EXPECT_EQ(zuid_holland.judged("laatste_waarschuwing", "2023-II", "GM9902"),
              verdict::met); // one was reached between
    zuid_holland.state("GM9901", "statushouders", "2022-I", "realisatie", 5);
    EXPECT_EQ(zuid_holland.judged("laatste_waarschuwing", "2023-II", "GM9901"), verdict::met);
}

TEST(R28ZuidHolland, DoesNotGuessWhatWasBeforeTheFirstPeriod) {
    const agreed_table zuid_holland("R28_zuid_holland");
    EXPECT_EQ(zuid_holland.judged("laatste_waarschuwing", "2023-I", "GM9901"), verdict::unknown);
    EXPECT_EQ(zuid_holland.judged("laatste_waarschuwing", "2023-I", "GM9902"), verdict::met);
}

TEST(RowsWithText, KeepItAsItWasWritten) {
    EXPECT_EQ(agreed_table("R16_ter_apel").text("plafond", "dwangsom"), "15.000 euro per dag, later 50.000 euro");
    EXPECT_EQ(agreed_table("R17_hoogeveen").text("geen_amv", "ook_uitgesloten"), "asielzoekers uit veilige landen");
    EXPECT_EQ(agreed_table("R18_carousel").text("carrousel", "volgorde"), "Stadskanaal, 2e Exloermond, Zuidwolde");
}

TEST(RuleKinds, SayOfWhichStreamTheySpeak) {
    EXPECT_EQ(agreed_table("R08_amsterdam").label("ruil"), "Ruil: AZC (duurzame plekken) tegen Statushouders");
    EXPECT_EQ(agreed_table("R10_kaag_nieuwkoop").label("locatie"),
              "Gezamenlijke locatie: azc Kaag en Braassem en Nieuwkoop");
}

} // namespace
