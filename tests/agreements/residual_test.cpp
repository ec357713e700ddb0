// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>

#include <string>

/// Whose task passes to others, by what they offer: rows R11 and R23.
namespace {

using opgave::verdict;
using opgave::testing::agreed_table;

constexpr const char* gilze_en_rijen = "GM0784";
constexpr const char* oisterwijk     = "GM0824";
constexpr const char* waalwijk       = "GM0867";
constexpr const char* breda          = "GM0758";

TEST(R11HartVanBrabant, LetsTheHostsTakeTheTasksOfTheOthersOver) {
    const agreed_table brabant("R11_hart_van_brabant");
    EXPECT_EQ(brabant.slack("samen", "2025", "hart_van_brabant"), 131); // 1,200 of 1,069
    EXPECT_EQ(brabant.number(waalwijk, "asiel", "2025", "afgesproken"), 0);
    EXPECT_EQ(brabant.judged("gehaald", "2025", waalwijk), verdict::met);
    // 869 in proportion to the 600 and 400 that they have above their own task
    EXPECT_EQ(brabant.number(gilze_en_rijen, "asiel", "2025", "afgesproken"), 100 + 521);
    EXPECT_EQ(brabant.number(oisterwijk, "asiel", "2025", "afgesproken"), 100 + 348);
    EXPECT_EQ(brabant.number(breda, "asiel", "2025", "afgesproken"), 100); // of no area
    EXPECT_EQ(brabant.judged("gehaald", "2025", breda), verdict::not_met);
}

TEST(R11HartVanBrabant, RelievesNobodyWhileTheAreaIsShort) {
    agreed_table brabant("R11_hart_van_brabant");
    brabant.state(oisterwijk, "azc", "2025", "voorstel", 300);
    EXPECT_EQ(brabant.slack("samen", "2025", "hart_van_brabant"), -69);
    EXPECT_EQ(brabant.number(waalwijk, "asiel", "2025", "afgesproken"), 269);
    EXPECT_EQ(brabant.number(gilze_en_rijen, "asiel", "2025", "afgesproken"), 100);
}

/// A municipality of R23, from 1 to 21.
std::string municipality(int number) { return "GM99" + std::string(number < 10 ? "0" : "") + std::to_string(number); }

/// What is asked of a municipality or province of R23 above its own task.
std::int64_t share(const agreed_table& brabant, const std::string& who) {
    return brabant.number(who, "asiel", "2025", "afgesproken") - brabant.number(who, "asiel", "2024", "opgave");
}

TEST(R23NoordBrabant, DividesTheShortageOverSeventeenMunicipalities) {
    const agreed_table brabant("R23_noord_brabant");
    std::int64_t       sum = 0;
    for (int i = 1; i <= 21; ++i) {
        const std::int64_t got = share(brabant, municipality(i));
        EXPECT_EQ(got > 0, i > 3 && i < 21) << i; // 1 and 2 have reached their task, 3 hosts, 21 is left out
        sum += got;
    }
    EXPECT_EQ(sum, 1'003);
    EXPECT_EQ(brabant.coverage("rest", "2025", "PV30"), "7 %");
}

TEST(R23NoordBrabant, DividesNothingWhenNothingIsShort) {
    agreed_table brabant("R23_noord_brabant");
    brabant.state("PV30", "azc", "2025", "voorstel", 14'689);
    EXPECT_EQ(share(brabant, "GM9920"), 0);
}

TEST(R23NoordBrabant, FindsThatNobodyQualifiesForAShortage) {
    agreed_table brabant("R23_noord_brabant");
    EXPECT_FALSE(brabant.has_doubt("er_is_een_sleutel"));
    for (int i = 4; i <= 20; ++i) // all host
        brabant.state(municipality(i), "azc", "2025", "realisatie", 1);
    EXPECT_TRUE(brabant.has_doubt("er_is_een_sleutel"));
    EXPECT_FALSE(brabant.has_doubt("geen_gelijke_stand"));
}

TEST(R23NoordBrabant, LeavesTheSharesOpenUntilEachOfferIsKnown) {
    agreed_table brabant("R23_noord_brabant");
    brabant.clear("GM9920", "azc", "2025", "voorstel"); // does it qualify or not?
    EXPECT_FALSE(brabant.read("GM9919", "asiel", "2025", "afgesproken").is_exact());
    EXPECT_EQ(brabant.number("PV30", "asiel", "2025", "afgesproken"), 14'689 + 1'003);
}

TEST(R23National, DividesSixThousandProRata) {
    const agreed_table national("R23_national");
    // 6,000 x 11,704 of the 84,762 asked of the eight that are short is 828.48
    EXPECT_EQ(share(national, "PV25"), 828);
    EXPECT_EQ(share(national, "PV22"), 0); // Drenthe: 4,182 of 2,691
    EXPECT_EQ(national.number("NL00", "asiel", "2025", "afgesproken"), 102'000);
}

} // namespace
