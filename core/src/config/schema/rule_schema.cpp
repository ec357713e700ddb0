// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/schema/rule_schema.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace opgave::schema {

namespace {

std::string help_for(const words& label, const std::string& more, const std::string& source) {
    std::string help = label.nl;
    if (!more.empty()) help += (help.empty() ? "" : "\n\n") + more;
    if (!source.empty()) help += (help.empty() ? "" : "\n\n") + ("Bron: " + source);
    return help;
}

/// The shared value that a parameter of the type holds, by the name of its definition.
std::string value_type(parameter_type type) {
    switch (type) {
    case parameter_type::member: return "code";
    case parameter_type::category:
    case parameter_type::basis:
    case parameter_type::group:
    case parameter_type::grouping:
    case parameter_type::attribute: return "id";
    default: return std::string(name_of(type));
    }
}

// A pattern can hold no ratio to a range, and a ratio may be written as text: only numbers are.
bool has_range(const parameter& of) { return of.type == parameter_type::number && (of.least || of.most); }

json whole_in_range_of(const parameter& of) {
    const auto end = [](const std::optional<ratio>& limit) {
        return limit ? std::optional(limit->numerator) : std::nullopt;
    };
    return whole(end(of.least), end(of.most));
}

/// What parameters, or the fields of a row, ask of each other.
void put_conditions(const std::vector<parameter>& all, const std::vector<parameter_choice>& choices, json& into) {
    const auto stands = [](const std::string& name) { return json{{"required", json::array({name})}}; };
    json       all_of = json::array();
    for (const parameter& one : all) {
        for (const std::string& other : one.needs) into["dependencies"][one.name].push_back(other);
        for (const std::string& other : one.excludes)
            all_of.push_back({{"not", {{"required", json::array({one.name, other})}}}});
    }
    for (const parameter_choice& one : choices) {
        json among = json::array();
        for (const std::string& name : one.among) among.push_back(stands(name));
        all_of.push_back({{one.exactly ? "oneOf" : "anyOf", std::move(among)}});
    }
    if (!all_of.empty()) into["allOf"] = std::move(all_of);
}

json row_of(const parameter& list) {
    json row = table(json::object());
    for (const parameter& field : list.fields) {
        row["properties"][field.name] = has_range(field) ? whole_in_range_of(field) : a(value_type(field.type));
        if (!field.source.empty()) row["properties"][field.name]["description"] = "Bron: " + field.source;
        if (field.required) row["required"].push_back(field.name);
    }
    put_conditions(list.fields, list.choices, row);
    return row;
}

/// A value, or values each from its first day.
json held_by(const parameter& of) {
    if (of.type == parameter_type::list) return changing(list(row_of(of), of.least_rows));
    if (has_range(of)) return changing(whole_in_range_of(of));
    return a(changing_type(value_type(of.type)));
}

std::string help_for(const parameter& of) {
    std::string more = of.unit.empty() ? "" : "In " + of.unit + '.';
    if (!of.standard_text.empty())
        more += (more.empty() ? "" : " ") + ("Zonder deze sleutel: " + of.standard_text + '.');
    return help_for(of.label, more, of.source);
}

/// The keys that every rule has, in the order of `rule_keys`.
json keys_of_every_rule(const std::vector<std::string>& kinds) {
    const json known = {
        {"id", a("id", "Naam van de regel in deze provincie")},
        {"kind", one_of(kinds, "Regelsoort: bepaalt welke andere sleutels de regel heeft")},
        {"periods", a("periods", "Voor welke perioden de regel geldt; in plaats van from, until en each")},
        {"from", a("date", "Eerste dag: de regel geldt voor perioden waarvan de laatste dag erna ligt")},
        {"until", a("date", "Laatste dag")},
        {"each", one_of(std::vector{"year", "half_year"}, "Alleen voor jaren, of alleen voor halve jaren")},
        {"force", one_of(std::vector{"statutory", "agreed", "attention"},
                         "Hoe hard: wet (statutory), afspraak (agreed) of aandachtspunt (attention)")},
        {"source", a("text", "Waar de regel vandaan komt")},
        {"assumption", a("text", "Wat is aangenomen")}};
    json keys;
    for (const std::string& key : rule_keys()) keys[key] = known.at(key);
    return keys;
}

/// The same keys once more, of which has been said what they hold.
json named_again() {
    json keys;
    for (const std::string& key : rule_keys()) keys[key] = json::object();
    return keys;
}

json rule_of_kind(const rule_kind& kind) {
    json properties    = named_again();
    properties["kind"] = one_of(std::vector{kind.id});
    for (const parameter& one : kind.parameters) properties[one.name] = held_by(one);
    json made = table(std::move(properties), {"id", "kind", "force", "source"});
    for (const parameter& one : kind.parameters)
        if (one.required) made["required"].push_back(one.name);
    put_conditions(kind.parameters, kind.choices, made);
    return made;
}

/// A parameter of one name, whatever the kind: each distinct way to write it, and what it means for whom.
struct shared_name {
    json                                                          ways = json::array();
    std::vector<std::pair<std::string, std::vector<std::string>>> help; ///< with the kinds that mean it so

