// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Its manifest, which lies beside, declares this kind twice.
void eis(opgave::rule_writer& rule) { rule.require("eis", rule.offered("plekken") >= 1); }

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("declares_a_kind_twice.eis")};

} // namespace

OPGAVE_PLUGIN(declares_a_kind_twice, rule_kinds)
