// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace drenthe {

/// Building on what exists (*voortbouwen*): at least what was last realised is still offered. Last is the latest of
/// the three years before, the years of one cycle and the one that precedes it, for which a realisation is stated;
/// without one the rule says nothing about a municipality.
/// @source Memo of 29 May 2024, as agreed on 2 February 2024: "We voort bouwen op hetgeen we in Drenthe al hebben
///         gerealiseerd [...] deze blijven we zoveel als mogelijk inzetten"
void voortbouwen(opgave::rule_writer& rule) {
    const auto kind     = rule.category("soort");
    const auto basis    = rule.basis("gerealiseerd");
    const auto realised = [&](int years_ago) { return rule.previous(years_ago).figure(kind, basis); };
    const auto existing = rule.let("bestaand", realised(1).or_else(realised(2).or_else(realised(3))));

    rule.applies(stated(realised(1)) || stated(realised(2)) || stated(realised(3)));
    rule.require("in_gebruik", rule.offered(kind) >= existing);
}

} // namespace drenthe
