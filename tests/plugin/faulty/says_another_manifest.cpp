// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_hand.hpp"

extern "C" const opgave_plugin* opgave_plugin_entry_1_says_another_manifest(void);

namespace {

constexpr std::string_view other_bytes = "format = 1\n[plugin]\nid = \"says_another_manifest\"\nversion = \"6.6.6\"\n";
constexpr opgave_text      other{other_bytes.data(), static_cast<std::uint32_t>(other_bytes.size())};

constexpr opgave_rule_kind        eis          = by_hand::rule_kind("says_another_manifest.eis");
constexpr const opgave_rule_kind* rule_kinds[] = {&eis};

/// Once it is loaded it says something else than what a host reads in its library before.
constexpr opgave_plugin description{sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &other, rule_kinds, 1, 0};

} // namespace

const opgave_plugin* opgave_plugin_entry_1_says_another_manifest(void) { return &description; }
