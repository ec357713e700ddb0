// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/receipt.hpp>

#include <nlohmann/json.hpp>

namespace opgave {

namespace {

using json = nlohmann::ordered_json;

json json_of(const used_plugin& one) {
    json made{{"id", one.id}, {"version", one.version}, {"manifest", hex(one.manifest)}};
    if (one.library) made["library"] = hex(*one.library);
    return made;
}

json json_of(const receipt_input& one) {
    return {{"role", name_of(one.role)}, {"file", one.file}, {"size", one.size}, {"sha256", hex(one.sum)}};
}

json json_of(const rule_sum& one) { return {{"id", one.id}, {"sha256", hex(one.sum)}}; }

json json_of(const receipt_finding& one) {
    const auto end = [](const std::optional<std::int64_t>& known) { return known ? json(*known) : json(); };
    return {{"name", one.name},
            {"verdict", name_of(one.verdict)},
            {"slack", json::array({end(one.slack.least), end(one.slack.most)})}};
}

/// @param indent  -1: on one line
std::string text_of(const json& one, int indent) {
    return one.dump(indent, ' ', false, json::error_handler_t::replace);
}

template <class Things>
json list_of(const Things& all) {
    json made = json::array();
    for (const auto& one : all) made.push_back(json_of(one));
    return made;
}

} // namespace

std::string receipt_json(const receipt& of) {
    json made{{"schema", "opgave-receipt"}, {"version", receipt_version}};
    made["library"]          = of.library;
    made["canonical_format"] = of.canonical_format;
    made["province"]         = of.province;
    if (!of.name.empty()) made["province_name"] = of.name;
    made["rulebook"] = {{"sha256", hex(of.rulebook.whole)},
                        {"frame", hex(of.rulebook.frame)},
                        {"rules", hex(of.rulebook.rules)},
                        {"formulas", hex(of.rulebook.formulas)},
                        {"texts", hex(of.rulebook.texts)}};
    if (!of.rules.empty()) made["rules"] = list_of(of.rules);
    made["plugins"] = list_of(of.plugins);
    made["inputs"]  = list_of(of.inputs);
    if (of.unfiled > 0) made["unfiled"] = of.unfiled;
    made["figures"]  = hex(of.figures);
    made["outcome"]  = hex(of.outcome);
    std::string text = text_of(made, 2);
    if (!of.findings.empty()) {
        text.erase(text.size() - 2); // the end of the object, on a line of its own
        text += ",\n  \"findings\": [";
        for (const receipt_finding& one : of.findings)
            text += (&one == &of.findings.front() ? "\n    " : ",\n    ") + text_of(json_of(one), -1);
        text += "\n  ]\n}";
    }
    return text + '\n';
}

} // namespace opgave
