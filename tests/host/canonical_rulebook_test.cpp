// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// A rulebook knows what it was compiled from, and its canonical bytes do not.
#include <opgave/host/plugin_store.hpp>
#include <opgave/host/static_plugins.hpp>
#include <opgave/rules/canonical.hpp>

#include "host/three_layers.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace opgave::testing {
namespace {

using parts = std::vector<std::string>;

/// The parts of the rulebook that a change of the files changes.
parts changed(const char* name, const std::string& before, const std::string& now) {
    const rulebook_sums was = sums_of(three_layers().rules());
    const rulebook_sums is  = sums_of(three_layers().change(name, before, now).rules());
    parts               differ;
    if (was.frame != is.frame) differ.emplace_back("frame");
    if (was.rules != is.rules) differ.emplace_back("rules");
    if (was.formulas != is.formulas) differ.emplace_back("formulas");
    if (was.texts != is.texts) differ.emplace_back("texts");
    EXPECT_EQ(was.whole != is.whole, !differ.empty());
    return differ;
}

TEST(RulebookSources, AreTheFilesOfAllLayersTheNearestFirst) {
    const three_layers layers;
    const rulebook     rules = layers.rules();
    const auto&        files = rules.sources().files;
    ASSERT_EQ(files.size(), 3U);
    const char* const names[] = {"eigen.toml", "provincie.toml", "land.toml"};
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(files[i], sum_of_file(layers.file(names[i]).string(), bytes_of(layers.file(names[i]))));
}

TEST(RulebookSources, AreThePluginsWithVersionAndSums) {
    const rulebook rules   = three_layers().rules();
    const auto&    plugins = rules.sources().plugins;
    ASSERT_EQ(plugins.size(), 2U);
    EXPECT_EQ(plugins[0].id, "asiel");
    EXPECT_EQ(plugins[1].id, "drenthe");
    const char* const way    = std::getenv("OPGAVE_TEST_PLUGINS");
    const bool        loaded = way != nullptr && std::string_view(way) == "loaded";
    for (const used_plugin& one : plugins) {
        EXPECT_FALSE(one.version.empty());
        EXPECT_EQ(one.manifest, sha256(bytes_of("plugins/" + one.id + "/plugin.toml")));
        ASSERT_EQ(one.library.has_value(), loaded);
        if (!loaded) continue;
        EXPECT_EQ(*one.library,
                  sha256(bytes_of(std::filesystem::path(OPGAVE_TEST_PLUGIN_DIRECTORY) / (one.id + ".so"))));
    }
}

TEST(CanonicalRulebook, IsTheSameFromAnotherFolder) {
    const auto from_here = read_and_compile("tests/config/three_layers/eigen.toml", shipped_store());
    ASSERT_TRUE(from_here);
    EXPECT_EQ(canonical_bytes(from_here->rules), canonical_bytes(three_layers().rules()));
}

TEST(CanonicalRulebook, IsTheSameWithPluginsLoadedAndLinkedIn) {
    EXPECT_EQ(canonical_bytes(three_layers().rules()),
              canonical_bytes(three_layers().rules(plugin_store::of(shipped_plugins()))));
    const auto loaded_or_not = read_and_compile("config/drenthe.toml", shipped_store());
    const auto linked_in     = read_and_compile("config/drenthe.toml", plugin_store::of(shipped_plugins()));
    ASSERT_TRUE(loaded_or_not && linked_in);
    EXPECT_EQ(canonical_bytes(loaded_or_not->rules), canonical_bytes(linked_in->rules));
}

TEST(CanonicalRulebook, IsTheSameHoweverTheFileIsLaidOut) {
    EXPECT_EQ(changed("provincie.toml", "format  = 1", "# a remark\n\n\nformat=1"), parts{});
    EXPECT_EQ(changed("provincie.toml", "id      = \"PV99\"\nname    = \"Provincie\"",
                      "name = 'Provincie' # turned about\nid = 'PV99'"),
              parts{});
    EXPECT_EQ(changed("provincie.toml", "{ code = \"GM9901\", name = \"Eerste\" }",
                      "{ name = \"Eerste\", code = \"GM9901\" }"),
              parts{});
    EXPECT_EQ(changed("land.toml", "aandeel   = \"10 %\"", "aandeel   = '10/100'"), parts{});
}

TEST(CanonicalRulebook, IsTheSameWhicheverLayerSaysIt) {
    three_layers one_file_less;
    one_file_less.change("land.toml", "{ nl = \"plek\", en = \"place\" }", "{ nl = \"stoel\" }");
    one_file_less.change("provincie.toml", "[[grouping]]",
                         "[[unit]]\nid = \"plek\"\nlabel = { nl = \"plek\", en = \"place\" }\n\n[[grouping]]");
    EXPECT_EQ(canonical_bytes(one_file_less.rules()), canonical_bytes(three_layers().rules()));
}

TEST(CanonicalRulebook, TellsWhichPartOfItAChangeChanges) {
    EXPECT_EQ(changed("provincie.toml", "value = \"1/4\"", "value = \"1/5\""), (parts{"rules", "formulas"}));
    EXPECT_EQ(changed("eigen.toml", "afronding = \"up\"", "afronding = \"down\""), (parts{"rules", "formulas"}));
    EXPECT_EQ(changed("provincie.toml", "label = { nl = \"regio\" }", "label = { nl = \"streek\" }"), parts{"texts"});
    EXPECT_EQ(changed("eigen.toml", "name = \"Tweede stad\"", "name = \"Tweede dorp\""), parts{"frame"});
    EXPECT_EQ(changed("eigen.toml", "values = { GM9902 = 2100 }", "values = { GM9902 = 2200 }"), parts{"frame"});
    EXPECT_EQ(changed("eigen.toml", "source    = \"synthetic, of one's own\"", "source    = \"made up\""),
              parts{"rules"});
    EXPECT_EQ(changed("eigen.toml", "force     = \"attention\"", "force     = \"agreed\""), parts{"rules"});
}

TEST(RuleSums, TellWhichRuleAChangeChanges) {
    const auto rules_changed = [](const char* name, const std::string& before, const std::string& now) {
        const auto was = rule_sums_of(three_layers().rules());
        const auto is  = rule_sums_of(three_layers().change(name, before, now).rules());
        EXPECT_EQ(was.size(), is.size());
        parts differ;
        for (std::size_t i = 0; i < was.size(); ++i)
            if (was[i] != is[i]) differ.push_back(is[i].id);
        return differ;
    };
    EXPECT_EQ(rules_changed("provincie.toml", "value = \"1/4\"", "value = \"1/5\""), parts{"amv_opgave"});
    EXPECT_EQ(rules_changed("eigen.toml", "force     = \"attention\"", "force     = \"agreed\"").size(), 1U);
    EXPECT_EQ(rules_changed("eigen.toml", "values = { GM9902 = 2100 }", "values = { GM9902 = 2200 }"), parts{});
}

TEST(CanonicalRulebook, DoesNotHoldTheFiguresOfTheFile) {
    EXPECT_EQ(changed("provincie.toml", "value    = 120", "value    = 121"), parts{});
}

TEST(CanonicalRulebook, TellsAPeriodMore) {
    three_layers longer;
    longer.change("provincie.toml", "periods = [\"2026\"]", "periods = [\"2026\", \"2027\"]");
    longer.change("provincie.toml", "periods = [\"2025\", \"2026\"]", "periods = [\"2025\", \"2026\", \"2027\"]");
    EXPECT_NE(sums_of(longer.rules()).frame, sums_of(three_layers().rules()).frame);
}

} // namespace
} // namespace opgave::testing
