// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

#include <cstdlib>

namespace {

/// Ends its process as soon as it is loaded.
[[gnu::constructor]] void at_start() { std::abort(); }

void eis(opgave::rule_writer&) {}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("aborts_at_start.eis")};

} // namespace

OPGAVE_PLUGIN(aborts_at_start, rule_kinds)
