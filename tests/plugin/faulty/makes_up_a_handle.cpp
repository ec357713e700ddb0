// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Uses a formula that it never wrote.
std::int32_t eis(const opgave_writer* w) {
    w->name(w->host, opgave::detail::abi_text("eis"), w->whole(w->host, 1, 0) + 1);
    return 0;
}

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"makes_up_a_handle.eis", 21}, eis}};

} // namespace

OPGAVE_PLUGIN(makes_up_a_handle, rule_kinds)
