// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province_schema.hpp>

#include "config/entry_parts.hpp"
#include "config/layer_merge.hpp"
#include "config/schema/rule_schema.hpp"
#include "config/schema/schema_parts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

/// The tables of a province file, as `province_reader` reads them: a test compares the keys of both.
namespace opgave::schema {

namespace {

json number(std::string_view help) { return whole(-largest_number, largest_number, help); }
json quantity(std::string_view help) { return whole(0, largest_number, help); }
json source() { return a("text", "Waar het vandaan komt"); }
json assumption() { return a("text", "Wat is aangenomen"); }
json label() { return a("label", "Hoe het heet: { nl = \"...\", en = \"...\" }"); }
json id() { return a("id", "Naam in dit bestand en in de bestanden die het uitbreiden"); }

/// The cell that a figure or statement is about.
json cell() {
    return {{"who", a("who", "Van wie: CBS-code van de gemeente of het geheel, of een groep")},
            {"category", a("id", "Soort plek, woning of persoon, of een totaal")},
            {"basis", a("id", "Soort cijfer, zoals opgave of voorstel")},
            {"period", a("id", "Periode of cyclus")}};
}

json with(json first, const json& more) {
    first.update(more);
    return first;
}

json removal() { return {{"description", "Haalt weg wat een bestand eronder zegt"}, {"enum", json::array({true})}}; }

/// Where an entry is removed, nothing more is said of it than which one it is.
void put_removal(json& entry, std::size_t keys_of_its_identity) {
    entry["properties"]["removed"]   = removal();
    entry["dependencies"]["removed"] = {{"maxProperties", keys_of_its_identity + 1}};
}

json group() {
    json made = table({{"id", id()}, {"label", label()}, {"members", a("codes", "CBS-codes van de gemeenten")}}, {"id"},
                      "Een groep");
    put_removal(made, 1);
    return made;
}

/// One kind of `[[table]]`: what it holds, and what it may not leave out where nothing lies below it.
struct kind_of_table {
    const char* name;
    const char* help;
    json        properties;
    json        complete; ///< the keys of a whole entry
};

std::vector<kind_of_table> kinds_of_tables() {
    return {
        {"unit", "Eenheid waarin geteld wordt", {{"id", id()}, {"label", label()}}, {"id", "label"}},
        {"member", "Gemeente", {{"code", a("code", "CBS-code")}, {"name", a("text", "Naam")}}, {"code", "name"}},
        {"dissolved",
         "Gemeente die is opgegaan in een andere",
         {{"code", a("code", "CBS-code")},
          {"name", a("text", "Naam")},
          {"until", a("date", "Laatste dag")},
          {"merged_into", list(table({{"code", a("code", "CBS-code")}, {"name", a("text", "Naam")}}, {"code", "name"}),
                               0, "Waarin zij opging")},
          {"source", source()}},
         {"code", "name", "until", "merged_into", "source"}},
        {"grouping",
         "Indeling in groepen",
         {{"id", id()},
          {"label", label()},
          {"partition", yes_no("Of elke gemeente in precies een groep zit")},
          {"group", list(group(), 0, "De groepen")}},
         {"id", "label", "group"}},
        {"place",
         "Locatie",
         {{"id", id()}, {"name", a("text", "Naam")}, {"member", a("code", "Gemeente waar zij staat")}},
         {"id", "name", "member"}},
        {"certainty",
         "Hoe zeker een kavel is",
         {{"id", id()}, {"label", label()}, {"source", source()}},
         {"id", "label", "source"}},
        {"category",
         "Wat geteld wordt",
         {{"id", id()},
          {"label", label()},
          {"unit", a("id", "Eenheid")},
          {"nature", one_of(std::array{"stock", "flow"}, "Stand op een dag (stock) of aantal in een periode (flow)")},
          {"least", number("Kleinste getal dat kan")},
          {"most", number("Grootste getal dat kan")},
          {"source", source()}},
         {"id", "label", "unit", "nature", "source"}},
        {"total",
         "Totaal van soorten",
         {{"id", id()},
          {"label", label()},
          {"of", a("names", "Waarvan het de som is")},
          {"stated_under", a("names", "Soorten cijfer waarin het totaal zelf is opgegeven")},
          {"source", source()}},
         {"id", "label", "of", "source"}},
        {"cycle",
         "Cyclus: de perioden van een wettelijke opgave",
         {{"id", id()}, {"label", label()}, {"periods", a("periods", "Welke perioden")}},
         {"id", "label", "periods"}},
        {"basis",
         "Soort cijfer",
         {{"id", id()},
          {"label", label()},
          {"per", one_of(std::array{"period", "cycle"}, "Per periode of per cyclus")},
          {"derived", yes_no("Of regels het uitrekenen; formulieren vullen het dan niet")},
          {"version_of", a("id", "Waarvan het een latere versie is")},
          {"sum_of", a("names", "Waarvan het de som is")},
          {"date", a("date", "Dag van de versie")},
          {"source", source()}},
         {"id", "label", "per", "source"}},
        {"attribute",
         "Kenmerk van gemeenten",
         {{"id", id()},
          {"label", label()},
          {"unit", a("id", "Eenheid")},
          {"date", a("date", "Peildatum")},
          {"source", source()},
          {"values", json{{"description", "Van elke gemeente, bij haar CBS-code"},
                          {"type", "object"},
                          {"patternProperties", {{"^[A-Z]{2}[0-9]{2,4}$", number({})}}},
                          {"additionalProperties", false}}}},
         {"id", "label", "unit", "source", "values"}},
        {"lot",
         "Kavel: zoveel, op een plek, van een dag tot een andere",
         {{"id", id()},
          {"place", a("id", "Locatie")},
          {"category", a("id", "Wat geteld wordt")},
          {"quantity", quantity("Hoeveel")},
          {"from", a("date", "Eerste dag")},
          {"until", a("date", "Laatste dag; weggelaten: open einde")},
          {"certainty", a("id", "Hoe zeker")},
          {"counted_for",
           list(table({{"member", a("code", "Gemeente")}, {"quantity", quantity("Haar deel")}}, {"member", "quantity"}),
                1, "Voor wie het telt; samen het hele kavel")},
          {"date", a("date", "Dag van het getal")},
          {"source", source()},
          {"assumption", assumption()}},
         {"id", "place", "category", "quantity", "from", "certainty", "date", "source"}},
        {"lot_rule",
         "Hoe kavels de cijfers van een soort worden",
         {{"basis", a("id", "Welke soort cijfer")},
          {"certainty", a("names", "Welke kavels")},
          {"on", list(table({{"period", a("period")}, {"date", a("date")}}, {"period", "date"}), 1,
                      "Op welke dag van elke periode; weggelaten: op de laatste")},
          {"durable_years", whole(1, 100, "Vanaf hoeveel jaar een kavel duurzaam is")},
          {"shorter", json{{"description", "Waarin een korter kavel telt: { azc = \"noodopvang\" }"},
                           {"type", "object"},
                           {"additionalProperties", a("id")}}},
          {"source", source()}},
         {"basis", "certainty", "source"}},
        {"figure",
         "Cijfer",
         with(cell(), {{"value", number("Het getal")},
                       {"date", a("date", "Dag van het getal")},
                       {"source", source()},
                       {"assumption", assumption()}}),
         {"who", "category", "basis", "period", "value", "date", "source"}},
        {"statement",
         "Percentage dat is gezegd; het aantal volgt eruit",
         with(cell(), {{"percent", whole(0, 100'000, "Het percentage")},
                       {"of_basis", a("id", "Soort cijfer waarvan het een percentage is")},
                       {"of", whole(1, largest_number, "Het aantal waarvan het een percentage is")},
                       {"rounding", one_of(rounding_names, "Hoe het percentage is afgerond")},
                       {"date", a("date", "Dag waarop het is gezegd")},
                       {"source", source()},
                       {"assumption", assumption()}}),
         {"who", "category", "basis", "period", "percent", "rounding", "date", "source"}},
    };
}

bool has(const json& keys, std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

/// An entry of its own, a change of one in a file below, or its removal; see `layer_merge`.
json entry(const kind_of_table& kind) {
    json        made     = table(kind.properties, {}, kind.help);
    const auto& identity = identity_of_kind(kind.name);
    for (const std::string_view key : identity) made["required"].push_back(std::string(key));
    put_removal(made, identity.size());

    json own_origin = json::array(); // whoever changes a number says where the new one comes from
    if (has(kind.complete, "source")) own_origin.push_back("source");
    if (has(kind.complete, "date")) own_origin.push_back("date");
    if (!own_origin.empty())
        made["anyOf"] = json::array({json{{"required", std::move(own_origin)}}, json{{"required", {"removed"}}}});
    return made;
}

/// What a file that extends none cannot leave out.
json whole_entries(const std::vector<kind_of_table>& kinds) {
    const json whole_label = {{"required", {"nl"}}};
    json       properties;
    for (const kind_of_table& kind : kinds) {
        json items = {{"required", kind.complete}};
        if (has(kind.complete, "label")) items["properties"]["label"] = whole_label;
        properties[kind.name] = {{"items", std::move(items)}};
    }
    properties["grouping"]["items"]["properties"]["group"]["items"] = {{"required", {"id", "label", "members"}},
                                                                       {"properties", {{"label", whole_label}}}};
    properties["lot_rule"]["items"]["dependencies"]  = {{"durable_years", {"shorter"}}, {"shorter", {"durable_years"}}};
    properties["statement"]["items"]["dependencies"] = {{"of", {"of_basis"}}};
    properties["rule"]                               = {{"items", {{"required", {"kind"}}}}};
    return {{"properties", std::move(properties)}};
}

json header() {
    json plugin_names = a("names", "Welke plug-ins de regelsoorten en soorten brengen");
    return {
        {"format", {{"description", "Altijd 1"}, {"enum", {1}}}},
        {"extends",
         {{"description", "Het bestand in dezelfde map waarop dit bestand ligt"},
          {"type", "string"},
          {"pattern", R"(^[^/\\]+$)"}}},
        {"id", a("code", "CBS-code van het geheel, zoals PV22")},
        {"name", a("text", "Naam van het geheel, zoals Drenthe")},
        {"asked", a("id", "Soort cijfer van wat gevraagd wordt")},
        {"offered", a("id", "Soort cijfer van wat aangeboden wordt")},
        {"plugins", std::move(plugin_names)},
        {"periods", a("periods", "De perioden van de tabel: jaren en halve jaren")},
    };
}

json of_province(const std::vector<manifest>& plugins) {
    const auto kinds      = kinds_of_tables();
    json       properties = header();
    for (const kind_of_table& kind : kinds) properties[kind.name] = list(entry(kind), 0, kind.help);
    json one_rule = rule(plugins);
    put_removal(one_rule, 1);
    properties["rule"] = list(std::move(one_rule), 0, "De regels");

    json made;
    made["$schema"]  = "http://json-schema.org/draft-04/schema#";
    made["$comment"] = "SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0";
    made["title"]    = "Provincie";
    made["description"] =
        "Een provincie zoals regietafel haar leest. `regietafel check` zegt alles wat er mis is, ook wat "
        "een schema niet kan zien.";
    made.update(table(std::move(properties), {"format"}));
    made["anyOf"]       = json::array({json{{"required", {"extends"}}}, whole_entries(kinds)});
    made["definitions"] = definitions();
    return made;
}

} // namespace

} // namespace opgave::schema

namespace opgave {

std::string province_schema(const std::vector<manifest>& plugins) {
    constexpr int indent = 1;
    return schema::of_province(plugins).dump(indent) + '\n';
}

} // namespace opgave
