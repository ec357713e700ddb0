// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_hand.hpp"

extern "C" const opgave_text    opgave_manifest_writes_a_kind_twice;
extern "C" const opgave_plugin* opgave_plugin_entry_1_writes_a_kind_twice(void);

namespace {

constexpr opgave_rule_kind        eis          = by_hand::rule_kind("writes_a_kind_twice.eis");
constexpr const opgave_rule_kind* rule_kinds[] = {&eis, &eis};

/// Its rule kind stands twice in the table.
constexpr opgave_plugin description{
    sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &opgave_manifest_writes_a_kind_twice, rule_kinds, 2, 0};

} // namespace

const opgave_plugin* opgave_plugin_entry_1_writes_a_kind_twice(void) { return &description; }
