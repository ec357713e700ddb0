// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/manifest.hpp>

#include <string>

namespace listing {

/// A plugin as a list shows it: what it says of itself, and what is known of its file.
struct listed_plugin {
    opgave::manifest said;
    std::string      from;         ///< its file; empty where it is linked in
    std::string      made_against; ///< plugin interface, such as `1.0`; empty where it was not looked at
    std::string      sha256;       ///< 64 digits; empty where it was not looked at
};

} // namespace listing
