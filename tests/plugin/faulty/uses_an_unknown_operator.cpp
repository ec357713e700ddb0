// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Uses an operator of a newer host.
std::int32_t eis(const opgave_writer* w) {
    const opgave_node one = w->whole(w->host, 1, 0);
    (void)w->apply(w->host, 999, &one, 1, nullptr, 0);
    return 0;
}

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"uses_an_unknown_operator.eis", 28}, eis}};

} // namespace

OPGAVE_PLUGIN(uses_an_unknown_operator, rule_kinds)
