// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/rounding.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace opgave {

/// How a total is divided over members in proportion to their keys. A member's *quota* is its exact part,
/// key x total / sum of the keys.
enum class apportion_method : std::uint8_t {
    /// Each quota rounded down; the places left go, one each, to the largest remainders. A member held at its floor or
    /// cap stands aside, and the others share the rest by key.
    largest_remainder,
    /// The same, but quotas stay parts of the whole total: what a floor adds is taken from the smallest remainders (the
    /// US census of 1880, each State at least one), and what a cap leaves over goes round one each.
    largest_remainder_of_total,
    /// Highest averages with divisors 1, 3, 5, ...: place after place to the largest key / divisor.
    sainte_lague,
    /// Highest averages with divisors 1, 2, 3, ...
    dhondt,
    /// Each quota rounded by itself, so that the sum may differ from the total.
    independent,
};

/// The names of the methods, as TOML and messages write them; in the order of the enumeration.
inline constexpr std::array<std::string_view, 5> apportion_method_names{
    "largest_remainder", "largest_remainder_of_total", "sainte_lague", "dhondt", "independent"};

[[nodiscard]] constexpr std::string_view name_of(apportion_method method) noexcept {
    return apportion_method_names[static_cast<std::size_t>(method)];
}

/// @return the method of that name; nothing when there is none
[[nodiscard]] constexpr std::optional<apportion_method> apportion_method_named(std::string_view name) noexcept {
    for (std::size_t i = 0; i < apportion_method_names.size(); ++i)
        if (apportion_method_names[i] == name) return static_cast<apportion_method>(i);
    return std::nullopt;
}

/// A method with all that belongs to it. The spans have one entry a member, in the order of the keys, or none at all.
struct apportion_rule {
    apportion_method              method{};
    rounding                      rounded{};   ///< by which `independent` rounds; the other methods do not look at it
    std::span<const std::int64_t> floors{};    ///< what a member gets at least, >= 0; none: 0
    std::span<const std::int64_t> caps{};      ///< what a member gets at most; none: no limit
    std::span<const std::int64_t> tie_order{}; ///< a draw: of tied members the lowest goes first, and equals stay tied
};

/// Why a total can or cannot be divided.
enum class apportion_status : std::uint8_t {
    ok,
    negative_total,
    floor_above_cap,    ///< of one member
    no_key,             ///< places are left and every key is 0
    floors_above_total, ///< the floors alone are more than the total
    caps_below_total,   ///< the members with a key reach their caps before the total is spent
};

} // namespace opgave
