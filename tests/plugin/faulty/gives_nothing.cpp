// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin/abi.h>

extern "C" const opgave_plugin* opgave_plugin_entry_1_gives_nothing(void);

/// Its entry gives no description.
const opgave_plugin* opgave_plugin_entry_1_gives_nothing(void) { return nullptr; }
