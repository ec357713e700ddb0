// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "bookings.hpp"
#include "rules.hpp"

#include <string>

namespace afspraken {

/// Joint location (*gezamenlijke locatie*): one location of which several members each count a declared share, wherever it
/// stands and whoever states it. What together they state above its places is counted double, and does not count.
/// It takes a partner's whole offer of this kind for the location; a partner that has other places too describes the
/// location with lots.
/// @source Kaag en Braassem 179 and Nieuwkoop 188 of one centre of 367 (nieuwkoper.nl); Druten and Wijchen, where 400
///         were counted instead of about 300 (nhnieuws.nl n177620)
void gezamenlijke_locatie(opgave::rule_writer& rule) {
    std::int64_t shares = 0;
    for (const auto row : rule.rows("delen")) shares += row.count("plekken");
    if (shares != rule.count("plekken"))
        return rule.fail("delen", "do not add up to the places of the location: they are " + std::to_string(shares)
                                      + " of " + std::to_string(rule.count("plekken")));

    const auto kind   = rule.category("soort");
    const auto places = rule.number("plekken");
    const auto stated = select(rule.listed("delen", "gemeente"), stated_offer(rule, kind), 0);
    const auto share =
        rule.let("deel", share_out(min(total(stated), places), rule.scatter("delen", "gemeente", "plekken"),
                                   opgave::apportion_method::largest_remainder));
    rule.require("niet_dubbel", total(stated) <= places);
    rule.book(rule.cell(kind, rule.basis("naar")), share - stated);
}

} // namespace afspraken
