// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// More formulas than a rule may have.
void eis(opgave::rule_writer& rule) {
    for (int i = 0; i < 70'000; ++i) (void)(rule.offered("plekken") >= i);
}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("writes_70000_formulas.eis")};

} // namespace

OPGAVE_PLUGIN(writes_70000_formulas, rule_kinds)
