// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include "host/drenthe_forms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace opgave::testing {
namespace {

rulebook compiled(const std::string& file) {
    auto made = compile(file, shipped_store());
    EXPECT_TRUE(made) << made.error()[0].to_text();
    return *std::move(made);
}

TEST(CompareProvinces, NamesTheParameterThatDiffersWithThePlacesThatSetIt) {
    const rulebook   first  = compiled("tests/config/three_layers/provincie.toml");
    const rulebook   second = compiled("tests/config/three_layers/eigen.toml");
    const comparison found  = compare(first.evaluate(first.blank_figures()), second.evaluate(second.blank_figures()));
    const auto       rule   = std::ranges::find(found.rules, "amv_opgave", &compared_rule::id);
    ASSERT_NE(rule, found.rules.end());
    const auto value = std::ranges::find(rule->values, "afronding", &compared_rule::value::name);
    ASSERT_NE(value, rule->values.end());
    EXPECT_EQ(value->set_before.file, "tests/config/three_layers/land.toml");
    EXPECT_EQ(value->set_after.file, "tests/config/three_layers/eigen.toml");
    EXPECT_NE(value->before, value->after);
    const auto gone = std::ranges::find(found.rules, "amv_quotum", &compared_rule::id);
    ASSERT_NE(gone, found.rules.end());
    EXPECT_FALSE(gone->second);
}

/// The rules of the asylum task do not change for what is offered: a province that is compiled twice says the same.
TEST(CompareProvinces, FindsAProvinceThatIsCompiledTwiceAlike) {
    const rulebook   first  = drenthe();
    const rulebook   second = drenthe();
    const comparison found  = compare(first.evaluate(two_forms(first)), second.evaluate(two_forms(second)));
    EXPECT_TRUE(found.is_empty());
    EXPECT_TRUE(found.is_one_rulebook);
}

/// The question of the memo of 29 May 2024: De Wolden takes on 50 AMV places instead of 6.
TEST(CompareTables, SaysWhichFigureMetTheQuotaOfDeWolden) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    figures        after = start;
    ASSERT_TRUE(after.state("GM1690", "amv", "2025", "voorstel", 50));
    const outcome    first = by.evaluate(start);
    const comparison found = compare(first, by.evaluate(after));
    ASSERT_EQ(found.cells.size(), 1U);
    ASSERT_FALSE(found.flipped.empty());
    for (const compared_finding& one : found.flipped) {
        ASSERT_TRUE(one.because && one.because->in_any_order);
        EXPECT_EQ(one.because->changes.size(), 1U);
    }
    EXPECT_TRUE(std::ranges::any_of(found.flipped, [&](const compared_finding& one) {
        return by.rules()[first.findings()[*one.first].of->rule].id == "indicatief_aandeel_amv";
    }));
}

} // namespace
} // namespace opgave::testing
