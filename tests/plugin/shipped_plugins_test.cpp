// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/plugin_store.hpp>

#include "plugin/synthetic_table.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

/// One suite over both ways in which a host has its plugins: linked in, and loaded as shared libraries.
namespace {

using opgave::plugin_store;

enum class way { linked_in, loaded };

std::string name_of(way which) { return which == way::linked_in ? "LinkedIn" : "Loaded"; }
void        PrintTo(way which, std::ostream* out) { *out << name_of(which); }

class ShippedPlugins : public ::testing::TestWithParam<way> {
protected:
    static plugin_store store() {
        if (GetParam() == way::linked_in) return plugin_store::of(opgave::shipped_plugins());
        return *plugin_store::open({OPGAVE_TEST_PLUGINS});
    }
};

INSTANTIATE_TEST_SUITE_P(BothWays, ShippedPlugins, ::testing::Values(way::linked_in, way::loaded),
                         [](const auto& one) { return name_of(one.param); });

TEST_P(ShippedPlugins, AreAllFoundFit) {
    for (const char* id : {"afspraken", "asiel", "drenthe", "example", "huisvesting", "oekraine"}) {
        const auto plugin = store().load(id);
        ASSERT_TRUE(plugin) << plugin.error()[0].to_text();
        EXPECT_EQ(plugin->manifest.id, id);
        EXPECT_EQ(plugin->writes.size(), plugin->manifest.rule_kinds.size());
        EXPECT_FALSE(plugin->manifest.rule_kinds.empty());
    }
}

TEST_P(ShippedPlugins, SayInBothLanguagesWhatTheyJudge) {
    for (const char* id : {"afspraken", "asiel", "drenthe", "example", "huisvesting", "oekraine"}) {
        const auto plugin = store().load(id);
        ASSERT_TRUE(plugin) << plugin.error()[0].to_text();
        for (const auto& kind : plugin->manifest.rule_kinds) {
            EXPECT_FALSE(kind.label.en.empty() || kind.summary.en.empty()) << kind.id;
            EXPECT_FALSE(kind.source.empty()) << kind.id;
            for (const auto& [label, text] : kind.texts) EXPECT_FALSE(text.en.empty()) << kind.id << ' ' << label;
        }
    }
}

TEST_P(ShippedPlugins, AddTheCategoryOfTheExample) {
    const auto example = store().load("example");
    ASSERT_TRUE(example) << example.error()[0].to_text();
    ASSERT_EQ(example->manifest.categories.size(), 1U);
    EXPECT_EQ(example->manifest.categories[0].id, "doorstroom");
    EXPECT_EQ(example->manifest.categories[0].nature, opgave::nature::stock);
}

TEST_P(ShippedPlugins, WriteTheRuleOfTheExample) {
    const auto example = store().load("example");
    ASSERT_TRUE(example) << example.error()[0].to_text();
    const opgave::rule_kind& kind = example->manifest.rule_kinds.at(0);

    auto axes             = opgave::testing::synthetic_frame();
    axes.categories[0].id = "doorstroom";
    const opgave::column_map columns(axes);
    opgave::graph_builder    builder(axes, columns);
    opgave::rule_recorder    recorder(axes, columns, builder);
    const opgave::rule_entry rule;
    const auto               parameters = opgave::check_parameters(kind, rule, axes);
    ASSERT_TRUE(parameters) << parameters.error()[0].to_text();

    const auto written =
        recorder.record({"proef", {}, kind, example->writes.at(0), parameters->at(0), opgave::testing::year_2025});
    ASSERT_TRUE(written) << written.error()[0].to_text();
    const auto asked   = builder.figure({{0}, {0}, 0}, opgave::scope::members);
    const auto offered = builder.figure({{0}, {1}, 1}, opgave::scope::members);
    const auto needed  = builder.add(asked, builder.constant(10, {0}));
    ASSERT_EQ(written->requirements.size(), 1U);
    EXPECT_EQ(written->requirements[0].condition, builder.at_least(offered, needed));
    EXPECT_EQ(written->names.at(0).value, needed);
    EXPECT_EQ(written->measures.at(0).denominator, needed);
}

TEST_P(ShippedPlugins, AreTheSameEachTimeTheyAreLoaded) {
    const auto first  = store().load("example");
    const auto second = store().load("example");
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->writes, second->writes);
}

} // namespace
