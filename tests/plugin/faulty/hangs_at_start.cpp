// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Never lets the loader return.
[[gnu::constructor]] void at_start() {
    for (volatile bool for_ever = true; for_ever;) {}
}

void eis(opgave::rule_writer&) {}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("hangs_at_start.eis")};

} // namespace

OPGAVE_PLUGIN(hangs_at_start, rule_kinds)
