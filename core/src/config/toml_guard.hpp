// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace opgave {

/// What a TOML text may be at most. toml++ 3.3.0 recurses once for each part of a dotted key: 4,000 parts overflow a
/// stack of 256 KiB. No province comes near these numbers.
struct toml_limits {
    std::size_t bytes     = std::size_t{4} * 1024 * 1024;
    int         nesting   = 32; ///< brackets and braces that are open at once
    int         key_parts = 32; ///< parts of one dotted key
};

/// Looks at the text before the parser does, outside strings and comments only.
/// @return what makes the text unfit for the parser: T002 too large, T003 UTF-16, a text that is not closed, or a
///         letter that no key or number can hold (such letters reach an undefined corner of toml++ 3.3.0), T004 too
///         deep; the first one met
[[nodiscard]] std::optional<diagnostic> unfit_to_parse(std::string_view text, const std::string& file,
                                                       const toml_limits& limits = {});

} // namespace opgave