    void add(const rule_kind& kind, const parameter& one) {
        json way = held_by(one);
        if (std::find(ways.begin(), ways.end(), way) == ways.end()) ways.push_back(std::move(way));
        const std::string meaning = help_for(one);
        auto found = std::find_if(help.begin(), help.end(), [&](const auto& known) { return known.first == meaning; });
        if (found == help.end()) found = help.insert(found, {meaning, {}});
        found->second.push_back(kind.id);
    }

    [[nodiscard]] std::string described() const {
        std::string all;
        for (const auto& [meaning, kinds] : help) {
            std::string whose;
            for (const std::string& kind : kinds) whose += (whose.empty() ? "" : ", ") + kind;
            all += (all.empty() ? "" : "\n\n") + meaning + "\n(" + whose + ')';
        }
        return all;
    }
};

/// What a file changes of a rule whose kind another file says: a parameter of any kind. An editor looks for help in every
/// way to write a rule, whatever its kind: it stands here, once for each name.
json change_of_a_rule(const std::vector<const rule_kind*>& kinds) {
    std::map<std::string, shared_name> held;
    for (const rule_kind* kind : kinds)
        for (const parameter& one : kind->parameters) held[one.name].add(*kind, one);
    json properties = named_again();
    properties.erase("kind");
    properties["removed"] = json::object();
    for (auto& [name, of] : held) properties[name] = {{"description", of.described()}, {"anyOf", std::move(of.ways)}};
    json made     = table(std::move(properties), {"id"});
    made["anyOf"] = json::array({json{{"required", {"source"}}}, json{{"required", {"removed"}}}});
    return made;
}

} // namespace

json rule(const std::vector<manifest>& plugins) {
    std::vector<const rule_kind*> kinds;
    for (const manifest& plugin : plugins)
        for (const rule_kind& kind : plugin.rule_kinds) kinds.push_back(&kind);
    std::sort(kinds.begin(), kinds.end(), [](const rule_kind* x, const rule_kind* y) { return x->id < y->id; });
    std::vector<std::string> ids;
    for (const rule_kind* kind : kinds) ids.push_back(kind->id);

    json made;
    made["description"] =
        "Een regel. Een regel zonder kind wijzigt er een uit een bestand dat dit bestand uitbreidt, of "
        "haalt haar weg.";
    made["type"]       = "object";
    made["properties"] = keys_of_every_rule(ids);
    for (const rule_kind* kind : kinds) // what editors show of each
        made["properties"]["kind"]["x-taplo"]["docs"]["enumValues"].push_back(
            help_for(kind->label, kind->summary.nl, kind->source));
    made["required"] = {"id"};
    for (const char* other : {"from", "until", "each"})
        made["allOf"].push_back({{"not", {{"required", {"periods", other}}}}});
    made["anyOf"] = json::array({change_of_a_rule(kinds)});
    for (const rule_kind* kind : kinds) made["anyOf"].push_back(rule_of_kind(*kind));
    return made;
}

} // namespace opgave::schema
