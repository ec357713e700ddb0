// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>

#include "agreements/agreed_table.hpp"
#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

/// The same agreements, said in lots: rows R10, R20, R22, R25 and R27.
namespace {

using opgave::verdict;
using opgave::testing::agreed_table;

TEST(R10Lots, CountForEachPartnerItsShareAndForThePlaceAll) {
    const agreed_table province("R10_lots");
    EXPECT_EQ(province.number("GM1884", "azc", "2025", "voorstel"), 179);
    EXPECT_EQ(province.number("GM0569", "azc", "2025", "voorstel"), 188);
    EXPECT_EQ(province.number("azc_samen", "azc", "2025", "voorstel"), 367);
    EXPECT_EQ(province.number("azc_samen", "asiel", "2025", "voorstel"), 367); // no minors, and that is known
    EXPECT_EQ(province.number("PV28", "azc", "2025", "voorstel"), 367);        // none twice
    EXPECT_EQ(province.slack("gehaald", "2025", "GM1884"), 0);
    EXPECT_EQ(province.slack("gehaald", "2025", "GM0569"), 0);
}

TEST(R10Lots, AreNamedByWhereTheFigureComesFrom) {
    const auto said = opgave::read_province("tests/agreements/R10_lots/province.toml");
    ASSERT_TRUE(said);
    const auto rules = opgave::compile(*said, opgave::testing::shipped_store());
    ASSERT_TRUE(rules);
    const auto table = opgave::stated_figures(*said, *rules);
    ASSERT_TRUE(table);
    const auto* from = table->provenance_of(table->find("GM0569", "azc", "2025", "voorstel").value());
    ASSERT_NE(from, nullptr);
    EXPECT_EQ(from->note, "1 kavel op 2025-12-31: azc Kaag en Braassem en Nieuwkoop 188 van 367 (vanaf 2025-01-01, "
                          "afgesproken)");
    EXPECT_EQ(from->where, said->lots.front().where);
}

TEST(R20Lots, CountForTheTaskFromFiveYearsOn) {
    const agreed_table utrecht("R20_lots");
    EXPECT_EQ(utrecht.number("GM9901", "azc", "2025", "voorstel"), 180); // five years to the day
    EXPECT_EQ(utrecht.number("GM9901", "noodopvang", "2025", "voorstel"), 120);
    EXPECT_EQ(utrecht.slack("gehaald", "2025", "GM9901"), -120);
    EXPECT_EQ(utrecht.judged("duurzame_plekken", "2025", "GM9901"), verdict::not_met); // 300, but not durable
}

TEST(R22Lots, CountWhenTheyArePromising) {
    const agreed_table country("R22_lots");
    EXPECT_EQ(country.number("NL00", "asiel", "2025", "telt_mee"), 90'000);
    EXPECT_EQ(country.slack("wat_telt", "2025", "NL00"), -6'000);
    EXPECT_EQ(country.slack("met_wat_mogelijk_is", "2025", "NL00"), 2'000);
}

TEST(R25Lots, CountOnTheDateOfTheLawOrOfTheReport) {
    const agreed_table zuid_holland("R25_lots");
    EXPECT_EQ(zuid_holland.coverage("zoals_de_provincie", "2025", "PV28"), "77 %"); // 15,180 of 19,776
    EXPECT_EQ(zuid_holland.slack("zoals_de_provincie", "2025", "PV28"), 15'180 - 19'776);
    EXPECT_EQ(zuid_holland.slack("zoals_de_wet", "2025", "PV28"), 14'000 - 19'776);
}

TEST(R27Lots, CountForTheMunicipalitiesThatAreLinked) {
    const agreed_table limburg("R27_lots");
    EXPECT_EQ(limburg.number("GM1507", "doorstroom", "2025", "voorstel"), 0);
    EXPECT_EQ(limburg.number("doorstroomlocatie", "doorstroom", "2025", "voorstel"), 90);
    EXPECT_EQ(limburg.number("PV31", "doorstroom", "2025", "voorstel"), 90);
    for (const char* linked : {"GM9901", "GM9902", "GM9903", "GM9904", "GM9905"})
        EXPECT_EQ(limburg.judged("gehaald", "2025", linked), verdict::met) << linked;
}

} // namespace
