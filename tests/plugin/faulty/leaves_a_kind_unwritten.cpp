// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_hand.hpp"

extern "C" const opgave_text    opgave_manifest_leaves_a_kind_unwritten;
extern "C" const opgave_plugin* opgave_plugin_entry_1_leaves_a_kind_unwritten(void);

namespace {

/// It has no table.
constexpr opgave_plugin description{
    sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &opgave_manifest_leaves_a_kind_unwritten, nullptr, 0, 0};

} // namespace

const opgave_plugin* opgave_plugin_entry_1_leaves_a_kind_unwritten(void) { return &description; }
