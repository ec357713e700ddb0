// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Its manifest is made with a label in Latin-1.
void eis(opgave::rule_writer& rule) { rule.require("eis", rule.offered("plekken") >= 1); }

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("declares_what_is_not_utf8.eis")};

} // namespace

OPGAVE_PLUGIN(declares_what_is_not_utf8, rule_kinds)
