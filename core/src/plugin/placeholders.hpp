// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// The names that stand in braces in a text of a rule kind: `Opgave {soort} gehaald`. A brace without its other one is a
/// brace.
[[nodiscard]] std::vector<std::string> placeholders_of(std::string_view text);

/// Whether a brace in the text stands without its other one, or within a pair.
[[nodiscard]] bool has_unpaired_brace(std::string_view text);

/// The text with something else in the place of each.
[[nodiscard]] std::string with_placeholders_filled(std::string_view                                      text,
                                                   const std::function<std::string(const std::string&)>& value_of);

} // namespace opgave
