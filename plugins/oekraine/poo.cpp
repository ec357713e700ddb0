// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace oekraine {

/// Private reception (POO): host families stand beside municipal reception and do not count in it. Judged only where
/// a task for it is stated; none was found for Drenthe.
/// @source The GOO number counts municipal places alone
void poo(opgave::rule_writer& rule) {
    rule.applies(stated(rule.asked("poo")));
    rule.require("opgave", rule.offered("poo") >= rule.asked("poo"));
    rule.publish("dekking", rule.offered("poo") / rule.asked("poo"));
}

} // namespace oekraine
