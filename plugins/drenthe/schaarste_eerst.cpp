// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace drenthe {

/// Scarcer stream first (*schaarste eerst*): while the scarce stream is short, of the municipality or of the whole,
/// nobody offers more than asked on the ample one. Of what the whole is asked a version may be named.
/// @source Memo of 29 May 2024: "Om de puzzel compleet te maken, ligt het meer voor de hand als De Wolden juist
///         bijdraagt aan de stukken die nog minder in beeld zijn"
void schaarste_eerst(opgave::rule_writer& rule) {
    const auto scarce = rule.category("schaars");
    const auto ample  = rule.category("overvloed");
    const auto whole  = rule.whole();

    const auto whole_asked     = rule.has("versie") ? whole.figure(scarce, rule.basis("versie")) : whole.asked(scarce);
    const auto whole_is_short  = whole.offered(scarce) < whole_asked;
    const auto member_is_short = rule.offered(scarce) < rule.asked(scarce);
    rule.require("schaarste_eerst", when(member_is_short || whole_is_short, rule.offered(ample) <= rule.asked(ample)));
}

} // namespace drenthe
