// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Reads memory that is not its own, as any code of a host may.
std::int32_t eis(const opgave_writer*) {
    const volatile std::int32_t* volatile nowhere = nullptr;
    return *nowhere;
}

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"crashes_while_it_writes.eis", 27}, eis}};

} // namespace

OPGAVE_PLUGIN(crashes_while_it_writes, rule_kinds)
