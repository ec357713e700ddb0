// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "bookings.hpp"
#include "rules.hpp"

namespace afspraken {

/// Other mix (*menging*): a member is asked to replace a part of one stream by a scarcer one. No more is moved than is
/// asked of it.
/// @source Drenthe asks De Wolden for 50 places for minors instead of 139 regular ones and 13 for minors (memo of the
///         provincial table, 29 May 2024)
void menging(opgave::rule_writer& rule) {
    const auto from = rule.category("van");
    const auto into = rule.category("naar_soort");
    if (from.text() == into.text()) return rule.fail("naar_soort", "is what is asked less: nothing would change");

    const auto naar  = rule.basis("naar");
    const auto moved = rule.let("gewisseld", min(rule.scatter("verzoeken", "gemeente", "aantal"), rule.asked(from)));
    rule.book(rule.cell(from, naar), -moved);
    rule.book(rule.cell(into, naar), moved);
    rule.applies(rule.listed("verzoeken", "gemeente"));
    rule.require("gemengd", rule.offered(into) >= rule.figure(into, naar));
}

} // namespace afspraken
