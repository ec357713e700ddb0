// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

/// R26: what was not housed is asked again in the next half-year. The published chain is in
/// plugin/shipped_rules_test.cpp; here it is any chain.
namespace {

using opgave::testing::agreed_table;

RC_GTEST_PROP(R26CarryOver, IsTheRunningBalanceOfTheWholeChain, ()) {
    static agreed_table   national("../plugin/shipped_rules", "half_years.toml");
    constexpr const char* all         = "NL01";
    constexpr auto        corrections = 38 - 51 + 19 + 11; // of the four half-years after the first

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
