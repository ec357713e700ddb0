// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/manifest.hpp>
#include <opgave/host/static_plugins.hpp>
#include <opgave/plugin/abi.h>

#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// A plugin that was found fit: what it says of itself, and for each of its rule kinds the function that writes it.
struct plugin {
    opgave::manifest          manifest;
    std::vector<opgave_write> writes; ///< in the order of `manifest.rule_kinds`
    std::string               from;   ///< its file, or `linked in`
};

/// Where a host's plugins come from: directories of shared libraries, or a table of plugins that are linked in. A plugin
/// is named by its id; where its file lies is for the host to say, never for a province. An immutable value.
///
/// A shared library is code with all the rights of the program: give only directories that you trust. Once loaded it
/// stays until the process ends, and a changed file is not seen.
class plugin_store {
public:
    /// @param directories  searched in this order for `<id>.so`
    /// @errors P001 one of them is no directory
    [[nodiscard]] static result<plugin_store> open(std::vector<std::string> directories);
    /// The same for what becomes a text, such as `std::filesystem::path`.
    template <std::convertible_to<std::string> Path>
    [[nodiscard]] static result<plugin_store> open(const std::vector<Path>& directories) {
        return open(std::vector<std::string>(directories.begin(), directories.end()));
    }

    /// @param linked  lasts as long as the program, such as `shipped_plugins()`
    [[nodiscard]] static plugin_store of(std::span<const static_plugin> linked);

    /// Finds a plugin, loads it where it was not loaded yet, and checks it.
    ///
    /// @param asked_at  where it is named, for the message when it is not found
    /// @errors P001 not found; P002 the file cannot be loaded; P003 the plugin and its manifest disagree; P004 whatever
    ///         is wrong in its manifest; P005 built for another interface
    [[nodiscard]] result<plugin> load(std::string_view id, const place& asked_at = {}) const;

private:
    plugin_store() = default;

    [[nodiscard]] std::vector<std::string> known_ids() const;

    std::vector<std::string>       directories_; ///< absolute
    std::span<const static_plugin> linked_;
};

} // namespace opgave
