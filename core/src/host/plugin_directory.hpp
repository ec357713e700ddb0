// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/sha256.hpp>
#include <opgave/config/manifest.hpp>

#include "host/plugin_sums.hpp"
#include "host/trusted_directory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// A plugin's file, found fit to be loaded: steps 2 to 6 of plugin_store.hpp. Nothing of it ran.
struct examined_plugin {
    std::string            from; ///< its path
    std::vector<std::byte> bytes;
    sha256_sum             sum{};
    bool                   listed = false; ///< in the plugins.sums of its directory, with this sum
    std::string            plugin_toml;    ///< of its note
    manifest               said;           ///< what that says
};

/// A directory of plugins, and the list of those that belong there. The list is read when the directory is opened.
class plugin_directory {
public:
    /// @errors P001 no directory; P006 others can change it, or its list; P007 its list is not one
    [[nodiscard]] static result<plugin_directory> open(const std::string& path);
    /// The same as if it had no list, for whoever is about to write one.
    ///
    /// @errors P001, P006
    [[nodiscard]] static result<plugin_directory> open_without_list(const std::string& path);

    /// Absolute, without links.
    [[nodiscard]] const std::string& path() const noexcept { return files_.path(); }

    /// @param id              well formed
    /// @param unlisted_too    also what the list does not name
    /// @return nothing where there is no file of that id
    /// @errors P002 to P007
    [[nodiscard]] std::optional<result<examined_plugin>> examine(const std::string& id, bool unlisted_too) const;

    /// The ids that the files bear, sorted.
    [[nodiscard]] std::vector<std::string> ids() const;
    /// Whether the list names its file, there or not.
    [[nodiscard]] bool lists(const std::string& id) const;
    /// The path of the plugin of an id, there or not.
    [[nodiscard]] std::string path_of(const std::string& id) const;

private:
    plugin_directory(trusted_directory files, std::optional<plugin_sums> sums)
        : files_(std::move(files)), sums_(std::move(sums)) {}

    trusted_directory          files_;
    std::optional<plugin_sums> sums_; ///< absent: the directory has no list
};

} // namespace opgave
