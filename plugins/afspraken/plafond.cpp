// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "judged.hpp"
#include "rules.hpp"

namespace afspraken {

/// Cap (*plafond*): no more than a stated number, of one kind and at one place. The cap is a figure, with a source and a
/// date of its own; a cap of 0 excludes a group of persons, and where none is stated the rule says nothing.
/// @source Ter Apel, at most 2,000, with a penalty for each day above (rd.nl 1103251); Hoogeveen, at most 1,000 and no
///         minors (rtvdrenthe.nl 15021245)
void plafond(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    const auto places =
        rule.has("indeling") ? rule.groups(rule.grouping("indeling")) : static_cast<const opgave::figure_reader&>(rule);
    const auto cap = places.figure(kind, rule.basis("plafond"));
    rule.applies(stated(cap));
    rule.require("plafond", offered_of(rule, places, kind) <= cap);
}

} // namespace afspraken
