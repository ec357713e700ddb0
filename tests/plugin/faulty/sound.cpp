// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Nothing is wrong with this one: it shows that the others are refused for their fault.
void eis(opgave::rule_writer& rule) { rule.require("eis", rule.offered("plekken") >= rule.number("minst")); }

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("sound.eis")};

} // namespace

OPGAVE_PLUGIN(sound, rule_kinds)
