// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Never returns, and never calls: nothing in the host sees that.
std::int32_t eis(const opgave_writer*) {
    for (volatile bool for_ever = true; for_ever;) {}
    return 0;
}

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"hangs.eis", 9}, eis}};

} // namespace

OPGAVE_PLUGIN(hangs, rule_kinds)
