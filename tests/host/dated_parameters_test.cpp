// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/rules/compare_versions.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>

#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

/// The table of tests/config/three_layers: a share of 10 % from February 2024, and of a quarter from January 2025.
namespace {

using opgave::interval;

class ThreeLayers : public testing::Test {
protected:
    static opgave::outcome outcome_of(const std::string& file) {
        const auto plugins = opgave::testing::shipped_store();
        const auto rules   = opgave::compile(file, plugins);
        EXPECT_TRUE(rules) << rules.error()[0].to_text();
        const auto said  = opgave::read_province(file);
        auto       table = opgave::stated_figures(*said, *rules);
        EXPECT_TRUE(table) << table.error()[0].to_text();
        return rules->evaluate(*std::move(table));
    }

    std::optional<interval> read(const char* who, const char* category, const char* when, const char* basis) const {
        const auto reading = found.read(*found.figures().find(who, category, when, basis));
        return reading.blanks.empty() ? std::optional(reading.value) : std::nullopt;
    }

    opgave::outcome found = outcome_of("tests/config/three_layers/eigen.toml");
};

TEST_F(ThreeLayers, GiveARuleTheShareInForceInEachPeriod) {
    EXPECT_EQ(read("GM9901", "amv", "2024", "opgave"), interval::exactly(10)); // 10 % of 100
    EXPECT_EQ(read("GM9901", "amv", "2025", "opgave"), interval::exactly(25)); // a quarter of 100
    EXPECT_EQ(read("GM9901", "amv", "2026", "opgave"), interval::exactly(25)); // of the same cycle
}

TEST_F(ThreeLayers, GiveARuleWhatTheNearestFileChanged) {
    EXPECT_EQ(read("GM9902", "asiel", "2024", "opgave"), interval::exactly(310));
    EXPECT_EQ(read("GM9902", "amv", "2024", "opgave"), interval::exactly(31)); // rounded up, as 1 of 10
}

TEST_F(ThreeLayers, SetTwoVersionsOfATargetBesideEachOther) {
    const auto compared = opgave::compare_versions(found, "opgave", "opgave_juli");
    ASSERT_TRUE(compared) << compared.error()[0].to_text();
    const opgave::frame& axes  = found.figures().frame();
    const auto           asiel = *axes.find_category("asiel");
    const auto           of    = [&](std::uint32_t lane) {
        for (const auto& one : *compared)
            if (one.category == asiel && one.time == 0 && one.subject == lane) return one;
        ADD_FAILURE() << "lane " << lane << " is not there";
        return opgave::version_difference{};
    };
    EXPECT_EQ(of(0).earlier, interval::exactly(100));
    EXPECT_EQ(of(0).later, interval::exactly(120));
    EXPECT_EQ(of(0).difference, interval::exactly(20));
    EXPECT_EQ(of(1).earlier, interval::exactly(310)); // of which July says nothing: that is not zero
    EXPECT_EQ(of(1).later, std::nullopt);
    EXPECT_EQ(of(1).difference, std::nullopt);
    EXPECT_EQ(of(found.figures().lanes().whole()).earlier, interval::exactly(410));
    for (const auto& one : *compared) EXPECT_TRUE(one.earlier || one.later);
}

TEST_F(ThreeLayers, GiveTheVersionsOfATargetInTheOrderOfTheirDates) {
    const opgave::frame& axes = found.figures().frame();
    EXPECT_EQ(opgave::versions_of(axes, *axes.find_basis("opgave_juli")),
              (std::vector{*axes.find_basis("opgave"), *axes.find_basis("opgave_juli")}));
    EXPECT_EQ(opgave::versions_of(axes, *axes.find_basis("voorstel")), (std::vector{*axes.find_basis("voorstel")}));
}

TEST_F(ThreeLayers, DoNotCompareWhatIsNoVersionOfTheSameTarget) {
    const auto other = opgave::compare_versions(found, "opgave", "voorstel");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error()[0].to_text(),
              "error S001: 'voorstel' is no version of the target that 'opgave' is a version of; expected one of "
              "'opgave', 'opgave_juli'; a version says so: version_of = \"opgave\"");
    const auto unknown = opgave::compare_versions(found, "opgave", "opgave_july");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error()[0].to_text(), "error S001: unknown basis 'opgave_july'; did you mean 'opgave_juli'?");
}

} // namespace
