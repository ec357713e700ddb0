// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// R1 and R2: every municipality offers at least its task.
/// @source synthetic: the national pass
void dekking(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    rule.require("opgave", rule.offered(kind) >= rule.asked(kind));
    rule.publish("dekking", rule.offered(kind) / rule.asked(kind));
}

/// R3: of the asylum places at least a share is for minors (AMV).
/// @source synthetic: the national pass
void amv_share(opgave::rule_writer& rule) {
    const auto places = rule.offered("azc") + rule.offered("noodopvang") + rule.offered("amv");
    rule.require("aandeel", rule.offered("amv") / places >= rule.ratio("aandeel"));
}

/// R4: what the municipalities of each province offer, over their tasks.
/// @source synthetic: the national pass
void province(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    rule.publish("dekking", per_group(rule.offered(kind), "provincie") / per_group(rule.asked(kind), "provincie"));
}

constexpr opgave_rule_kind rule_kinds[] = {
    opgave::writes<dekking>("nationaal.dekking"),
    opgave::writes<amv_share>("nationaal.amv_aandeel"),
    opgave::writes<province>("nationaal.provincie"),
};

} // namespace

OPGAVE_PLUGIN(nationaal, rule_kinds)
