// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "judged.hpp"
#include "rules.hpp"

namespace afspraken {

/// Reached (*gehaald*): at least as much of one stream is offered as is asked, of whoever is judged and under the bases
/// that are named. So a sub-regional table, a date and a class of certainty are judged by one kind. With
/// `alleen_maatstaf` it says how far it is and requires nothing.
/// @source Sub-regional tables: Overijssel (blikopnieuws.nl 304134), Limburg. Guaranteed and possible: Overijssel, 61 % and
///         90 %. A date of its own: Zuid-Holland, per 1 February 2026 (nos.nl 2542815)
void gehaald(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    for_each_judged(rule, [&](const opgave::figure_reader& judged) {
        const auto asked   = asked_of(rule, judged, kind);
        const auto offered = offered_of(rule, judged, kind);
        if (!rule.yes("alleen_maatstaf")) rule.require("gehaald", offered >= asked);
        rule.publish("dekking", offered / asked);
    });
}

} // namespace afspraken
