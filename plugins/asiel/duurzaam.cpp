// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace asiel {

/// Durable places (*duurzame plekken*): for the task only places count that are available for at least five years
/// (AZC and AMV). Whoever reaches the task only with temporary reception beside them has not reached it.
/// @source Stb. 2024, 13, art. 1.1; that temporary reception does not count: duic.nl, ANP 2026-02-27
void duurzame_plekken(opgave::rule_writer& rule) {
    const auto durable    = rule.offered("asiel");
    const auto everything = rule.offered("asiel_feitelijk");
    const auto asked      = rule.asked("asiel");
    rule.require("niet_met_tijdelijke_opvang", when(everything >= asked, durable >= asked));
    rule.publish("duurzaam", durable / everything);
}

/// Minimum size (*minimumomvang*): a municipality offers no durable places, or at least the minimum, be it in several
/// small locations together.
/// @source Draft decree (nieuws.nl 2023-05-26): at least 100 places; the text of the decree was not found
void minimumomvang(opgave::rule_writer& rule) {
    const auto durable = rule.offered("asiel");
    rule.require("minimum", durable == 0 || durable >= rule.number("minimum"));
}

} // namespace asiel
