// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/plugin_store.hpp>
#include <opgave/host/static_plugins.hpp>

#include <cstdlib>
#include <string_view>

namespace opgave::testing {

/// The plugins of this repository: those linked in, or, where the environment says OPGAVE_TEST_PLUGINS=loaded, the shared
/// libraries that the build made of the same sources. Every test that asks here runs both ways.
inline plugin_store shipped_store() {
    const char* const way = std::getenv("OPGAVE_TEST_PLUGINS");
    if (way == nullptr || std::string_view(way) != "loaded") return plugin_store::of(shipped_plugins());
    return plugin_store::open({OPGAVE_TEST_PLUGIN_DIRECTORY}).value();
}

} // namespace opgave::testing
