// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// A text has a size and no bytes.
std::int32_t eis(const opgave_writer* w) {
    w->require(w->host, {nullptr, 3}, w->whole(w->host, 1, 0));
    return 0;
}

constexpr opgave_rule_kind rule_kinds[] = {
    {sizeof(opgave_rule_kind), 0, {"hands_over_a_text_from_nowhere.eis", 34}, eis}};

} // namespace

OPGAVE_PLUGIN(hands_over_a_text_from_nowhere, rule_kinds)
