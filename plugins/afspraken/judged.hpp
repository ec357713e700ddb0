// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin.hpp>

namespace afspraken {

/// Calls `say` with a reader of each scope that the rule judges: the members where `leden` says so, the groups of
/// `indeling` where it is given, and the whole where `geheel` says so or where nothing else is judged.
template <class Say>
void for_each_judged(const opgave::rule_writer& rule, const Say& say) {
    const bool members = rule.yes("leden");
    const bool groups  = rule.has("indeling");
    if (members) say(static_cast<const opgave::figure_reader&>(rule));
    if (groups) say(rule.groups(rule.grouping("indeling")));
    if (rule.yes("geheel") || (!members && !groups)) say(rule.whole());
}

/// What is asked: the basis that `gevraagd` names, else the one that the province calls asked.
inline opgave::formula asked_of(const opgave::rule_writer& rule, const opgave::figure_reader& whose,
                                const opgave::category_name& kind) {
    return rule.has("gevraagd") ? whose.figure(kind, rule.basis("gevraagd")) : whose.asked(kind);
}

/// What is offered: the basis that `aangeboden` names, else the one that the province calls offered.
inline opgave::formula offered_of(const opgave::rule_writer& rule, const opgave::figure_reader& whose,
                                  const opgave::category_name& kind) {
    return rule.has("aangeboden") ? whose.figure(kind, rule.basis("aangeboden")) : whose.offered(kind);
}

} // namespace afspraken
