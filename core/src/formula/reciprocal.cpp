// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/reciprocal.hpp"

#include <opgave/formula/intervals.hpp>

#include <numeric>

namespace opgave {

namespace {

constexpr std::int64_t two_to_32 = std::int64_t{1} << 32;

/// What is added before dividing downwards; half to even cannot be had so.
std::optional<std::int64_t> added_for(rounding how, std::int64_t denominator) noexcept {
    switch (how) {
    case rounding::down: return 0;
    case rounding::up: return denominator - 1;
    case rounding::half_up: return denominator / 2;
    case rounding::half_even: break;
    }
    return std::nullopt;
}

} // namespace

std::optional<reciprocal> reciprocal_of(interval x, std::int64_t factor, std::int64_t denominator,
                                        rounding how) noexcept {
    const std::int64_t common = std::gcd(factor, denominator);
    factor /= common;
    denominator /= common;
    const auto for_rounding = added_for(how, denominator);
    if (!for_rounding || denominator >= two_to_32 / 2) return std::nullopt;
    intervals::arithmetic with;
    const interval        numerator = with.plus(with.times(x, factor), interval::exactly(*for_rounding));
    if (with.overflowed() || numerator.least <= -two_to_32 || numerator.most >= two_to_32) return std::nullopt;

    // Lifted by whole denominators above 0, and the quotient brought down again.
    reciprocal found;
    found.factor            = factor;
    found.subtracted        = numerator.least < 0 ? divide(-numerator.least, denominator, rounding::up) : 0;
    found.added             = *for_rounding + found.subtracted * denominator;
    const std::int64_t most = numerator.most + found.subtracted * denominator;
    if (most >= two_to_32) return std::nullopt;

    const auto divisor    = static_cast<std::uint64_t>(denominator);
    unsigned   shift      = 63;
    const auto multiplier = [&] { return ((std::uint64_t{1} << shift) + divisor - 1) / divisor; };
    while (multiplier() >= static_cast<std::uint64_t>(two_to_32)) --shift;
    const std::uint64_t excess = multiplier() * divisor - (std::uint64_t{1} << shift);
    if (static_cast<std::uint64_t>(most) * excess >= std::uint64_t{1} << shift) return std::nullopt;
    found.multiplier = static_cast<std::int64_t>(multiplier());
    found.shift      = shift;
    return found;
}

} // namespace opgave
