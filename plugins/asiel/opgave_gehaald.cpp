// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace asiel {

/// Asylum task (*asielopgave*): the whole offers at least as many places as are asked. Who offers them is free: what is
/// asked of one municipality is its indicative share, and `indicatief_aandeel` judges that where a province wants it.
/// @source Spreidingswet (BWBR0049307), art. 3 to 5
void opgave_gehaald(opgave::rule_writer& rule) {
    const auto whole = rule.whole();
    rule.require("opgave", whole.offered("asiel") >= whole.asked("asiel"));
    rule.publish("dekking", whole.offered("asiel") / whole.asked("asiel"));
}

/// Indicative share (*indicatief aandeel*): every municipality offers at least what the distribution asks of it. The Act
/// lets it offer less where others offer more, so this is a rule of its own, with a force of its own.
/// @source Spreidingswet (BWBR0049307), art. 3 and 4
void indicatief_aandeel(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    rule.require("aandeel", rule.offered(kind) >= rule.asked(kind));
    rule.publish("dekking", rule.offered(kind) / rule.asked(kind));
}

} // namespace asiel
