// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/rules/outcome.hpp>

#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

/// In which order municipalities and rules are written changes no result: seen on the province of every row.
namespace {

using namespace opgave;

std::string name_of(const rulebook& rules, const lane_layout& lanes, std::uint32_t lane) {
    const frame& axes = rules.frame();
    if (lane == lanes.whole()) return axes.id;
    return lane < lanes.members ? axes.members[lane].code : axes.groups[lane - lanes.members - 1].id;
}

std::string ends_of(const interval& of) { return std::to_string(of.least) + ".." + std::to_string(of.most); }

/// What is found, one line a finding or coverage, in an order that rests on names alone.
std::vector<std::string> findings_of(const province& said) {
    const auto rules = compile(said, opgave::testing::shipped_store());
    if (!rules) return {rules.error()[0].to_text()};
    const auto               figures = stated_figures(said, *rules);
    const outcome            found   = rules->evaluate(*figures);
    std::vector<std::string> lines;
    for (const finding& one : found.findings())
        lines.push_back(rules->rules()[one.of->rule].id + ' ' + one.of->label + ' ' + one.of->text.nl + ' '
                        + rules->frame()[one.of->when].to_text() + ' ' + name_of(*rules, figures->lanes(), one.subject)
                        + ": " + std::to_string(static_cast<int>(one.verdict)) + ' ' + ends_of(one.slack));
    for (const coverage& one : found.coverages())
        lines.push_back(rules->rules()[one.of->rule].id + ' ' + one.of->label + ' '
                        + rules->frame()[one.of->when].to_text() + ' ' + name_of(*rules, figures->lanes(), one.subject)
                        + ": " + ends_of(one.numerator) + " of " + ends_of(one.denominator));
    std::sort(lines.begin(), lines.end());
    return lines;
}

TEST(Order, OfMunicipalitiesAndRulesChangesNoResult) {
    std::mt19937 chance(20240529);
    int          seen = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/agreements")) {
        if (entry.path().extension() != ".toml") continue;
        auto said = read_province(entry.path().string());
        ASSERT_TRUE(said) << said.error()[0].to_text();
        const auto as_written = findings_of(*said);
        for (int turn = 0; turn < 2; ++turn) {
            std::shuffle(said->members.begin(), said->members.end(), chance);
            std::shuffle(said->rules.begin(), said->rules.end(), chance);
            EXPECT_EQ(findings_of(*said), as_written) << entry.path();
        }
        ++seen;
    }
    EXPECT_GE(seen, 40);
}

} // namespace
