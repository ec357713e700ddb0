// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/plugin.hpp>
#include <opgave/rules/outcome.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

/// A rule that names a period and reads its figures, from the manifest of its plugin to a finding.
namespace {

using namespace std::string_view_literals;

constexpr std::string_view manifest = R"(format = 1
[plugin]
id = "peil"
version = "0.1.0"
licence = "EUPL-1.2 OR Apache-2.0"
authors = ["opgave"]
label = { nl = "Peil" }

[[rule_kind]]
id = "peil.niet_minder"
label = { nl = "Niet minder dan in {peiljaar}" }
summary = { nl = "Synthetisch: in elke periode ten minste wat er in het peiljaar was." }
source = "synthetic"
reads = { categories = ["bedden"] }
parameter = [{ name = "peiljaar", type = "period", required = true, label = { nl = "Peiljaar" } }]

[rule_kind.text.niet_minder]
nl = "ten minste zoveel als in {peiljaar}"
)";

void niet_minder(opgave::rule_writer& rule) {
    const auto then = rule.in(rule.period("peiljaar")).offered("bedden");
    rule.require("niet_minder", rule.offered("bedden") >= then);
}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<niet_minder>("peil.niet_minder"sv)};

} // namespace

extern "C" const opgave_text opgave_manifest_peil = {manifest.data(), static_cast<std::uint32_t>(manifest.size())};
OPGAVE_PLUGIN(peil, rule_kinds)

namespace {

/// By how much each member has more, or less, than is required.
std::string slack_in(const opgave::outcome& of, const opgave::frame& axes, const char* when) {
    std::string said;
    for (const auto& one : of.findings())
        if (axes[one.of->when].to_text() == when) said += std::to_string(one.slack.least) + ' ';
    return said;
}

TEST(NamedPeriod, IsReadInEveryPeriodOfTheRule) {
    const opgave::static_plugin linked[] = {{"peil", opgave_plugin_entry_1_peil}};
    const auto rules = opgave::compile("tests/host/named_period.toml", opgave::plugin_store::of(linked));
    ASSERT_TRUE(rules) << rules.error().front().to_text();
    auto       figures = rules->blank_figures();
    const auto state   = [&](const char* who, const char* when, std::int64_t value) {
        ASSERT_TRUE(figures.state(who, "bedden", when, "voorstel", value));
    };
    state("GM9901", "2023", 10);
    state("GM9901", "2024", 8);
    state("GM9901", "2025", 12);
    state("GM9902", "2023", 5);
    state("GM9902", "2024", 5);
    state("GM9902", "2025", 4);
    const auto found = rules->evaluate(figures);
    EXPECT_EQ(slack_in(found, rules->frame(), "2024"), "-2 0 ");
    EXPECT_EQ(slack_in(found, rules->frame(), "2025"), "2 -1 ");
    const auto& own = *std::find_if(rules->rules().begin(), rules->rules().end(),
                                    [](const auto& one) { return one.id == "niet_minder"; });
    EXPECT_EQ(own.label.nl, "Niet minder dan in 2023");
}

} // namespace
