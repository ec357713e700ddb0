// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "bookings.hpp"
#include "judged.hpp"
#include "rules.hpp"

namespace afspraken {

/// Residual task (*restopgave*): what the whole falls short is divided over those who have not reached their own task, in
/// proportion to it. Who already hosts is left out (a choice of the one who writes the rule), and so are those who are
/// named.
/// @source Distribution decision of December 2024: about 6,000 of 96,000 pro rata over those who qualify (stibbe.com);
///         Noord-Brabant 1,003 over 17 municipalities (omroepbrabant.nl 4614588)
void restopgave(opgave::rule_writer& rule) {
    const auto kind  = rule.category("soort");
    const auto whole = rule.whole();
    const auto rest  = rule.let("restopgave", above_zero(whole.asked(kind) - offered_of(rule, whole, kind)));

    auto qualifies = offered_of(rule, rule, kind) < rule.asked(kind) && !rule.listed("uitgezonderd", "gemeente");
    if (rule.yes("sla_gastheren_over")) qualifies = qualifies && rule.figure(kind, rule.basis("gerealiseerd")) == 0;
    const auto share = rule.let(
        "deel", share_out(rest, select(qualifies, rule.asked(kind), 0), opgave::apportion_method::largest_remainder));
    rule.book(rule.cell(kind, rule.basis("naar")), share);
    rule.publish("aandeel", rest / whole.asked(kind));
}

} // namespace afspraken
