// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <listing/plugins_json.hpp>
#include <listing/rule_lines.hpp>
#include <listing/value_text.hpp>
#include <nlohmann/json.hpp>

namespace listing {

using namespace opgave;
using json = nlohmann::ordered_json;

namespace {

/// Grows whenever a key changes its meaning or goes; a new key leaves it as it is.
constexpr int rules_version = 1;

void put(json& into, const char* key, const std::string& text) {
    if (!text.empty()) into[key] = text;
}

void put(json& into, const char* key, const std::vector<std::string>& names) {
    if (!names.empty()) into[key] = names;
}

void put(json& into, const char* key, const std::optional<ratio>& limit, parameter_type type) {
    if (!limit) return;
    if (type == parameter_type::number)
        into[key] = limit->numerator;
    else
        into[key] = {{"numerator", limit->numerator}, {"denominator", limit->denominator}};
}

json json_of(const category_entry& one, language in) {
    return {{"id", one.id},           {"label", one.label.in(in)},
            {"unit", one.unit.value}, {"nature", one.nature == nature::stock ? "stock" : "flow"},
            {"least", one.least},     {"most", one.most},
            {"source", one.source}};
}

json json_of(const declared_reads& reads) {
    json made = json::object();
    put(made, "categories", reads.categories);
    put(made, "bases", reads.bases);
    put(made, "attributes", reads.attributes);
    put(made, "groups", reads.groups);
    put(made, "groupings", reads.groupings);
    put(made, "units", reads.units);
    return made;
}

void put(json& into, const std::vector<parameter_choice>& choices) {
    for (const parameter_choice& one : choices)
        into[one.exactly ? "exactly_one_of" : "at_least_one_of"].push_back(one.among);
}

json json_of(const parameter& one, language in) {
    json made{{"name", one.name}};
    put(made, "label", one.label.in(in));
    made["type"]     = name_of(one.type);
    made["required"] = one.required;
    put(made, "unit", one.unit);
    put(made, "least", one.least, one.type);
    put(made, "most", one.most, one.type);
    for (const std::string_view word : words_of(one.type)) made["values"].push_back(word);
    put(made, "default", one.standard_text);
    put(made, "needs", one.needs);
    put(made, "excludes", one.excludes);
    put(made, "not_above", one.not_above);
    if (one.type == parameter_type::list) {
        made["least_rows"] = one.least_rows;
        for (const parameter& field : one.fields) made["fields"].push_back(json_of(field, in));
        put(made, one.choices);
    }
    put(made, "source", one.source);
    return made;
}

json json_of(const rule_kind& one, language in) {
    json made{{"id", one.id}, {"label", one.label.in(in)}, {"summary", one.summary.in(in)}, {"source", one.source}};
    made["reads"]      = json_of(one.reads);
    made["conserves"]  = one.conserves;
    made["parameters"] = json::array();
    for (const parameter& taken : one.parameters) made["parameters"].push_back(json_of(taken, in));
    put(made, one.choices);
    made["texts"] = json::object();
    for (const auto& [label, text] : one.texts) made["texts"][label] = text.in(in);
    made["lines"] = rule_lines(one, in);
    return made;
}

json json_of(const listed_plugin& one, language in) {
    json made{{"id", one.said.id},           {"label", one.said.label.in(in)}, {"version", one.said.version},
              {"licence", one.said.licence}, {"authors", one.said.authors},    {"from", one.from}};
    put(made, "made_against", one.made_against);
    put(made, "sha256", one.sha256);
    made["categories"] = json::array();
    for (const category_entry& added : one.said.categories) made["categories"].push_back(json_of(added, in));
    made["rule_kinds"] = json::array();
    for (const rule_kind& kind : one.said.rule_kinds) made["rule_kinds"].push_back(json_of(kind, in));
    return made;
}

} // namespace

std::string plugins_json(const std::vector<listed_plugin>& plugins, language in) {
    constexpr int indent = 2;
    json          made{{"schema", "opgave-rules"},
              {"version", rules_version},
              {"language", in == language::en ? "en" : "nl"},
              {"plugins", json::array()}};
    for (const listed_plugin& one : plugins) made["plugins"].push_back(json_of(one, in));
    return made.dump(indent, ' ', false, json::error_handler_t::replace) + '\n';
}

} // namespace listing
