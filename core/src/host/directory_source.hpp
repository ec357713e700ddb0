// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "host/plugin_directory.hpp"
#include "host/plugin_source.hpp"

namespace opgave {

/// Plugins that are shared libraries in directories of the host.
class directory_source final : public plugin_source {
public:
    explicit directory_source(std::vector<plugin_directory> directories) : directories_(std::move(directories)) {}

    [[nodiscard]] std::optional<result<plugin>> load(const std::string&       id,
                                                     const plugin_allowances& allowed) const override;
    [[nodiscard]] std::vector<offered_plugin>   offered(const plugin_allowances& allowed) const override;
    [[nodiscard]] std::vector<std::string>      ids() const override;
    [[nodiscard]] diagnostic                    absence_of(const std::string& id) const override;

private:
    std::vector<plugin_directory> directories_;
};

} // namespace opgave
