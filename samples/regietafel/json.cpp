// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/json.hpp>

namespace regietafel {

using namespace opgave;

namespace {

json json_of(const diagnostic& one) {
    json made{{"code", name_of(one.code)}, {"severity", one.severity == severity::error ? "error" : "warning"}};
    put(made, "place", one.where);
    made["message"] = one.message;
    put(made, "expected", one.expected);
    put(made, "remedy", one.remedy);
    return made;
}

} // namespace

json json_document(const char* schema, int version) { return {{"schema", schema}, {"version", version}}; }

std::string text_of(const json& document) {
    constexpr int indent = 2;
    return document.dump(indent, ' ', false, json::error_handler_t::replace) + '\n';
}

const char* language_id(language of) { return of == language::en ? "en" : "nl"; }

const char* verdict_id(verdict of) { return name_of(of).data(); }

json json_of(const named& one) { return {{"id", one.id}, {"label", one.label}}; }

json place_json(const place& where) {
    json made{{"file", where.file}};
    if (where.line > 0) made["line"] = where.line;
    if (where.column > 0) made["column"] = where.column;
    put(made, "sheet", where.sheet);
    put(made, "cell", where.cell);
    return made;
}

json origin_json(const provenance& from, quotes words_of_forms) {
    json made = json::object();
    put(made, "place", from.where);
    put(made, "source", from.source);
    put(made, "dated", from.dated);
    if (words_of_forms == quotes::shown) put(made, "note", from.note);
    put(made, "assumption", from.assumption);
    if (from.is_supposed) made["what_if"] = true;
    if (from.stated_as)
        made["stated_as"] = {{"percent", from.stated_as->percent},
                             {"of", from.stated_as->of},
                             {"rounding", name_of(from.stated_as->rounded)}};
    return made;
}

json list_json(const diagnostics& all) {
    json made = json::array();
    for (const diagnostic& one : all) made.push_back(json_of(one));
    return made;
}

json range_json(interval range, bool least_is_open, bool most_is_open) {
    const auto end = [](std::int64_t number, bool is_open) { return is_open ? json() : json(number); };
    return json::array({end(range.least, least_is_open), end(range.most, most_is_open)});
}

void put(json& into, const char* key, const std::string& text) {
    if (!text.empty()) into[key] = text;
}

void put(json& into, const char* key, const place& where) {
    if (where != place{}) into[key] = place_json(where);
}

void put(json& into, const char* key, const std::optional<date>& day) {
    if (day) into[key] = day->to_text();
}

void put(json& into, const char* key, const std::optional<interval>& range) {
    if (range) into[key] = range_json(*range);
}

} // namespace regietafel
