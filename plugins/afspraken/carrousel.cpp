// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace afspraken {

/// Carousel (*carrousel*): one location of a fixed size that goes round; in each period one member has it, and one alone.
/// Whose turn it is stays text: the order decides nothing that a number could show.
/// @source Night shelter of 200 places beside Ter Apel: Stadskanaal, 2e Exloermond, Zuidwolde and others (rd.nl 1103251,
///         rtvdrenthe.nl 16404750)
void carrousel(opgave::rule_writer& rule) {
    const auto here = rule.offered(rule.category("soort"));
    rule.require("een_gastheer", total(min(here, 1)) <= 1);
    rule.require("omvang", total(here) == rule.number("plekken"));
}

} // namespace afspraken
