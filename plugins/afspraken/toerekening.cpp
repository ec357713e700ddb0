// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "bookings.hpp"
#include "rules.hpp"

namespace afspraken {

/// Credit (*toerekening*): what stands in one member counts for another, such as homes at a flow-through location for the
/// municipality that its residents are linked to.
/// @source Horst aan de Maas, 90 homes for five municipalities (pont.media 1054063, rd.nl 1040390)
void toerekening(opgave::rule_writer& rule) {
    const auto kind   = rule.category("soort");
    const auto stands = rule.scatter("regels", "staat_in", "aantal");
    const auto counts = rule.scatter("regels", "voor", "aantal");
    rule.book(rule.cell(kind, rule.basis("naar")), counts - stands);
    rule.require("staat_er", stated_offer(rule, kind) >= stands);
}

} // namespace afspraken
