// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/manifest.hpp>

#include "config/schema/schema_parts.hpp"

#include <vector>

namespace opgave::schema {

/// A `[[rule]]`: its kind decides which parameters it has. Without a kind it changes or removes a rule of a file that this
/// one extends.
[[nodiscard]] json rule(const std::vector<manifest>& plugins);

} // namespace opgave::schema
