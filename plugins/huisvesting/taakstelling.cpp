// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

namespace huisvesting {

/// Half-year task (*taakstelling*): at least as many permit holders (*statushouders*) are housed as the new task asks
/// plus the backlog, or minus the lead, of the half-year before. A stated task is taken as it is: the Drenthe form
/// states "half jaar + overschot 2023", the new task with what remained of 2023 in it. Where none is stated and the
/// half-year before lies outside the frame, the task is unknown.
/// @source Huisvestingswet 2014, art. 28 and 29; the carry-over: openkamer.org, kamervraag 2024Z12156
void taakstelling(opgave::rule_writer& rule) {
    const auto asked  = rule.asked("statushouders");
    const auto housed = rule.figure("statushouders", rule.basis("gehuisvest"));

    if (rule.has("nieuw")) {
        const auto before  = rule.previous(1);
        auto       backlog = before.asked("statushouders") - before.figure("statushouders", rule.basis("gehuisvest"));
        if (rule.has("correctie")) backlog = backlog + rule.scatter("correctie", "gemeente", "personen");
        rule.let("achterstand", backlog);
        rule.define(rule.asked_cell("statushouders"), rule.figure("statushouders", rule.basis("nieuw")) + backlog);
    }
    rule.require("taakstelling", housed >= asked);
    rule.publish("dekking", housed / asked);

    const auto whole = rule.whole();
    rule.publish("dekking", whole.figure("statushouders", rule.basis("gehuisvest")) / whole.asked("statushouders"));
}

} // namespace huisvesting
