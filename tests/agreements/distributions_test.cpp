// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <string>
#include <utility>

/// How a number comes to those of whom it is asked: rows R01 to R05, R30 and R33 of the thirty-three kinds of agreement.
namespace {

using opgave::verdict;
using opgave::testing::agreed_table;

using row = std::pair<const char*, std::int64_t>;

TEST(R01NationalShare, AddsUpExactlyToTheNationalTask) {
    // The published tasks. The scores are inferred from them and have three decimals, so a share may be off by that much.
    constexpr std::array published{row{"PV20", 2715},  row{"PV21", 3391},  row{"PV22", 2691},  row{"PV23", 6325},
                                   row{"PV24", 2441},  row{"PV25", 11704}, row{"PV26", 8207},  row{"PV27", 16290},
                                   row{"PV28", 19776}, row{"PV29", 2109},  row{"PV30", 14689}, row{"PV31", 5662}};

    const agreed_table national("R01_national_share");
    std::int64_t       sum = 0;
    for (const auto& [province, task] : published) {
        const std::int64_t share = national.number(province, "asiel", "2024", "opgave");
        EXPECT_LE(std::abs(share - task) * 1000, task) << province << ": " << share;
        sum += share;
    }
    EXPECT_EQ(sum, 96'000);
}

TEST(R02Minors, AreRoundedToTheNearestInEachProvince) {
    constexpr std::array published{row{"PV20", 230},  row{"PV21", 288}, row{"PV22", 228},  row{"PV23", 536},
                                   row{"PV24", 207},  row{"PV25", 992}, row{"PV26", 696},  row{"PV27", 1381},
                                   row{"PV28", 1677}, row{"PV29", 179}, row{"PV30", 1246}, row{"PV31", 480}};
    const agreed_table   national("R02_minors");
    for (const auto& [province, minors] : published)
        EXPECT_EQ(national.number(province, "amv", "2024", "opgave"), minors) << province;
    EXPECT_EQ(national.number("NL00", "amv", "2024", "opgave"), 8'140);
}

TEST(R02Minors, AreThePublishedNumbersOfDeWoldenAndHoogeveen) {
    const agreed_table drenthe("R02_minors", "drenthe.toml");
    EXPECT_EQ(drenthe.number("GM1690", "amv", "2024", "opgave"), 13); // of 152: 12.89
    EXPECT_EQ(drenthe.number("GM0118", "amv", "2024", "opgave"), 24); // of 280: 23.74
    EXPECT_EQ(drenthe.number("GM1690", "azc", "2024", "opgave"), 139);
    EXPECT_EQ(drenthe.number("GM0118", "azc", "2024", "opgave"), 256);
    EXPECT_EQ(drenthe.number("PV22", "amv", "2024", "opgave"), 228); // of the province's own 2,691
}

constexpr std::array minors_before_the_law{row{"PV20", 171},  row{"PV21", 189}, row{"PV22", 144}, row{"PV23", 339},
                                           row{"PV24", 126},  row{"PV25", 610}, row{"PV26", 396}, row{"PV27", 842},
                                           row{"PV28", 1086}, row{"PV29", 112}, row{"PV30", 750}, row{"PV31", 323}};

TEST(R03MinorsByInhabitants, AreThePublishedNumbersOfAllTwelveProvinces) {
    const agreed_table national("R03_minors_by_inhabitants");
    for (const auto& [province, minors] : minors_before_the_law)
        EXPECT_EQ(national.number(province, "amv", "2024", "opgave"), minors) << province;
    EXPECT_FALSE(national.has_doubt("afrondingen_tellen_op"));
}

TEST(R03MinorsByInhabitants, NeedNotAddUpAndThenSaySo) {
    agreed_table national("R03_minors_by_inhabitants");
    national.state("NL00", "amv", "2024", "opgave", 3'660); // the published shares of 3,660 add up to 3,659
    std::int64_t sum = 0;
    for (const auto& [province, unused] : minors_before_the_law)
        sum += national.number(province, "amv", "2024", "opgave");
    EXPECT_EQ(sum, 3'659);
    EXPECT_TRUE(national.has_doubt("afrondingen_tellen_op"));
}

TEST(R04EqualParts, AskTheSameOfEachOfTwentyFiveRegions) {
    const agreed_table national("R04_equal_parts");
    EXPECT_EQ(national.number("VR01", "goo", "2024", "opgave"), 2'000);
    EXPECT_EQ(national.number("VR25", "goo", "2024", "opgave"), 2'000);
}

TEST(R05TwoLevels, GiveARegionAnEqualPartAndItsMunicipalitiesOneByInhabitants) {
    agreed_table national("R04_equal_parts");
    national.state("NL00", "goo", "2024", "opgave", 112'500); // an inference: 25 times the 4,500 behind the forms
    agreed_table drenthe("R05_two_levels");
    drenthe.state("PV22", "goo", "2024", "opgave", national.number("VR03", "goo", "2024", "opgave"));
    EXPECT_EQ(drenthe.number("GM0118", "goo", "2024", "opgave"), 506); // as on the form of Hoogeveen
    // The form of De Wolden says 221. By the inhabitants of 2021 it is 221.66; which year counted is not known.
    EXPECT_EQ(drenthe.number("GM1690", "goo", "2024", "opgave"), 222);
}

TEST(R30EmergencyRequest, AsksTheSameOfEachProvinceThatFellShort) {
    const agreed_table national("R30_emergency");
    EXPECT_EQ(national.number("PV25", "noodopvang", "2024", "opgave"), 325); // Gelderland: 10,474 of 11,704
    EXPECT_EQ(national.number("PV22", "noodopvang", "2024", "opgave"), 0);   // Drenthe: 4,182 of 2,691
    EXPECT_EQ(national.number("NL00", "noodopvang", "2024", "opgave"), 8 * 325);
}

TEST(R30EmergencyRequest, IsMetByThePlacesThatAreOffered) {
    agreed_table national("R30_emergency");
    EXPECT_EQ(national.judged("noodvraag", "2025", "PV25"), verdict::unknown); // nobody has answered
    EXPECT_EQ(national.judged("noodvraag", "2025", "PV22"), verdict::met);     // nothing is asked
    national.state("PV25", "noodopvang", "2025", "voorstel", 324);
    EXPECT_EQ(national.slack("noodvraag", "2025", "PV25"), -1);
    national.state("PV25", "noodopvang", "2025", "voorstel", 325);
    EXPECT_EQ(national.judged("noodvraag", "2025", "PV25"), verdict::met);
}

TEST(R33OwnKey, DividesTheRegionsNumberByInhabitantsAndGivesOthersNothing) {
    constexpr std::array region{"GM0484", "GM0513", "GM0534", "GM0537", "GM0546", "GM0547",
                                "GM0553", "GM0569", "GM0575", "GM0579", "GM0626", "GM0627",
                                "GM0638", "GM1525", "GM1884", "GM1892", "GM1901", "GM1931"};
    const agreed_table   province("R33_inhabitants");
    std::int64_t         sum = 0;
    for (const char* municipality : region) sum += province.number(municipality, "asiel", "2024", "regio_afspraak");
    EXPECT_EQ(sum, 2'200);
    // 2,200 x 124,037 of 814,643 inhabitants of 2021 is 334.97; 2,200 x 8,874 is 23.96
    EXPECT_EQ(province.number("GM0546", "asiel", "2024", "regio_afspraak"), 335); // Leiden
    EXPECT_EQ(province.number("GM0638", "asiel", "2024", "regio_afspraak"), 24);  // Zoeterwoude
    EXPECT_EQ(province.number("GM0599", "asiel", "2024", "regio_afspraak"), 0);   // Rotterdam is of another region
}

TEST(R33OwnKey, HoldsAsLongAsTheAgreement) {
    const agreed_table province("R33_inhabitants", "five_years.toml");
    EXPECT_EQ(province.number("GM0546", "asiel", "2024", "regio_afspraak"), 335);        // the cycle of 2025 and 2029
    EXPECT_FALSE(province.read("GM0546", "asiel", "2030", "regio_afspraak").is_exact()); // the year after its last day
}

TEST(R33OwnKey, MayBeAgreedParts) {
    const agreed_table province("R33_inhabitants", "agreed_parts.toml");
    EXPECT_EQ(province.number("GM0546", "asiel", "2024", "regio_afspraak"), 1'467); // two of three parts
    EXPECT_EQ(province.number("GM0513", "asiel", "2024", "regio_afspraak"), 733);
    EXPECT_EQ(province.number("GM0638", "asiel", "2024", "regio_afspraak"), 0);
}

} // namespace
