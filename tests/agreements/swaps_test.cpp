// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <stdexcept>
#include <string>

/// R08: swaps across streams, at a rate and between named parties.
namespace {

using opgave::interval;
using opgave::verdict;
using opgave::testing::agreed_table;

constexpr const char* amsterdam     = "GM0363";
constexpr const char* a             = "GM9901";
constexpr const char* b             = "GM9902";
constexpr const char* noord_holland = "PV27";

/// What counts after the swap, in the year.
std::int64_t counted(const agreed_table& province, const char* who, const char* category) {
    return province.number(who, category, "2025", "telt_mee");
}

TEST(R08Amsterdam, GivesItsSurplusForPermitHoldersElsewhere) {
    const agreed_table province("R08_amsterdam");
    EXPECT_EQ(counted(province, amsterdam, "azc"), 4'479);
    EXPECT_EQ(counted(province, a, "azc"), 700);
    EXPECT_EQ(counted(province, b, "azc"), 500);
    EXPECT_EQ(counted(province, amsterdam, "statushouders"), 800 + 1'200);
    EXPECT_EQ(counted(province, a, "statushouders"), 800 - 700);
    EXPECT_EQ(counted(province, b, "statushouders"), 600 - 500);
    EXPECT_EQ(province.slack("ruil.afgesproken", "2025", noord_holland), 0);
    EXPECT_EQ(province.slack("ruil.gevers", "2025", amsterdam), 0);
    EXPECT_EQ(province.slack("ruil.nemers", "2025", a), 0);
    for (const char* who : {amsterdam, a, b}) EXPECT_EQ(province.judged("gehaald", "2025", who), verdict::met) << who;
}

TEST(R08Amsterdam, GivesOnlyWhatIsAboveItsOwnTask) {
    agreed_table province("R08_amsterdam");
    province.state(amsterdam, "azc", "2025", "voorstel", 5'400);
    EXPECT_EQ(counted(province, amsterdam, "azc"), 4'479);
    EXPECT_EQ(counted(province, a, "azc"), 537); // 921 in proportion to 700 and 500
    EXPECT_EQ(counted(province, b, "azc"), 384);
    EXPECT_EQ(counted(province, amsterdam, "statushouders"), 800 + 921);
    EXPECT_EQ(province.slack("ruil.afgesproken", "2025", noord_holland), -279);
    EXPECT_EQ(province.judged("gehaald", "2025", a), verdict::not_met);
}

TEST(R08Amsterdam, GetsNoMoreThanTheOthersHaveToReturn) {
    agreed_table province("R08_amsterdam");
    province.state(a, "statushouders", "2025-II", "voorstel", 0); // 300 above its task of the year instead of 700
    EXPECT_EQ(counted(province, amsterdam, "azc"), 5'679 - 800);
    EXPECT_EQ(counted(province, a, "statushouders"), 100);
    EXPECT_EQ(counted(province, b, "statushouders"), 100);
}

TEST(R08Amsterdam, CannotSpendOneSurplusTwice) {
    const agreed_table province("R08_amsterdam", "twice.toml");
    EXPECT_EQ(province.slack("ruil.gevers", "2025", amsterdam), -800);
    EXPECT_EQ(province.judged("nog_een.gevers", "2025", amsterdam), verdict::not_met);
}

TEST(R08Amsterdam, SwapsWholePacksAtARateOfItsOwn) {
    agreed_table province("R08_amsterdam", "rate.toml");
    EXPECT_EQ(counted(province, amsterdam, "azc"), 5'679 - 900);
    EXPECT_EQ(counted(province, amsterdam, "statushouders"), 800 + 600);
    EXPECT_EQ(counted(province, a, "azc"), 450);

    province.state(b, "statushouders", "2025-II", "voorstel", 0).state(b, "statushouders", "2025-I", "voorstel", 101);
    EXPECT_EQ(counted(province, amsterdam, "statushouders"), 800 + 300); // 301 are spare: 150 packs of two for three
    EXPECT_EQ(counted(province, amsterdam, "azc"), 5'679 - 450);
}

/// What is said of a province that is refused.
std::string refusal_of(const char* file) {
    try {
        const agreed_table province("R08_amsterdam", file);
    } catch (const std::runtime_error& refused) {
        return refused.what();
    }
    return "nothing";
}

TEST(R08Amsterdam, IsRefusedWhereTheTwoSidesDoNotBalance) {
    const std::string said = refusal_of("unbalanced.toml"); // 900 places for 700 permit holders at two for three
    EXPECT_NE(said.find("'neemt' does not balance what is given, at this rate: 900 are given and 700 taken back"),
              std::string::npos)
        << said;
}

TEST(R08Amsterdam, IsRefusedWhereAMunicipalityWouldSwapWithItself) {
    const std::string said = refusal_of("itself.toml");
    EXPECT_NE(said.find("'neemt' names GM0363, which gives as well"), std::string::npos) << said;
}

/// Whatever is offered and asked, a swap makes no place and loses none, in either stream.
void conserves(agreed_table& province) {
    const auto number = [] { return *rc::gen::inRange<std::int64_t>(0, 6'000); };
    for (const char* who : {amsterdam, a, b}) {
        province.state(who, "asiel", "2024", "opgave", number()).state(who, "azc", "2025", "voorstel", number());
        province.state(who, "statushouders", "2025-I", "opgave", number());
        province.state(who, "statushouders", "2025-II", "voorstel", number());
    }
    for (const char* category : {"azc", "statushouders"}) {
        const interval before = province.read(noord_holland, category, "2025", "voorstel");
        RC_ASSERT(before.is_exact());
        RC_ASSERT(province.read(noord_holland, category, "2025", "telt_mee") == before);
    }
    RC_ASSERT(!province.has_doubt("boekingen_heffen_op"));
}

RC_GTEST_PROP(R08Amsterdam, ConservesEveryStream, ()) {
    static agreed_table province("R08_amsterdam");
    conserves(province);
}
RC_GTEST_PROP(R08Amsterdam, ConservesEveryStreamAtAnyRate, ()) {
    static agreed_table province("R08_amsterdam", "rate.toml");
    conserves(province);
}
RC_GTEST_PROP(R08Amsterdam, ConservesEveryStreamInTwoSwaps, ()) {
    static agreed_table province("R08_amsterdam", "twice.toml");
    conserves(province);
}

} // namespace
