// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/rounding.hpp>
#include <opgave/model/layout.hpp>

#include <cstdint>
#include <optional>

namespace opgave {

/// A rounded division by a constant as a product and a shift:
/// `((x * factor + added) * multiplier >> shift) - subtracted`, the first sum in 32 bits without a sign.
struct reciprocal {
    std::int64_t factor     = 1; ///< as given, but that its common divisor with the denominator is gone
    std::int64_t multiplier = 0; ///< below 2^32
    std::int64_t shift      = 0;
    std::int64_t added      = 0;
    std::int64_t subtracted = 0;
};

/// @return the reciprocal that gives `divide(x * factor, denominator, how)` for every x within the bounds; nothing where
///         there is none. With M = ceil(2^s / d), n * M / 2^s exceeds n / d by n * (M * d - 2^s) / (d * 2^s), and no whole
///         number lies between them while that stays below 1 / d.
[[nodiscard]] std::optional<reciprocal> reciprocal_of(interval x, std::int64_t factor, std::int64_t denominator,
                                                      rounding how) noexcept;

} // namespace opgave
