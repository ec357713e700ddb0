// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>

#include <listing/listed_plugin.hpp>

#include <string>
#include <vector>

namespace listing {

/// All that plugins offer, for machines: one document `opgave-rules`, of the shape of config/schema/rules.schema.json,
/// that ends with a new line. Keys stand in a fixed order, a key without anything to say is left out, and no number is a
/// float.
[[nodiscard]] std::string plugins_json(const std::vector<listed_plugin>& plugins, opgave::language in);

} // namespace listing
