// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/plugin/abi.h>

#include <filesystem>

namespace opgave {

/// Loads a shared library for good, and finds the entry of its plugin.
///
/// @param file  absolute
/// @errors P002 it cannot be loaded, or is no plugin; P005 it has an entry of another version only
[[nodiscard]] result<opgave_plugin_entry> open_plugin_library(const std::filesystem::path& file);

} // namespace opgave
