// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "bookings.hpp"
#include "rules.hpp"

namespace afspraken {

namespace {

/// By what the freed task is shared out: those who are exempt get nothing.
opgave::formula key_of_the_others(const opgave::rule_writer& rule) {
    const auto other = 1 - min(rule.count_rows("gemeenten", "gemeente"), 1);
    return rule.has("sleutel") ? rule.attribute(rule.attribute_named("sleutel")).times(other) : other;
}

} // namespace

/// Exemption (*vrijstelling*): of some members nothing is asked, by agreement, or as long as they reach the task of another
/// stream (`door`). Their task vanishes or, with `verdelen`, is shared out over the others.
/// @source The Wadden islands of Friesland (dutchnieuws.nl 70784); Woudenberg, 94 to 0 for its reception of Ukrainians
///         (woudenberg.online)
void vrijstelling(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    auto       free = rule.listed("gemeenten", "gemeente");
    if (rule.has("door")) {
        const auto other = rule.category("door");
        free             = free && rule.offered(other) >= rule.asked(other);
    }
    const auto freed = rule.let("vrijgesteld", select(free, rule.asked(kind), 0));
    if (!rule.yes("verdelen")) return rule.book(rule.cell(kind, rule.basis("naar")), -freed);
    const auto taken_over =
        share_out(total(freed), key_of_the_others(rule), opgave::apportion_method::largest_remainder);
    rule.book(rule.cell(kind, rule.basis("naar")), taken_over - freed);
}

} // namespace afspraken
