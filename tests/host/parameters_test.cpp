// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>

#include "host/drenthe_forms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What the parameters of rules are, who set them, and where an explanation shows them.
namespace {

using namespace opgave;

std::vector<rule_parameter> parameters_called(const rulebook& by, std::string_view rule, std::string_view name) {
    std::vector<rule_parameter> found;
    for (const rule_parameter& one : by.parameters())
        if (by.rules()[one.rule].id == rule && one.name == name) found.push_back(one);
    return found;
}

rulebook three_layers() {
    auto made = compile("tests/config/three_layers/eigen.toml", opgave::testing::shipped_store());
    EXPECT_TRUE(made) << made.error()[0].to_text();
    return *std::move(made);
}

std::vector<std::string> periods_of(const rule_parameter& one, const rulebook& by) {
    std::vector<std::string> all;
    for (const period_index when : one.when) all.push_back(by.frame()[when].to_text());
    return all;
}

/// The lines that tell a parameter, as label, value and origin.
std::vector<std::string> parameter_lines(const explanation& tree, const outcome& in) {
    std::vector<std::string> told;
    for (const explained_line& one : lines_of(tree, in))
        if (one.parameter) told.push_back(one.label + " | " + one.value + " | " + one.from);
    return told;
}

TEST(RuleParameters, SayWhichLineSetThemAndWhichLawTheyComeFrom) {
    const rulebook by    = opgave::testing::drenthe();
    const auto     share = parameters_called(by, "amv_opgave", "aandeel");
    ASSERT_EQ(share.size(), 1U);
    EXPECT_EQ(share[0].where.file, "config/nederland.toml") << "the layer that says it, not that of the province";
    EXPECT_GT(share[0].where.line, 0U);
    EXPECT_EQ(share[0].value.nl, "8140/96000");
    EXPECT_EQ(share[0].number, (ratio{8140, 96000}));
    EXPECT_EQ(share[0].source, "Stcrt. 2024, 3320: 8.140 van 96.000 plekken; coa.nl");
    EXPECT_FALSE(share[0].has_own_source);
    EXPECT_FALSE(share[0].is_default);
    EXPECT_EQ(share[0].label.nl, "Aandeel AMV in de asielopgave");
}

TEST(RuleParameters, OfAValueThatChangesOnDatesAreOneForEach) {
    const rulebook by    = three_layers();
    const auto     share = parameters_called(by, "amv_opgave", "aandeel");
    ASSERT_EQ(share.size(), 2U);
    EXPECT_EQ(share[0].value.nl, "10 %");
    EXPECT_EQ(share[0].from, (date{2024, 2, 1}));
    EXPECT_EQ(periods_of(share[0], by), (std::vector<std::string>{"2024"}));
    EXPECT_EQ(share[1].value.nl, "25 %");
    EXPECT_EQ(share[1].from, (date{2025, 1, 1}));
    EXPECT_EQ(periods_of(share[1], by), (std::vector<std::string>{"2025", "2026"}));
    EXPECT_TRUE(share[1].has_own_source);
    EXPECT_NE(share[0].where.line, share[1].where.line);
}

TEST(RuleParameters, OfAValueThatChangesOnDatesSaySinceWhenTheyAreInForce) {
    const rulebook by    = three_layers();
    const outcome  found = by.evaluate(*stated_figures(*read_province("tests/config/three_layers/eigen.toml"), by));
    const auto     told  = [&](const char* when) {
        for (const explained_line& one :
             lines_of(found.explain(*found.figures().find("GM9901", "amv", when, "opgave")), found))
            if (one.parameter && one.label == "Aandeel AMV in de asielopgave") return one.value + ", " + one.because;
        return std::string("no share");
    };
    EXPECT_EQ(told("2024"), "10 %, geldt vanaf 1 februari 2024");
    EXPECT_EQ(told("2025"), "1/4, geldt vanaf 1 januari 2025");
}

TEST(RuleParameters, OfADefaultPointAtTheManifest) {
    const rulebook by         = opgave::testing::drenthe();
    const auto     is_default = [](const rule_parameter& one) { return one.is_default; };
    const auto     found      = std::ranges::find_if(by.parameters(), is_default);
    ASSERT_NE(found, by.parameters().end());
    EXPECT_NE(found->where.file.find("plugin.toml"), std::string::npos) << found->where.to_text();
    EXPECT_GT(found->where.line, 0U);
}

TEST(RuleParameters, StandInTheExplanationBelowWhatTheyWentInto) {
    const rulebook    by    = opgave::testing::drenthe();
    const outcome     found = by.evaluate(opgave::testing::two_forms(by));
    const explanation tree  = found.explain(*found.figures().find("PV22", "amv", "2024", "opgave"));
    const auto        times = std::ranges::find(tree.nodes(), operation::times_ratio, &explained_node::op);
    ASSERT_NE(times, tree.nodes().end());
    std::vector<std::string> names;
    for (const parameter_place& one : parameters_of(by, tree, *times))
        names.push_back(by.parameters()[one.parameter].name);
    EXPECT_EQ(names, (std::vector<std::string>{"aandeel", "afronding"}));
    const auto told = parameter_lines(tree, found);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_TRUE(told[0].starts_with("Aandeel AMV in de asielopgave | 8.140/96.000 | config/nederland.toml:"))
        << told[0];
    EXPECT_TRUE(told[0].ends_with("; Stcrt. 2024, 3320: 8.140 van 96.000 plekken; coa.nl")) << told[0];
}

/// The share of Drenthe's own agreement is half of what is asked: the number that is compared shows it.
TEST(RuleParameters, AreNamedByTheRuleThatSpeaksAndNotByAnotherWithTheSameNumber) {
    const rulebook             by    = opgave::testing::drenthe();
    const outcome              found = by.evaluate(opgave::testing::two_forms(by));
    std::map<std::string, int> seen;
    for (const finding& one : found.findings()) {
        const explanation tree = found.explain(one);
        for (const explained_node& node : tree.nodes())
            for (const parameter_place& used : parameters_of(by, tree, node)) {
                const rule_parameter& held = by.parameters()[used.parameter];
                EXPECT_EQ(held.rule, tree.parts()[node.part].rule);
                EXPECT_TRUE(std::ranges::count(held.when, tree.parts()[node.part].when) == 1) << held.name;
                ++seen[by.rules()[held.rule].id + '.' + held.name];
            }
    }
    for (const char* const name : {"amv_opgave.aandeel", "evenredig_asiel.aandeel", "evenredig_goo.aandeel"})
        EXPECT_GT(seen[name], 0) << name;
}

TEST(RuleParameters, ThatNoNumberShowsStandBelowTheFindingOfTheirRule) {
    const rulebook by    = opgave::testing::drenthe();
    const outcome  found = by.evaluate(opgave::testing::two_forms(by));
    for (const finding& one : found.findings()) {
        if (by.rules()[one.of->rule].id != "amv_voor_azc") continue;
        const auto told = parameter_lines(found.explain(one), found);
        EXPECT_TRUE(std::ranges::any_of(told, [](const std::string& line) {
            return line.starts_with("De schaarse stroom | AMV (onderdeel opgave) | config/drenthe.toml:");
        }));
        return;
    }
    FAIL() << "no finding of amv_voor_azc";
}

} // namespace
