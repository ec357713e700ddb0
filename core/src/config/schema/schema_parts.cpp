// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/schema/schema_parts.hpp"

#include <opgave/base/rounding.hpp>
#include <opgave/formula/apportion_method.hpp>

#include "config/dated_values.hpp"

#include <utility>

namespace opgave::schema {

namespace {

/// Characters that do not show or turn the direction of text: those of `printable`, as far as a pattern can name them.
constexpr std::string_view hidden =
    R"(\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb)";

constexpr std::string_view period_pattern = "(19|2[01])[0-9]{2}(-I{1,2})?";
constexpr std::string_view id_pattern     = "[a-z0-9][a-z0-9_.-]{0,63}";
constexpr std::string_view code_pattern   = "[A-Z]{2}[0-9]{2,4}";

json text_of_form(const std::string& pattern) { return {{"type", "string"}, {"pattern", '^' + pattern + '$'}}; }

std::string either(std::string_view one, std::string_view other) {
    return '(' + std::string(one) + '|' + std::string(other) + ')';
}

json visible_text() {
    const std::string shown = "[^" + std::string(hidden) + "]*";
    return text_of_form(shown + "[^ " + std::string(hidden) + ']' + shown);
}

json exact_ratio() {
    const std::string fraction = " *-?0*[0-9]{1,19} */ *0*[1-9][0-9]{0,18} *";
    const std::string decimal  = R"( *-?0*[0-9]{1,19}(\.[0-9]{1,12})? *%? *)";
    return {{"anyOf", json::array({text_of_form(either(fraction, decimal)), whole({}, {})})}};
}

json distinct(json items) {
    json made           = list(std::move(items), 1);
    made["uniqueItems"] = true;
    return made;
}

} // namespace

json definitions() {
    const std::string id = either(id_pattern, period_pattern); // a half-year is the natural id of its cycle
    json              all;
    all["text"]           = visible_text();
    all["id"]             = text_of_form(id);
    all["code"]           = text_of_form(std::string(code_pattern));
    all["who"]            = text_of_form(either(id, code_pattern));
    all["period"]         = text_of_form(std::string(period_pattern));
    all["date"]           = text_of_form("(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}");
    all["date"]["format"] = "date";
    all["ratio"]          = exact_ratio();
    all["label"]   = table({{"nl", a("text", "Nederlandse tekst")}, {"en", a("text", "Engelse tekst, als die er is")}});
    all["names"]   = distinct(a("id"));
    all["codes"]   = distinct(a("code"));
    all["periods"] = distinct(a("period"));

    all["number"]   = whole({}, {});
    all["yes_no"]   = yes_no();
    all["rounding"] = one_of(rounding_names);
    all["method"]   = one_of(apportion_method_names);
    for (const char* held : {"number", "ratio", "text", "yes_no", "rounding", "method", "id", "code", "period"})
        all[changing_type(held)] = changing(a(held));
    return all;
}

json a(std::string_view definition, std::string_view help) {
    json reference = {{"$ref", "#/definitions/" + std::string(definition)}};
    if (help.empty()) return reference;
    // Beside a reference Draft 4 sees nothing else; and editors show what stands beside anyOf, not beside allOf.
    return {{"description", help}, {"anyOf", json::array({std::move(reference)})}};
}

json changing(json one) {
    const json dated = table({{"from", a("date", "Eerste dag")},
                              {"until", a("date", "Laatste dag; weggelaten: tot de volgende begint")},
                              {std::string(dated_value_key), one},
                              {"source", a("text", "Bron van deze waarde")}},
                             {dated_value_key.data()});
    return {{"anyOf", json::array({std::move(one), list(dated, 1)})}};
}

json whole(std::optional<std::int64_t> least, std::optional<std::int64_t> most, std::string_view help) {
    json made;
    if (!help.empty()) made["description"] = help;
    made["type"] = "integer";
    if (least) made["minimum"] = *least;
    if (most) made["maximum"] = *most;
    return made;
}

json yes_no(std::string_view help) {
    json made;
    if (!help.empty()) made["description"] = help;
    made["type"] = "boolean";
    return made;
}

json table(json properties, std::initializer_list<const char*> required, std::string_view help) {
    json made;
    if (!help.empty()) made["description"] = help;
    made["type"]                 = "object";
    made["properties"]           = std::move(properties);
    made["additionalProperties"] = false;
    for (const char* key : required) made["required"].push_back(key);
    return made;
}

json list(json items, std::size_t least, std::string_view help) {
    json made;
    if (!help.empty()) made["description"] = help;
    made["type"] = "array";
    if (least > 0) made["minItems"] = least;
    made["items"] = std::move(items);
    return made;
}

} // namespace opgave::schema
