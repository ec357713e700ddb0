// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace asiel {

/// AMV task (*AMV-opgave*): a fixed share of the asylum task is for unaccompanied minors (AMV), the rest is regular
/// (AZC). The whole's is the rounding of the whole's own task, and need not be the sum of the municipalities' roundings.
/// @source Stcrt. 2024, 3320: 8,140 of 96,000. Of the roundings only nearest-whole gives the published 13 of 152, 24 of
///         280 and 992 of 11,704.
void amv_opgave(opgave::rule_writer& rule) {
    const auto share   = rule.ratio("aandeel");
    const auto rounded = rule.rounding("afronding");

    rule.define(rule.asked_cell("amv"), rule.let("amv_opgave", rule.asked("asiel").times(share, rounded)));
    rule.define(rule.asked_cell("azc"), rule.asked("asiel") - rule.asked("amv"));

    const auto whole = rule.whole();
    rule.define(whole.asked_cell("amv"), rule.let("amv_opgave", whole.asked("asiel").times(share, rounded)));
    rule.define(whole.asked_cell("azc"), whole.asked("asiel") - whole.asked("amv"));
}

/// AMV quota (*AMV-quotum*): the whole offers at least the places asked for unaccompanied minors. A surplus on the asylum
/// total does not count for them. A municipality's part is as indicative as its share: see `indicatief_aandeel`.
/// @source Stcrt. 2024, 3320: 8,140 of the 96,000 places are for unaccompanied minors
void amv_quota(opgave::rule_writer& rule) {
    const auto whole = rule.whole();
    rule.require("quotum", whole.offered("amv") >= whole.asked("amv"));
    rule.publish("dekking", whole.offered("amv") / whole.asked("amv"));
}

} // namespace asiel
