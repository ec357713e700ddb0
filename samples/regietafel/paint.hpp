// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace regietafel {

/// What a piece of text is, for the eye: never the only carrier of a meaning.
enum class look : std::uint8_t { plain, heading, good, bad, open, faint };

/// Puts text in colour, or leaves it as it is.
class paint {
public:
    explicit constexpr paint(bool in_colour) noexcept : in_colour_(in_colour) {}

    /// In colour only on a terminal that can, and only when `NO_COLOR` does not ask to leave it (no-color.org).
    [[nodiscard]] static paint for_standard_output();

    [[nodiscard]] std::string operator()(const std::string& text, look as) const;

private:
    bool in_colour_;
};

} // namespace regietafel
