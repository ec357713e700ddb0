// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/fwd.hpp>

#include <string>
#include <vector>

namespace opgave {

/// The JSON Schema of a province file, for editors: which keys there are and what they hold, with the kinds of rules of
/// these plugins and their parameters, labels and sources as help. Its text is the same for the same plugins, whatever
/// their order.
///
/// What it refuses, `read_province` and `compile` refuse too, with a better message. It cannot see other files, so that
/// names which must exist, and what holds between entries, are for them alone.
///
/// @return JSON Schema, Draft 4, which is what editors of TOML know; UTF-8, ending in a line break
[[nodiscard]] std::string province_schema(const std::vector<manifest>& plugins);

} // namespace opgave
