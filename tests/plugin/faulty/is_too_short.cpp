// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_hand.hpp"

extern "C" const opgave_text    opgave_manifest_is_too_short;
extern "C" const opgave_plugin* opgave_plugin_entry_1_is_too_short(void);

namespace {

constexpr opgave_rule_kind        eis          = by_hand::rule_kind("is_too_short.eis");
constexpr const opgave_rule_kind* rule_kinds[] = {&eis};

/// It ends before what this version reads of it.
constexpr opgave_plugin description{8, OPGAVE_ABI_MINOR, &opgave_manifest_is_too_short, rule_kinds, 1, 0};

} // namespace

const opgave_plugin* opgave_plugin_entry_1_is_too_short(void) { return &description; }
