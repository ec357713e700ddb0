// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>

/// Who reached what was asked, and what counts for it: rows R06, R07, R12, R15, R22, R24, R25 and R29.
namespace {

using opgave::verdict;
using opgave::testing::agreed_table;

TEST(R06FreeSwap, IsReachedByTheProvinceWhileAMunicipalityDeviates) {
    const agreed_table drenthe("R06_drenthe");
    EXPECT_EQ(drenthe.judged("asielopgave", "2025", "PV22"), verdict::met);
    EXPECT_EQ(drenthe.coverage("asielopgave", "2025", "PV22"), "170 %");
    EXPECT_EQ(drenthe.slack("indicatief_aandeel", "2025", "GM1690"), -76); // De Wolden: 76 of 152, and no law is broken
    EXPECT_EQ(drenthe.slack("indicatief_aandeel", "2025", "GM0118"), 660); // Hoogeveen: 940 of 280
}

TEST(R06FreeSwap, IsJudgedOnTheSumOfAllBids) {
    agreed_table drenthe("R06_drenthe");
    drenthe.clear("PV22", "asiel", "2025", "voorstel");
    drenthe.state("PV22", "asiel", "2024", "opgave", 152 + 280); // as if the two were the province
    EXPECT_EQ(drenthe.slack("asielopgave", "2025", "PV22"), 76 + 940 - 432);
    drenthe.state("GM0118", "azc", "2025", "voorstel", 355); // above its own share, and one place short together
    EXPECT_EQ(drenthe.slack("asielopgave", "2025", "PV22"), -1);
    EXPECT_EQ(drenthe.judged("indicatief_aandeel", "2025", "GM0118"), verdict::met);
}

TEST(R07Limburg, LetsMoreOfOneStreamMakeUpForLessOfAnotherWithinARegion) {
    agreed_table limburg("R07_limburg");
    EXPECT_EQ(limburg.slack("samen", "2025", "noord"), 10); // 250 + 210 of 300 + 150: short of asylum places alone
    EXPECT_EQ(limburg.judged("samen", "2025", "midden"), verdict::met);
    EXPECT_EQ(limburg.slack("samen", "2025", "zuid"), -30); // 250 + 120 of 300 + 100
    EXPECT_EQ(limburg.coverage("samen", "2025", "zuid"), "93 %");

    limburg.state("GM9904", "goo", "2025", "voorstel", 150);
    EXPECT_EQ(limburg.slack("samen", "2025", "zuid"), 0);
}

TEST(R07Limburg, CountsAStreamAtARate) {
    const agreed_table limburg("R07_limburg", "rate.toml");
    EXPECT_EQ(limburg.slack("samen", "2025", "zuid"), -40); // 250 + 60 of 300 + 50
}

TEST(R07Limburg, LeavesARegionOpenWhoseMunicipalitiesAreBlank) {
    agreed_table limburg("R07_limburg");
    limburg.clear("GM9904", "goo", "2025", "voorstel");
    EXPECT_EQ(limburg.judged("samen", "2025", "zuid"), verdict::unknown);
    EXPECT_EQ(limburg.slack("samen", "2025", "noord"), 10);
}

TEST(R12OverijsselTables, AreJudgedEachAndBesideTheProvince) {
    agreed_table overijssel("R12_overijssel_tables");
    EXPECT_EQ(overijssel.slack("tafels", "2025", "twente"), 80);
    EXPECT_EQ(overijssel.slack("tafels", "2025", "ijsselland"), -706);
    EXPECT_EQ(overijssel.slack("tafels", "2025", "PV23"), -626); // 5,699 of 6,325
    EXPECT_EQ(overijssel.coverage("tafels", "2025", "PV23"), "90 %");

    overijssel.state("ijsselland", "azc", "2025", "voorstel", 2'825);
    EXPECT_EQ(overijssel.judged("tafels", "2025", "ijsselland"), verdict::met);
}

TEST(R15Friesland, AcceptsAShortageOfMinorsUnderASurplusOfAllPlaces) {
    agreed_table friesland("R15_friesland");
    EXPECT_EQ(friesland.slack("compensatie", "2025", "PV21"), 914); // 4,305 of 3,391
    friesland.state("PV21", "azc", "2025", "voorstel", 3'190);
    EXPECT_EQ(friesland.slack("compensatie", "2025", "PV21"), -1);
    friesland.state("PV21", "amv", "2025", "voorstel", 288).state("PV21", "azc", "2025", "voorstel", 3'102);
    // 3,390 of 3,391 together, and enough of its own
    EXPECT_EQ(friesland.judged("compensatie", "2025", "PV21"), verdict::met);
}

TEST(R15Friesland, StillShowsTheGapOfTheMinors) {
    const agreed_table friesland("R15_friesland");
    EXPECT_EQ(friesland.slack("amv_quotum", "2025", "PV21"), -88); // 200 of 288
    EXPECT_EQ(friesland.coverage("compensatie", "2025", "PV21"), "69 %");
}

TEST(R22Certainty, CountsPromisingBidsAndLeavesOutPossibleOnes) {
    agreed_table national("R22_certainty");
    EXPECT_EQ(national.slack("wat_telt", "2025", "NL00"), -6'000); // the residual task: 90,000 of 96,000
    national.state("NL00", "azc", "2025", "mogelijk", 20'000);
    EXPECT_EQ(national.slack("wat_telt", "2025", "NL00"), -6'000);
    national.state("NL00", "azc", "2025", "kansrijk", 36'000);
    EXPECT_EQ(national.judged("wat_telt", "2025", "NL00"), verdict::met);
}

TEST(R24Overijssel, ReportsWhatIsGuaranteedBesideWhatIsPossible) {
    const agreed_table overijssel("R24_overijssel");
    EXPECT_EQ(overijssel.coverage("gegarandeerd", "2025", "PV23"), "61 %");
    EXPECT_EQ(overijssel.coverage("met_intenties", "2025", "PV23"), "90 %");
    EXPECT_EQ(overijssel.slack("met_intenties", "2025", "PV23"), -626);
}

TEST(R25ZuidHolland, IsJudgedByTheDateThatItReported) {
    agreed_table zuid_holland("R25_zuid_holland");
    EXPECT_EQ(zuid_holland.coverage("per_1_februari_2026", "2025", "PV28"), "77 %"); // 15,180 of 19,776
    EXPECT_EQ(zuid_holland.slack("per_1_februari_2026", "2025", "PV28"), -4'596);
    zuid_holland.state("PV28", "azc", "2025", "voorstel", 19'776); // on the date of the law: another number
    EXPECT_EQ(zuid_holland.slack("per_1_februari_2026", "2025", "PV28"), -4'596);
    zuid_holland.state("PV28", "azc", "2025", "stand_2026_02_01", 19'776);
    EXPECT_EQ(zuid_holland.judged("per_1_februari_2026", "2025", "PV28"), verdict::met);
}

TEST(R29Occupancy, CountsNinetySixOfAHundredPlaces) {
    agreed_table national("R29_occupancy");
    EXPECT_EQ(national.slack("bezettingsnorm", "2025", "NL00"), -1); // 95,999 of 99,999 can be used
    national.state("NL00", "azc", "2025", "voorstel", 100'000);
    EXPECT_EQ(national.judged("bezettingsnorm", "2025", "NL00"), verdict::met);
}

} // namespace
