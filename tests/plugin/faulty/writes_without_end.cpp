// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Never stops writing. Says that it does more each time, so that the rule has no end either.
void eis(opgave::rule_writer& rule) {
    for (;;) rule.require("eis", rule.offered("plekken") >= 1);
}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("writes_without_end.eis")};

} // namespace

OPGAVE_PLUGIN(writes_without_end, rule_kinds)
