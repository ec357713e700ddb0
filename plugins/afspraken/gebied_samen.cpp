// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "bookings.hpp"
#include "rules.hpp"

namespace afspraken {

/// Area together (*gebied samen*): where the members of a group together offer what is asked of them together, those who
/// fall short are relieved of it, and those who offer more than their own task take it over.
/// @source Hart van Brabant: Gilze en Rijen and Oisterwijk host for nine municipalities (omroepbrabant.nl 4412081)
void gebied_samen(opgave::rule_writer& rule) {
    const auto kind  = rule.category("soort");
    const auto areas = rule.grouping("indeling");
    const auto area  = rule.groups(areas);
    const auto met   = area.offered(kind) >= area.asked(kind);
    rule.require("gebied", met);
    rule.publish("dekking", area.offered(kind) / area.asked(kind));

    const auto in_met_area = for_members(select(met, 1, 0)) >= 1;
    const auto missing     = above_zero(rule.asked(kind) - rule.offered(kind));
    const auto spare       = above_zero(rule.offered(kind) - rule.asked(kind));
    const auto freed       = rule.let("ontlast", select(in_met_area, missing, 0));
    const auto taken_over  = share_out(per_group(freed, areas), spare, opgave::apportion_method::largest_remainder);
    rule.book(rule.cell(kind, rule.basis("naar")), taken_over - freed);
}

} // namespace afspraken
