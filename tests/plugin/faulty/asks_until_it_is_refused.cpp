// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Goes on without end as long as it is answered, and ends there.
std::int32_t eis(const opgave_writer* w) {
    while (w->find(w->host, OPGAVE_CATEGORY, opgave::detail::abi_text("plekken")) != 0) {}
    return 0;
}

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"asks_until_it_is_refused.eis", 28}, eis}};

} // namespace

OPGAVE_PLUGIN(asks_until_it_is_refused, rule_kinds)
