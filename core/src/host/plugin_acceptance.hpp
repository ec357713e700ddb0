// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/plugin_store.hpp>

#include <string>
#include <string_view>

namespace opgave {

/// Reads what a plugin says of itself, and checks that it goes by the name under which it was asked for.
///
/// @param plugin_toml  the bytes of its manifest
/// @param id           by which it was asked for
/// @param from         how messages name it: its file
/// @errors P003 it calls itself otherwise; P004 whatever is wrong in it
[[nodiscard]] result<manifest> accept_manifest(std::string_view plugin_toml, const std::string& id,
                                               const std::string& from);

/// Checks what the entry of a loaded plugin gave: the interface, that its manifest is the one that was read before
/// anything of it ran, and that both speak of the same rule kinds. Nothing of the plugin runs.
///
/// @param plugin_toml  the bytes of which `said` was read
/// @errors P003, P005
[[nodiscard]] result<plugin> accept_loaded_plugin(const opgave_plugin* offered, manifest said,
                                                  std::string_view plugin_toml, const std::string& from);

/// The same for a plugin that is linked in, whose manifest only its entry knows.
///
/// @errors P003, P004, P005
[[nodiscard]] result<plugin> accept_linked_plugin(const opgave_plugin* offered, const std::string& id,
                                                  const std::string& from);

} // namespace opgave
