// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace asiel {

/// Asylum task (*asielopgave*): at least as many places are offered as are asked. For the law the whole's total
/// counts, and municipalities divide it freely; what is asked of one of them is its indicative share.
/// @source Spreidingswet (BWBR0049307), art. 3 to 5
void opgave_gehaald(opgave::rule_writer& rule) {
    rule.require("opgave", rule.offered("asiel") >= rule.asked("asiel"));
    rule.publish("dekking", rule.offered("asiel") / rule.asked("asiel"));

    const auto whole = rule.whole();
    rule.require("opgave", whole.offered("asiel") >= whole.asked("asiel"));
    rule.publish("dekking", whole.offered("asiel") / whole.asked("asiel"));
}

} // namespace asiel
