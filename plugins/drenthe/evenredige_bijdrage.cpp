// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace drenthe {

/// Fair contribution (*evenredige bijdrage*): every municipality offers at least a share of what is asked of it. The
/// agreement does not say how large "evenredig" is, so the share is an assumption of whoever writes it down.
/// @source Memo of 29 May 2024, as agreed on 2 February 2024: "alle gemeenten een evenredige bijdrage leveren in de
///         realisatie van de (Drentse) opgaven binnen de asiel- en vluchtelingenketen"
void evenredige_bijdrage(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    rule.require("evenredig", rule.offered(kind) / rule.asked(kind) >= rule.ratio("aandeel"));
}

} // namespace drenthe
