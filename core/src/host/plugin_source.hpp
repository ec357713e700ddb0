// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/plugin_store.hpp>

#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// What a host allows beyond the order of plugin_store.hpp.
struct plugin_allowances {
    bool unlisted = false; ///< plugins that no plugins.sums lists, each after a trial
    bool direct   = false; ///< loads the file itself and not a sealed copy
};

/// Where the plugins of a store come from. A program that only uses plugins that are linked in contains no source but
/// that one, and so nothing that loads.
class plugin_source {
public:
    virtual ~plugin_source() = default;

    /// @param id  well formed
    /// @return the plugin, or why it is refused; nothing where the source has none of that id
    [[nodiscard]] virtual std::optional<result<plugin>> load(const std::string&       id,
                                                             const plugin_allowances& allowed) const = 0;
    /// Everything there is, without running any of it.
    [[nodiscard]] virtual std::vector<offered_plugin> offered(const plugin_allowances& allowed) const = 0;

    [[nodiscard]] virtual std::vector<std::string> ids() const = 0;
    /// What is to be said of a plugin that is not there: where it was looked for, such as `a file /usr/lib/.../wonen.so`,
    /// and what to do; who asked for it is not known here.
    [[nodiscard]] virtual diagnostic absence_of(const std::string& id) const = 0;
};

} // namespace opgave
