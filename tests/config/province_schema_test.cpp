// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>
#include <opgave/config/province.hpp>
#include <opgave/config/province_schema.hpp>

#include "config/province_reader.hpp"
#include "config/toml_document.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The schema of a province file names the keys that the reader takes, and no others.
namespace {

using json = nlohmann::json;
using opgave::diagnostic_code;

/// Far from every key, so that the message names what is known.
constexpr const char* no_key = "zzzzzzzzzzzzzzzz";

json written_schema() { return json::parse(opgave::province_schema({})); }

/// A schema, or what it refers to.
const json& meant(const json& node, const json& root) {
    if (node.contains("$ref")) return root.at(json::json_pointer(node["$ref"].get<std::string>().substr(1)));
    if (node.contains("anyOf") && node["anyOf"].size() == 1 && node["anyOf"][0].contains("$ref"))
        return meant(node["anyOf"][0], root);
    return node;
}

/// Where a table stands: `grouping`, `group`, `label`.
using path = std::vector<std::string>;

/// Every table with keys of its own that the schema describes.
void add_tables(const json& node, const json& root, const path& at,
                std::vector<std::pair<path, std::set<std::string>>>& to) {
    const json& one = meant(node, root);
    if (one.value("type", "") == "array") return add_tables(one["items"], root, at, to);
    if (!one.contains("properties")) return;
    std::set<std::string> keys;
    for (const auto& [key, held] : one["properties"].items()) {
        keys.insert(key);
        path below = at;
        below.push_back(key);
        add_tables(held, root, below, to);
    }
    to.emplace_back(at, std::move(keys));
}

/// A file in which the table of that path has one key, and which of its tables are written as lists.
std::string file_with(const path& at, const std::string& key, const json& root) {
    std::string value = key + " = 1";
    const json* node  = &root;
    std::string opens, closes;
    for (const std::string& name : at) {
        node               = &meant(node->at("properties").at(name), root);
        const bool is_list = node->value("type", "") == "array";
        if (is_list) node = &meant(node->at("items"), root);
        opens += name + " = " + (is_list ? "[{ " : "{ ");
        closes = (is_list ? " }]" : " }") + closes;
    }
    return opens + value + closes + '\n';
}

opgave::diagnostics said_of(const std::string& text) {
    const auto root = opgave::parse_toml(text, "test.toml");
    if (!root) return root.error();
    opgave::diagnostics  problems;
    opgave::province     said;
    opgave::table_reader table(*root, "", problems);
    opgave::province_reader(said, problems).read(table);
    table.finish();
    return problems;
}

/// The unknown key among what is said, or nothing.
const opgave::diagnostic* unknown_key(const opgave::diagnostics& problems) {
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [](const auto& one) { return one.code == diagnostic_code::C004; });
    return found == problems.end() ? nullptr : &*found;
}

/// The names in a remedy such as `known are 'id', 'label'`.
std::set<std::string> names_in(std::string_view remedy) {
    std::set<std::string> names;
    for (std::size_t from = remedy.find('\''); from != std::string_view::npos; from = remedy.find('\'', from + 1)) {
        const std::size_t end = remedy.find('\'', from + 1);
        names.emplace(remedy.substr(from + 1, end - from - 1));
        from = end;
    }
    return names;
}

std::string called(const path& at) {
    std::string name;
    for (const std::string& one : at) name += (name.empty() ? "" : ".") + one;
    return name.empty() ? "the file itself" : name;
}

// What the reader never sees: the layers of files are laid over each other before it comes.
bool is_for_layers(const path& at, const std::string& key) {
    return key == "removed" || (at.empty() && (key == "format" || key == "extends"));
}

TEST(ProvinceSchema, NamesNoKeyThatTheReaderDoesNotTake) {
    const json                                          schema = written_schema();
    std::vector<std::pair<path, std::set<std::string>>> tables;
    add_tables(schema, schema, {}, tables);
    ASSERT_GE(tables.size(), 30U);
    for (const auto& [at, keys] : tables) {
        for (const std::string& key : keys) {
            if (is_for_layers(at, key)) continue;
            const auto problems = said_of(file_with(at, key, schema));
            EXPECT_EQ(unknown_key(problems), nullptr) << called(at) << ": " << key;
        }
    }
}

TEST(ProvinceSchema, NamesEveryKeyThatTheReaderTakes) {
    const json                                          schema = written_schema();
    std::vector<std::pair<path, std::set<std::string>>> tables;
    add_tables(schema, schema, {}, tables);
    for (const auto& [at, keys] : tables) {
        if (at.empty() || at == path{"rule"}) continue; // below, and by what rule_keys() says
        const auto  problems = said_of(file_with(at, no_key, schema));
        const auto* unknown  = unknown_key(problems);
        if (at == path{"attribute", "values"} || at == path{"lot_rule", "shorter"}) continue; // their keys are data
        ASSERT_NE(unknown, nullptr) << called(at);
        std::set<std::string> named;
        for (const std::string& key : keys)
            if (!is_for_layers(at, key)) named.insert(key);
        EXPECT_EQ(names_in(unknown->remedy), named) << called(at) << ": " << unknown->to_text();
    }
}

TEST(ProvinceSchema, NamesEveryKindOfTableAndEveryKeyAtTheTop) {
    const auto           empty = opgave::parse_toml("", "test.toml");
    opgave::diagnostics  problems;
    opgave::province     said;
    opgave::table_reader table(*empty, "", problems);
    opgave::province_reader(said, problems).read(table);
    std::set<std::string> taken(table.known().begin(), table.known().end());
    taken.insert({"format", "extends"});
    std::set<std::string> named;
    const json            schema = written_schema();
    for (const auto& [key, held] : schema["properties"].items()) named.insert(key);
    EXPECT_EQ(named, taken);
}

TEST(ProvinceSchema, NamesTheKeysThatEveryRuleHas) {
    const json schema = written_schema();
    const auto keys   = schema["properties"]["rule"]["items"]["properties"];
    for (const std::string& key : opgave::rule_keys()) EXPECT_TRUE(keys.contains(key)) << key;
    EXPECT_EQ(keys.size(), opgave::rule_keys().size() + 1) << "and 'removed'";
}

TEST(ProvinceSchema, IsTheSameWhateverTheOrderOfThePlugins) {
    const auto plugin = [](const std::string& id) {
        const auto read = opgave::read_manifest("format = 1\n[plugin]\nid = \"" + id
                                                    + "\"\nversion = \"1\"\nlicence = \"MIT\"\nauthors = [\"x\"]\n"
                                                      "label = { nl = \"x\" }\n[[rule_kind]]\nid = \""
                                                    + id
                                                    + ".eis\"\nlabel = { nl = \"Eis\" }\n"
                                                      "summary = { nl = \"Synthetisch.\" }\nsource = \"synthetic\"\n"
                                                      "parameter = [{ name = \"soort\", type = \"category\", required "
                                                      "= true, label = { nl = \"Soort\" } }]\n",
                                                id);
        return *read;
    };
    const std::string schema = opgave::province_schema({plugin("aa"), plugin("bb")});
    EXPECT_EQ(schema, opgave::province_schema({plugin("bb"), plugin("aa")}));
    EXPECT_NE(schema.find("\"bb.eis\""), std::string::npos);
    EXPECT_NE(schema.find("\"Soort\\n(aa.eis, bb.eis)\""), std::string::npos) << "the label is shown as help";
}

} // namespace
