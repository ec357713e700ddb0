// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Places and persons do not add.
void eis(opgave::rule_writer& rule) { rule.require("eis", rule.offered("plekken") + rule.offered("personen") >= 1); }

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("adds_unlike_units.eis")};

} // namespace

OPGAVE_PLUGIN(adds_unlike_units, rule_kinds)
