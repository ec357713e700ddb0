// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "bookings.hpp"
#include "rules.hpp"

#include <string>

namespace afspraken {

/// Credit (*toerekening*): what stands in one member counts for another, such as homes at a flow-through location for the
/// municipality that its residents are linked to.
/// @source Horst aan de Maas, 90 homes for five municipalities (pont.media 1054063, rd.nl 1040390)
void toerekening(opgave::rule_writer& rule) {
    for (const auto row : rule.rows("regels"))
        if (const auto host = row.member("staat_in").text(); host == row.member("voor").text())
            return rule.fail("regels", "lets what stands in " + std::string(host) + " count for itself");

    const auto kind   = rule.category("soort");
    const auto stands = rule.scatter("regels", "staat_in", "aantal");
    const auto counts = rule.scatter("regels", "voor", "aantal");
    rule.book(rule.cell(kind, rule.basis("naar")), counts - stands);
    rule.require("staat_er", stated_offer(rule, kind) >= stands);
}

} // namespace afspraken
