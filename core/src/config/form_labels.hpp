// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/period.hpp>
#include <opgave/config/sheet.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// A label as it is compared: ASCII letters in lower case, runs of white space as one space, none at the ends, no
/// colon at the end.
[[nodiscard]] std::string label_key(std::string_view label);

/// The text that a cell shows, as it was written; of a number its digits.
[[nodiscard]] std::string shown_text(const cell& cell);

[[nodiscard]] bool is_one_of(const std::string& key, const std::vector<std::string>& labels);

/// Whether the text starts with one of the labels.
[[nodiscard]] bool starts_with_one_of(const std::string& key, const std::vector<std::string>& labels);

[[nodiscard]] std::string without_outer_spaces(std::string text);

/// The date behind "d.d." in a text, written day-month-year: `d.d. 15-4-2024`.
[[nodiscard]] std::optional<date> date_in(std::string_view text);

} // namespace opgave
