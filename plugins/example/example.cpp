// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Flow-through with a buffer (*doorstroom met buffer*): at least the places asked for and a buffer are offered.
/// @source synthetic: an example, not a rule of any province
void buffer(opgave::rule_writer& rule) {
    const auto needed = rule.let("nodig", rule.asked("doorstroom") + rule.number("buffer"));
    rule.require("buffer", rule.offered("doorstroom") >= needed);
    rule.publish("dekking", rule.offered("doorstroom") / needed);
}

constexpr opgave_rule_kind rule_kinds[] = {
    opgave::writes<buffer>("example.buffer"),
};

} // namespace

OPGAVE_PLUGIN(example, rule_kinds)
