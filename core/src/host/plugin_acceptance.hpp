// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/plugin_store.hpp>

#include <string>

namespace opgave {

/// Checks what the entry of a plugin gave, loaded or linked in: the interface, the manifest, and that both speak of the
/// same rule kinds. Nothing of the plugin runs.
///
/// @param id    by which it was asked for
/// @param from  how messages name it: its file
/// @errors P003, P004, P005, all that can be told at once
[[nodiscard]] result<plugin> accept_plugin(const opgave_plugin* offered, const std::string& id,
                                           const std::string& from);

} // namespace opgave
