// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/verification_page.hpp>

namespace regietafel {

using namespace opgave;

namespace {

/// Grows whenever a key changes its meaning or goes; a new key leaves it as it is.
constexpr int verification_version = 1;

json side_of(const receipt_finding& one) {
    const auto [least, most] = one.slack;
    return {{"verdict", verdict_id(one.verdict)},
            {"slack", range_json({least.value_or(0), most.value_or(0)}, !least, !most)}};
}

json side_of(const rule_sum& one) { return {{"sha256", hex(one.sum)}}; }

json side_of(const receipt_input& one) { return {{"file", one.file}, {"size", one.size}, {"sha256", hex(one.sum)}}; }

json side_of(const used_plugin& one) {
    json made{{"version", one.version}, {"manifest", hex(one.manifest)}};
    if (one.library) made["library"] = hex(*one.library);
    return made;
}

/// @param key, called  what the thing is called, the same on both sides
template <class Thing, class Called>
json list_of(const std::vector<receipt_entry<Thing>>& all, const char* key, Called called) {
    json made = json::array();
    for (const receipt_entry<Thing>& one : all) {
        json both{{key, called(one.said ? *one.said : *one.now)}, {"is", name_of(one.is)}};
        if (one.said) both["said"] = side_of(*one.said);
        if (one.now) both["now"] = side_of(*one.now);
        made.push_back(std::move(both));
    }
    return made;
}

} // namespace

json verification_json(const verification& of, const speech& say) {
    json made          = json_document("opgave-verification", verification_version);
    made["language"]   = language_id(say.in());
    made["province"]   = of.said.province;
    made["same"]       = of.is_same();
    made["calculated"] = of.now.has_value();
    if (of.now) made["as_on_receipt"] = of.is_as_on_receipt();
    if (of.said.unfiled > 0) made["unfiled"] = of.said.unfiled;
    made["inputs"]    = list_of(of.differs.inputs, "role", [](const receipt_input& one) { return name_of(one.role); });
    made["not_named"] = of.not_named;
    made["not_read"]  = of.not_read;
    if (!of.now) return made;
    if (of.differs.other_province) made["province_now"] = of.now->province;
    made["library"]  = {{"said", of.said.library}, {"now", of.now->library}};
    made["plugins"]  = list_of(of.differs.plugins, "id", [](const used_plugin& one) { return one.id; });
    made["rules"]    = list_of(of.differs.rules, "id", [](const rule_sum& one) { return one.id; });
    made["findings"] = list_of(of.differs.findings, "name", [](const receipt_finding& one) { return one.name; });
    if (of.differs.other_format) return made; // no sum can be compared
    made["rulebook"] = json::array();
    for (const rulebook_section one : of.differs.rulebook) made["rulebook"].push_back(name_of(one));
    made["figures"] = name_of(of.differs.other_figures ? entry_state::changed : entry_state::same);
    made["outcome"] = name_of(of.differs.other_outcome ? entry_state::changed : entry_state::same);
    return made;
}

} // namespace regietafel
