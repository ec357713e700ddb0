// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_hand.hpp"

extern "C" const opgave_text    opgave_manifest_has_no_function;
extern "C" const opgave_plugin* opgave_plugin_entry_1_has_no_function(void);

namespace {

constexpr opgave_rule_kind        eis          = by_hand::rule_kind("has_no_function.eis", nullptr);
constexpr const opgave_rule_kind* rule_kinds[] = {&eis};

/// Nothing writes its rule kind.
constexpr opgave_plugin description{
    sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &opgave_manifest_has_no_function, rule_kinds, 1, 0};

} // namespace

const opgave_plugin* opgave_plugin_entry_1_has_no_function(void) { return &description; }
