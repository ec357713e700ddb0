// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

opgave_node kept = 0;

/// Uses in one period what it wrote in the one before.
std::int32_t eis(const opgave_writer* w) {
    if (kept == 0) kept = w->whole(w->host, 1, 0);
    w->name(w->host, opgave::detail::abi_text("eis"), kept);
    return 0;
}

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"keeps_a_handle.eis", 18}, eis}};

} // namespace

OPGAVE_PLUGIN(keeps_a_handle, rule_kinds)
