// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "judged.hpp"
#include "rules.hpp"

namespace afspraken {

/// Occupancy norm (*bezettingsnorm*): a part of the places can never be used, so only so many count, rounded down.
/// @source COA: planning assumes that 96 percent of the places can be used (capacity decision, coa.nl, December 2022)
void bezettingsnorm(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    for_each_judged(rule, [&](const opgave::figure_reader& judged) {
        const auto asked = asked_of(rule, judged, kind);
        const auto usable =
            rule.let("bruikbaar", offered_of(rule, judged, kind).times(rule.ratio("norm"), opgave::rounding::down));
        rule.require("genoeg_bruikbaar", usable >= asked);
        rule.publish("dekking", usable / asked);
    });
}

} // namespace afspraken
