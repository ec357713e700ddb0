// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Says that it failed, and not why.
std::int32_t eis(const opgave_writer*) { return 7; }

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"gives_up_without_a_word.eis", 27}, eis}};

} // namespace

OPGAVE_PLUGIN(gives_up_without_a_word, rule_kinds)
