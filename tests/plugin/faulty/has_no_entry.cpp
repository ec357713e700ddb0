// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Built without an entry: a library with a manifest, that no host can ask anything.
void eis(opgave::rule_writer& rule) { rule.require("eis", rule.offered("plekken") >= 1); }

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("has_no_entry.eis")};

} // namespace

OPGAVE_PLUGIN(has_no_entry, rule_kinds)
