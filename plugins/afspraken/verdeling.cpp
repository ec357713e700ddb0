// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace afspraken {

namespace {

/// By what the number is divided: an attribute, agreed parts, or (where neither is given) the same for each.
opgave::formula key_of(opgave::rule_writer& rule) {
    if (rule.has("sleutel")) return rule.attribute(rule.attribute_named("sleutel"));
    const auto parts = rule.scatter("delen", "gemeente", "deel");
    return rule.rows("delen").size() > 0 ? parts : parts + 1;
}

} // namespace

/// Distribution (*verdeling*): a number of the whole, or of each group of `indeling`, divided over the members by a key
/// of one's own. A number that is stated for a member wins over its share.
/// @source By inhabitants alone: the minors before the law (coa.nl), and the 2,200 places of Holland Rijnland and
///         Midden-Holland (noordwijkerhoutsweekblad.nl). The same for each: 2,000 for 25 safety regions (gemeente.nu)
void verdeling(opgave::rule_writer& rule) {
    const auto kind    = rule.category("soort");
    const auto divided = rule.has("indeling") ? rule.groups(rule.grouping("indeling")) : rule.whole();
    rule.define(rule.cell(kind, rule.basis("naar")), share_out(divided.figure(kind, rule.basis("van")), key_of(rule),
                                                               rule.method("methode"), rule.rounding("afronding")));
}

} // namespace afspraken
