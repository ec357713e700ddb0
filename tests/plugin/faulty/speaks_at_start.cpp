// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

#include <cstdio>

namespace {

/// Says something while it is loaded, and is sound otherwise.
[[gnu::constructor]] void at_start() {
    std::puts("I was run");
    std::fflush(stdout);
}

void eis(opgave::rule_writer&) {}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("speaks_at_start.eis")};

} // namespace

OPGAVE_PLUGIN(speaks_at_start, rule_kinds)
