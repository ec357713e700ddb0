// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/sha256.hpp>
#include <opgave/plugin/abi.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace opgave {

/// A file that was found fit to be loaded.
struct library_to_load {
    std::string                from; ///< its path, absolute
    std::span<const std::byte> bytes;
    sha256_sum                 sum{}; ///< of the bytes
    /// Set: it is loaded in a child process first, where this is done with its entry.
    std::function<void(opgave_plugin_entry)> trial = nullptr;
};

/// Loads the bytes for good, as sealed memory, and finds the entry of the plugin. The same bytes are loaded once a process,
/// whoever asks, from whichever thread.
///
/// @errors P002 it cannot be loaded, or has no entry; P005 it has an entry of another version only; P008 the trial failed
[[nodiscard]] result<opgave_plugin_entry> load_sealed(const library_to_load& library);

/// Loads the file itself, for good. A file is loaded once a process.
///
/// @errors as above, and P002 the process has other bytes of this file
[[nodiscard]] result<opgave_plugin_entry> load_file(const library_to_load& library);

} // namespace opgave
