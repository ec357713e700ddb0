// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin/abi.h>

#include <span>
#include <string_view>

namespace opgave {

/// A plugin that is linked into the program: for platforms without shared libraries, and for who wants one file.
struct static_plugin {
    std::string_view    id;
    opgave_plugin_entry entry = nullptr;
};

/// The table that `opgave_add_static_plugins()` writes: the plugins it was given, in that order.
[[nodiscard]] std::span<const static_plugin> shipped_plugins() noexcept;

} // namespace opgave
