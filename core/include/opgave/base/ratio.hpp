// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/rounding.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace opgave {

/// An exact fraction (*verhouding*), kept as it was written: `8140/96000` stays `8140/96000`, so that an explanation
/// shows the numbers of its source. Equality and order are of the values, exact for every pair of 64-bit fractions.
struct ratio {
    std::int64_t numerator   = 0;
    std::int64_t denominator = 1; ///< always > 0

    [[nodiscard]] static constexpr ratio percent(std::int64_t whole) noexcept { return {whole, 100}; }

    /// Compares by the continued fractions of both sides, so that nothing is multiplied and nothing can overflow.
    friend constexpr std::strong_ordering operator<=>(ratio a, ratio b) noexcept {
        bool turned = false; // the order of 1/x is the reverse of that of x
        for (;;) {
            const std::int64_t whole_a = divide(a.numerator, a.denominator, rounding::down);
            const std::int64_t whole_b = divide(b.numerator, b.denominator, rounding::down);
            if (whole_a != whole_b)
                return (whole_a < whole_b) != turned ? std::strong_ordering::less : std::strong_ordering::greater;
            const std::int64_t rest_a = modulo(a.numerator, a.denominator);
            const std::int64_t rest_b = modulo(b.numerator, b.denominator);
            if (rest_a == 0 || rest_b == 0) {
                if (rest_a == rest_b) return std::strong_ordering::equal;
                return (rest_a == 0) != turned ? std::strong_ordering::less : std::strong_ordering::greater;
            }
            a      = {a.denominator, rest_a};
            b      = {b.denominator, rest_b};
            turned = !turned;
        }
    }
    friend constexpr bool operator==(ratio a, ratio b) noexcept { return (a <=> b) == std::strong_ordering::equal; }

private:
    static constexpr std::int64_t modulo(std::int64_t n, std::int64_t d) noexcept {
        const std::int64_t rest = n % d;
        return rest < 0 ? rest + d : rest;
    }
};

/// Reads an exact ratio: `8140/96000`, `8.5 %`, `0.085`, `1`, with at most 12 decimals. Digits are read as text, never
/// through floating point.
/// @return nothing when the text is not a ratio or does not fit 64 bits
[[nodiscard]] constexpr std::optional<ratio> parse_ratio(std::string_view text) noexcept;

namespace detail {

struct decimal {
    std::int64_t digits = 0;
    std::int64_t scale  = 1;
};

constexpr std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

constexpr std::optional<decimal> parse_decimal(std::string_view text) noexcept {
    text                = trimmed(text);
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;

    decimal result;
    bool    after_point = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (after_point || i == 0 || i + 1 == text.size()) return std::nullopt;
            after_point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        const int digit = c - '0';
        if (result.digits > (INT64_MAX - digit) / 10) return std::nullopt;
        result.digits = result.digits * 10 + digit;
        if (after_point) {
            if (result.scale >= 1'000'000'000'000) return std::nullopt;
            result.scale *= 10;
        }
    }
    if (negative) result.digits = -result.digits;
    return result;
}

} // namespace detail

constexpr std::optional<ratio> parse_ratio(std::string_view text) noexcept {
    text = detail::trimmed(text);
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        const auto over  = detail::parse_decimal(text.substr(0, slash));
        const auto under = detail::parse_decimal(text.substr(slash + 1));
        if (!over || !under || over->scale != 1 || under->scale != 1 || under->digits <= 0) return std::nullopt;
        return ratio{over->digits, under->digits};
    }
    std::int64_t per = 1;
    if (!text.empty() && text.back() == '%') {
        text.remove_suffix(1);
        per = 100;
    }
    const auto value = detail::parse_decimal(text);
    if (!value) return std::nullopt;
    return ratio{value->digits, value->scale * per}; // at most 12 decimals, so that this fits
}

} // namespace opgave
