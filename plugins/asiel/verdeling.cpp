// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace asiel {

/// Indicative distribution (*indicatieve verdeling*): the task of the whole is divided over the members by
/// inhabitants x (1 + SES-WOA), so that the parts add up to the whole. A score of 0 is average, a negative one
/// weaker.
/// @source Spreidingswet (BWBR0049307), art. 3: inhabitants and the latest SES-WOA score of Statistics Netherlands
///         (CBS). The formula is a hypothesis that fits the published numbers: the text of Stcrt. 2024, 3320 was not
///         found.
void verdeling(opgave::rule_writer& rule) {
    const auto key = rule.let("sleutel", rule.attribute("inwoners").times(1000 + rule.attribute("ses_woa")));
    rule.define(rule.asked_cell("asiel"), share_out(rule.whole().asked("asiel"), key, rule.method("methode")));
}

} // namespace asiel
