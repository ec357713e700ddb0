// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

/// R26: what was not housed is asked again in the next half-year, and what was housed too early is not: on the published
/// numbers of the country (openkamer.org, 2024Z12156), and on any chain.
namespace {

using opgave::testing::agreed_table;

constexpr const char* all = "NL01";

TEST(R26CarryOver, GivesThePublishedTasksOfFiveHalfYears) {
    struct half_year {
        const char*  when;
        std::int64_t fresh;
        std::int64_t housed;
        std::int64_t published; ///< the task with what was carried over
    };
    agreed_table national("../plugin/shipped_rules", "half_years.toml");
    national.state(all, "statushouders", "2021-I", "taakstelling", 15'144);
    for (const half_year& one : {half_year{"2021-I", 13'500, 9'596, 15'144},
                                 {"2021-II", 11'000, 12'787, 16'586},
                                 {"2022-I", 10'000, 11'934, 13'748},
                                 {"2022-II", 13'500, 17'126, 15'333}, // more than asked: a lead
                                 {"2023-I", 21'200, 14'296, 19'418}}) {
        national.state(all, "statushouders", one.when, "taakstelling_nieuw", one.fresh);
        national.state(all, "statushouders", one.when, "realisatie", one.housed);
        EXPECT_EQ(national.number(all, "statushouders", one.when, "taakstelling"), one.published) << one.when;
    }
}

RC_GTEST_PROP(R26CarryOver, IsTheRunningBalanceOfTheWholeChain, ()) {
    static agreed_table national("../plugin/shipped_rules", "half_years.toml");
    constexpr auto      corrections = 38 - 51 + 19 + 11; // of the four half-years after the first

    const auto number  = [] { return *rc::gen::inRange<std::int64_t>(0, 30'000); };
    auto       balance = number();
    national.state(all, "statushouders", "2021-I", "taakstelling", balance);
    for (const char* half : {"2021-I", "2021-II", "2022-I", "2022-II"}) {
        const auto housed = number();
        national.state(all, "statushouders", half, "realisatie", housed);
        balance -= housed;
    }
    for (const char* half : {"2021-II", "2022-I", "2022-II", "2023-I"}) {
        const auto fresh = number();
        national.state(all, "statushouders", half, "taakstelling_nieuw", fresh);
        balance += fresh;
    }
    RC_ASSERT(national.read(all, "statushouders", "2023-I", "taakstelling").least == balance + corrections);
    RC_ASSERT(national.read(all, "statushouders", "2023-I", "taakstelling").is_exact());
}

} // namespace
