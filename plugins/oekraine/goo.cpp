// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace oekraine {

/// Municipal reception (GOO): every municipality offers at least the places for displaced Ukrainians asked of it.
/// @source Request of the State to the safety regions, outside the Spreidingswet; a duty of result:
///         ECLI:NL:RBNNE:2025:4074
void goo_opgave(opgave::rule_writer& rule) {
    rule.require("opgave", rule.offered("goo") >= rule.asked("goo"));
    rule.publish("dekking", rule.offered("goo") / rule.asked("goo"));
}

/// Municipal reception of the whole: all together offer at least what one named version of the task asks. Versions
/// differ (Drenthe: about 4,500 behind the forms of April 2024, 5,722 in the memo of May), so none of them is taken
/// by itself.
/// @source Request of the State to the safety regions; memo of the Drenthe table, 29 May 2024: "78% (opgaven voor
///         Drenthe: 5722)"
void goo_provincie(opgave::rule_writer& rule) {
    const auto asked   = rule.whole().figure("goo", rule.basis("versie"));
    const auto offered = rule.whole().offered("goo");
    rule.require("opgave", offered >= asked);
    rule.publish("dekking", offered / asked);
}

/// Division of municipal reception: a version of the whole's task, divided by inhabitants or in equal parts.
/// @source State over 25 safety regions: equal parts (gemeente.nu: 50,000 / 25 = 2,000). Region over municipalities:
///         inhabitants, an inference from the forms (221 : 506 fits inhabitants, not the SES-WOA key)
void goo_verdeling(opgave::rule_writer& rule) {
    const auto version     = rule.basis("versie");
    const auto inhabitants = rule.attribute("inwoners");
    const auto key         = rule.yes("gelijke_delen") ? min(inhabitants, 1) : inhabitants;
    rule.define(rule.cell("goo", version), share_out(rule.whole().figure("goo", version), key, rule.method("methode")));
}

} // namespace oekraine
