// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace huisvesting {

/// Nidos: at least the places asked for minors with a permit are offered. Where no task is stated a municipality's
/// share of inhabitants in the whole's task stands in, a hypothesis; a whole without a stated task leaves it unknown.
/// @source No official key was found. Inhabitants of about 4,000 places nationally give the 6 (De Wolden) and 13
///         (Hoogeveen) of the forms; the SES-WOA key does not.
void nidos(opgave::rule_writer& rule) {
    const auto inhabitants = rule.attribute("inwoners");
    rule.define(rule.asked_cell("nidos"), share_out(rule.whole().asked("nidos"), inhabitants, rule.method("methode")));

    rule.require("opgave", rule.offered("nidos") >= rule.asked("nidos"));
    rule.publish("dekking", rule.offered("nidos") / rule.asked("nidos"));
}

} // namespace huisvesting
