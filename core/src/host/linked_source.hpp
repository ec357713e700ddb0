// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "host/plugin_source.hpp"

#include <span>

namespace opgave {

/// Plugins that are part of the program.
class linked_source final : public plugin_source {
public:
    explicit linked_source(std::span<const static_plugin> linked) : linked_(linked) {}

    [[nodiscard]] std::optional<result<plugin>> load(const std::string&       id,
                                                     const plugin_allowances& allowed) const override;
    [[nodiscard]] std::vector<offered_plugin>   offered(const plugin_allowances& allowed) const override;
    [[nodiscard]] std::vector<std::string>      ids() const override;
    [[nodiscard]] diagnostic                    absence_of(const std::string& id) const override;

private:
    std::span<const static_plugin> linked_;
};

} // namespace opgave
