// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opgave {

/// A day of the calendar.
struct date {
    std::int16_t year  = 0;
    std::uint8_t month = 0;
    std::uint8_t day   = 0;

    friend constexpr auto operator<=>(date, date) = default;

    /// `2024-02-01`
    [[nodiscard]] std::string to_text() const {
        const auto two = [](int n) {
            return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
        };
        return std::to_string(year) + '-' + two(month) + '-' + two(day);
    }
};

/// A year (`2025`) or a half-year (`2024-I`, `2024-II`). Ordered by first day; a year stands before its halves.
struct period {
    std::int16_t year = 0;
    std::uint8_t half = 0; ///< 0: the whole year; 1 or 2: that half

    friend constexpr auto operator<=>(period, period) = default;

    [[nodiscard]] constexpr bool is_half_year() const noexcept { return half != 0; }

    [[nodiscard]] constexpr date first_day() const noexcept {
        return {year, static_cast<std::uint8_t>(half == 2 ? 7 : 1), 1};
    }
    [[nodiscard]] constexpr date last_day() const noexcept {
        return half == 1 ? date{year, 6, 30} : date{year, 12, 31};
    }
    [[nodiscard]] constexpr bool lies_in(period other) const noexcept {
        return year == other.year && (other.half == 0 || other.half == half);
    }

    /// @return the period of the same kind that lies `count` earlier (later, where negative)
    [[nodiscard]] constexpr period earlier(int count) const noexcept {
        if (half == 0) return {static_cast<std::int16_t>(year - count), 0};
        const int halves = year * 2 + (half - 1) - count; // since the year 0; also before it half 1 or 2 remains
        return {static_cast<std::int16_t>(halves >> 1), static_cast<std::uint8_t>((halves & 1) + 1)};
    }

    [[nodiscard]] std::string to_text() const {
        return std::to_string(year) + (half == 0 ? "" : half == 1 ? "-I" : "-II");
    }
};

/// Reads `2025`, `2024-I` or `2024-II`; years 1900 to 2199.
/// @return nothing when the text is no period
[[nodiscard]] constexpr std::optional<period> parse_period(std::string_view text) noexcept {
    if (text.size() < 4) return std::nullopt;
    int year = 0;
    for (const char c : text.substr(0, 4)) {
        if (c < '0' || c > '9') return std::nullopt;
        year = year * 10 + (c - '0');
    }
    if (year < 1900 || year > 2199) return std::nullopt;
    const std::string_view rest = text.substr(4);
    const auto             at   = static_cast<std::int16_t>(year);
    if (rest.empty()) return period{at, 0};
    if (rest == "-I") return period{at, 1};
    if (rest == "-II") return period{at, 2};
    return std::nullopt;
}

} // namespace opgave
