// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace afspraken {

/// Emergency request (*noodvraag*): whoever falls short of one task is asked the same extra number of another kind; of
/// the others nothing is asked.
/// @source July 2025: 325 places of emergency reception of each of the eight provinces that had missed their task
///         (welingelichtekringen.nl)
void noodvraag(opgave::rule_writer& rule) {
    const auto kind     = rule.category("soort");
    const auto missed   = rule.category("gemist");
    const auto is_short = rule.offered(missed) < rule.asked(missed);
    rule.define(rule.asked_cell(kind), select(is_short, rule.number("elk"), 0));

    rule.require("gehaald", rule.offered(kind) >= rule.asked(kind));
    rule.publish("dekking", rule.offered(kind) / rule.asked(kind));
    rule.publish("dekking", rule.whole().offered(kind) / rule.whole().asked(kind));
}

} // namespace afspraken
