// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_hand.hpp"

extern "C" const opgave_text    opgave_manifest_loses_its_table;
extern "C" const opgave_plugin* opgave_plugin_entry_1_loses_its_table(void);

namespace {

/// It counts a rule kind, and has no table.
constexpr opgave_plugin description{
    sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &opgave_manifest_loses_its_table, nullptr, 1, 0};

} // namespace

const opgave_plugin* opgave_plugin_entry_1_loses_its_table(void) { return &description; }
