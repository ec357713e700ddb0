// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/plugin_store.hpp>
#include <opgave/plugin.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using opgave::plugin_store;
using opgave::static_plugin;

std::string said_by(const plugin_store& store, std::string_view id) {
    opgave::place asked_at;
    asked_at.file     = "test.toml";
    asked_at.line     = 3;
    const auto loaded = store.load(id, asked_at);
    if (loaded) return "it was loaded";
    std::string lines;
    for (const auto& one : loaded.error()) lines += one.to_text() + '\n';
    return lines;
}

// --- files -----------------------------------------------------------------------------------------------------------

TEST(PluginStore, RefusesADirectoryThatIsNotThere) {
    const auto store = plugin_store::open({"tests/plugin/nowhere"});
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().at(0).to_text(), "tests/plugin/nowhere: error P001: there is no such directory of plugins");
}

TEST(PluginStore, NamesTheNearestPluginWhereOneIsMissing) {
    const auto        store = plugin_store::open({OPGAVE_TEST_PLUGINS});
    const std::string said  = said_by(*store, "exampel");
    EXPECT_TRUE(said.starts_with("test.toml:3: error P001: there is no plugin 'exampel'; expected a file ")) << said;
    EXPECT_TRUE(said.ends_with("did you mean 'example'? otherwise give the store the directory that has it\n")) << said;
}

TEST(PluginStore, NeverTakesAPathForAnId) {
    const auto store = plugin_store::open({OPGAVE_TEST_PLUGINS});
    for (const char* path : {"../plugins/example", "/example", "example.so", "", "Example", "."})
        EXPECT_TRUE(said_by(*store, path).starts_with("test.toml:3: error P001: ")) << path;
    EXPECT_NE(said_by(*store, "../plugins/example").find("is not the id of a plugin"), std::string::npos);
}

// --- descriptions ----------------------------------------------------------------------------------------------------

constexpr std::string_view manifest_bytes = R"(format = 1
[plugin]
id = "proef"
version = "0.1.0"
licence = "EUPL-1.2 OR Apache-2.0"
authors = ["opgave"]
label = { nl = "Proef" }
[[rule_kind]]
id = "proef.eis"
label = { nl = "Eis" }
summary = { nl = "Synthetisch." }
source = "synthetic"
)";

void writes_nothing(opgave::rule_writer&) {}

constexpr opgave_text      manifest_text{manifest_bytes.data(), static_cast<std::uint32_t>(manifest_bytes.size())};
constexpr opgave_rule_kind eis   = opgave::writes<writes_nothing>("proef.eis");
constexpr opgave_rule_kind other = opgave::writes<writes_nothing>("proef.ander");
constexpr opgave_rule_kind mute{sizeof(opgave_rule_kind), 0, {"proef.eis", 9}, nullptr};
constexpr const opgave_rule_kind* right_table[] = {&eis};
constexpr const opgave_rule_kind* wrong_table[] = {&other, &eis, &eis};
constexpr const opgave_rule_kind* holes[]       = {nullptr, &mute};

constexpr opgave_plugin described(const opgave_rule_kind* const* table, std::uint32_t count) {
    return {sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &manifest_text, table, count, 0};
}

/// A plugin of one description, linked in under an id.
template <const opgave_plugin* Description>
std::string said_of(std::string_view id = "proef") {
    static constexpr auto entry    = []() -> const opgave_plugin* { return Description; };
    const static_plugin   linked[] = {{id, entry}};
    return said_by(plugin_store::of(linked), id);
}

constexpr opgave_plugin right       = described(right_table, 1);
constexpr opgave_plugin wrong_kinds = described(wrong_table, 3);
constexpr opgave_plugin with_holes  = described(holes, 2);
constexpr opgave_plugin no_table    = described(nullptr, 1);
constexpr opgave_plugin newer{sizeof(opgave_plugin), OPGAVE_ABI_MINOR + 1, &manifest_text, right_table, 1, 0};
constexpr opgave_plugin shorter{8, OPGAVE_ABI_MINOR, &manifest_text, right_table, 1, 0};
constexpr opgave_plugin unsaid{sizeof(opgave_plugin), OPGAVE_ABI_MINOR, nullptr, right_table, 1, 0};

TEST(PluginStore, TakesADescriptionThatAgreesWithItsManifest) { EXPECT_EQ(said_of<&right>(), "it was loaded"); }

TEST(PluginStore, RefusesAPluginUnderAnotherNameThanItsOwn) {
    EXPECT_EQ(said_of<&right>("ander"), "plugin 'ander' (linked in): error P003: its manifest calls it 'proef'; "
                                        "expected 'ander'; give file and manifest the same name\n");
}

TEST(PluginStore, NamesEveryRuleKindThatTableAndManifestDoNotShare) {
    const std::string said = said_of<&wrong_kinds>();
    EXPECT_NE(said.find("P003: it writes rule kind 'proef.ander', which its manifest does not declare"),
              std::string::npos)
        << said;
    EXPECT_NE(said.find("P003: rule kind 'proef.eis' stands twice in its table"), std::string::npos) << said;

    const std::string said_of_holes = said_of<&with_holes>();
    EXPECT_NE(said_of_holes.find("P003: its table holds a rule kind without id or function"), std::string::npos);
    EXPECT_NE(said_of_holes.find("P003: its manifest declares rule kind 'proef.eis', which nothing writes"),
              std::string::npos);
}

TEST(PluginStore, RefusesAnotherInterfaceThanItsOwn) {
    EXPECT_NE(said_of<&newer>().find("P005: it needs plugin interface 1.1; expected at most 1.0"), std::string::npos)
        << said_of<&newer>();
    EXPECT_NE(said_of<&shorter>().find("P005: its description has 8 bytes"), std::string::npos);
    EXPECT_NE(said_of<&unsaid>().find("P003: it has no manifest"), std::string::npos);
    EXPECT_NE(said_of<&no_table>().find("P003: it has no table of rule kinds"), std::string::npos);
    EXPECT_NE(said_of<nullptr>().find("P003: its entry gives nothing"), std::string::npos);
}

} // namespace
