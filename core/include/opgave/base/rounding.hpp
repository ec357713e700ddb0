// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace opgave {

/// How an exact fraction becomes a whole number. Always named where it is used; there is no default.
/// `down` is towards minus infinity, `up` towards plus infinity; `half_up` takes a tie towards plus infinity
/// (-0.5 becomes 0), `half_even` takes it to the even neighbour.
enum class rounding : std::uint8_t { down, up, half_up, half_even };

/// @return `numerator / denominator` as a whole number
/// @pre `denominator` > 0
[[nodiscard]] constexpr std::int64_t divide(std::int64_t numerator, std::int64_t denominator, rounding mode) noexcept {
    std::int64_t quotient  = numerator / denominator;
    std::int64_t remainder = numerator % denominator;
    if (remainder < 0) {
        --quotient;
        remainder += denominator;
    }
    const std::int64_t to_next = denominator - remainder;
    switch (mode) {
    case rounding::down: return quotient;
    case rounding::up: return quotient + (remainder > 0 ? 1 : 0);
    case rounding::half_up: return quotient + (remainder >= to_next ? 1 : 0);
    case rounding::half_even:
        if (remainder == to_next) return quotient + (quotient % 2 != 0 ? 1 : 0);
        return quotient + (remainder > to_next ? 1 : 0);
    }
    return quotient;
}

/// The names of the roundings, as TOML and messages write them; in the order of the enumeration.
inline constexpr std::array<std::string_view, 4> rounding_names{"down", "up", "half_up", "half_even"};

[[nodiscard]] constexpr std::string_view name_of(rounding mode) noexcept {
    return rounding_names[static_cast<std::size_t>(mode)];
}

/// @return the rounding of that name; nothing when there is none
[[nodiscard]] constexpr std::optional<rounding> rounding_named(std::string_view name) noexcept {
    for (std::size_t i = 0; i < rounding_names.size(); ++i)
        if (rounding_names[i] == name) return static_cast<rounding>(i);
    return std::nullopt;
}

} // namespace opgave
