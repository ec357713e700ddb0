// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/frame.hpp>
#include <opgave/plugin/rule_kind.hpp>

#include "config/toml_reader.hpp"

namespace opgave {

/// A ratio as messages and settings show it: `50 %`, `8140/96000`, `3`.
[[nodiscard]] std::string text_of(ratio value);

/// Reads what was written for a parameter, or as its default: type and range are right, names are still text. The rows of a
/// list are held to the conditions between their fields.
/// @return nothing when it is absent or wrong, and then that has been reported
[[nodiscard]] parameter_content read_content(const parameter& of, const value_reader& written);

/// Looks up what read_content left as text, also in the rows of a list.
/// @param where   the place of the value
/// @param called  what messages call the table that holds it: `rule 'amv'`
/// @errors C007 the frame does not have the name
[[nodiscard]] parameter_content look_up(const parameter& of, parameter_content content, const frame& axes,
                                        const place& where, const std::string& called, diagnostics& problems);

} // namespace opgave
