// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

/// Whose offer counts for whom: rows R10 and R27.
namespace {

using opgave::verdict;
using opgave::testing::agreed_table;

constexpr const char* kaag_en_braassem = "GM1884";
constexpr const char* nieuwkoop        = "GM0569";
constexpr const char* druten           = "GM0225";
constexpr const char* wijchen          = "GM0296";
constexpr const char* horst            = "GM1507";

TEST(R10JointLocation, CountsForEachPartnerItsShare) {
    agreed_table province("R10_kaag_nieuwkoop");
    EXPECT_EQ(province.number(kaag_en_braassem, "azc", "2025", "telt_mee"), 179);
    EXPECT_EQ(province.number(nieuwkoop, "azc", "2025", "telt_mee"), 188);
    EXPECT_EQ(province.judged("locatie", "2025", "PV28"), verdict::met);
    EXPECT_EQ(province.slack("gehaald", "2025", nieuwkoop), 0);

    province.state(kaag_en_braassem, "azc", "2025", "voorstel", 183); // half of it is built
    EXPECT_EQ(province.judged("gehaald", "2025", nieuwkoop), verdict::not_met);
    EXPECT_EQ(province.number("PV28", "azc", "2025", "telt_mee"), 183);
}

TEST(R10JointLocation, IsRefusedWhereTheSharesAreNotTheWhole) {
    try {
        const agreed_table province("R10_kaag_nieuwkoop", "not_the_whole.toml");
        FAIL() << "it is not refused";
    } catch (const std::runtime_error& refused) {
        const std::string said = refused.what();
        EXPECT_NE(said.find("'delen' do not add up to the places of the location: they are 367 of 360"),
                  std::string::npos)
            << said;
    }
}

TEST(R10JointLocation, CountsNoPlaceTwice) {
    agreed_table province("R10_druten_wijchen");
    EXPECT_EQ(province.slack("locatie", "2025", "PV25"), -100); // 400 stated of 300
    EXPECT_EQ(province.number("PV25", "azc", "2025", "telt_mee"), 300);
    EXPECT_EQ(province.number(druten, "azc", "2025", "telt_mee"), 150);
    province.state(druten, "azc", "2025", "voorstel", 100);
    EXPECT_EQ(province.judged("locatie", "2025", "PV25"), verdict::met);
}

RC_GTEST_PROP(R10JointLocation, NeverGainsOrLosesAPlace, ()) {
    static agreed_table province("R10_druten_wijchen");
    const auto          here  = *rc::gen::inRange<std::int64_t>(0, 1'000);
    const auto          there = *rc::gen::inRange<std::int64_t>(0, 1'000);
    province.state(druten, "azc", "2025", "voorstel", here).state(wijchen, "azc", "2025", "voorstel", there);
    // Halves of an odd number are a tie: each may get the odd place, and the two together get what there is.
    const auto counted = province.read("PV25", "azc", "2025", "telt_mee");
    RC_ASSERT(counted == opgave::interval::exactly(std::min<std::int64_t>(here + there, 300)));
}

TEST(R27Horst, CountsWhatStandsThereForTheMunicipalitiesThatAreLinked) {
    agreed_table limburg("R27_horst");
    EXPECT_EQ(limburg.number(horst, "statushouders", "2025", "telt_mee"), 0);
    EXPECT_EQ(limburg.number("GM9901", "statushouders", "2025", "telt_mee"), 18);
    EXPECT_EQ(limburg.number("GM9905", "statushouders", "2025", "telt_mee"), 10 + 18);
    EXPECT_EQ(limburg.number("PV31", "statushouders", "2025", "telt_mee"), 100); // none more, none less
    EXPECT_EQ(limburg.slack("doorstroomlocatie", "2025", horst), 0);

    limburg.state(horst, "statushouders", "2025", "voorstel", 89);
    EXPECT_EQ(limburg.slack("doorstroomlocatie", "2025", horst), -1);
}

} // namespace
