// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace afspraken {

/// Hub and satellites (*hub en satellieten*): small locations with housing alone stand near a large one with services.
/// Where a member offers satellites its cluster has a hub; each of both is 0 or large enough.
/// @source Agreement of the table of Gelderland (gelderland.nl, persbericht); the COA formerly: a hub of 300 and
///         satellites of 200 at least (coa.nl)
void hub_en_satellieten(opgave::rule_writer& rule) {
    const auto hub         = rule.offered(rule.category("hub"));
    const auto satellite   = rule.offered(rule.category("satelliet"));
    const auto hub_minimum = rule.number("hub_minimum");
    const auto near_by     = for_members(per_group(hub, rule.grouping("indeling")));
    rule.require("hub_nabij", when(satellite > 0, near_by >= hub_minimum));
    rule.require("hub_minimum", hub == 0 || hub >= hub_minimum);
    rule.require("satelliet_minimum", satellite == 0 || satellite >= rule.number("satelliet_minimum"));
}

} // namespace afspraken
