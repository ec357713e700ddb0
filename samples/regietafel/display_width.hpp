// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regietafel {

/// How many columns of a terminal a UTF-8 text takes: a combining mark none, a wide (East Asian) character two.
/// @pre the text holds no control characters and is valid UTF-8: `opgave::printable` makes it so
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

/// The lines of a text when none may take more than `width` columns: broken at spaces, and inside a word only where
/// the word alone is wider. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

} // namespace regietafel
