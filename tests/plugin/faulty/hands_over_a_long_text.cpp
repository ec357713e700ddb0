// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// A text is longer than the table takes.
std::int32_t eis(const opgave_writer* w) {
    static constexpr char text[5000]{};
    w->require(w->host, {text, sizeof text}, w->whole(w->host, 1, 0));
    return 0;
}

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"hands_over_a_long_text.eis", 26}, eis}};

} // namespace

OPGAVE_PLUGIN(hands_over_a_long_text, rule_kinds)
