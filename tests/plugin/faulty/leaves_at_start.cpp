// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

#include <unistd.h>

namespace {

/// Ends its process as soon as it is loaded, and says that all went well.
[[gnu::constructor]] void at_start() { _exit(0); }

void eis(opgave::rule_writer&) {}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("leaves_at_start.eis")};

} // namespace

OPGAVE_PLUGIN(leaves_at_start, rule_kinds)
