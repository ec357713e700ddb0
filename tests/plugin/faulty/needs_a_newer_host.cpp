// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_hand.hpp"

extern "C" const opgave_text    opgave_manifest_needs_a_newer_host;
extern "C" const opgave_plugin* opgave_plugin_entry_1_needs_a_newer_host(void);

namespace {

constexpr opgave_rule_kind        eis          = by_hand::rule_kind("needs_a_newer_host.eis");
constexpr const opgave_rule_kind* rule_kinds[] = {&eis};

/// It was made for what comes after this version.
constexpr opgave_plugin description{
    sizeof(opgave_plugin), OPGAVE_ABI_MINOR + 1, &opgave_manifest_needs_a_newer_host, rule_kinds, 1, 0};

} // namespace

const opgave_plugin* opgave_plugin_entry_1_needs_a_newer_host(void) { return &description; }
