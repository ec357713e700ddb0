// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstdint>

namespace opgave::detail {

/// Divides products with one factor by one divisor: number x total / divisor, rounded down. With a total below 2^31 and a
/// divisor below 2^32 all of them together take one true division, and each three products.
class proportion {
public:
    /// @pre total >= 0, divisor > 0
    constexpr proportion(std::int64_t total, std::int64_t divisor) noexcept
        : total_(total), divisor_(divisor), is_small_(total < limit / 2 && divisor < limit),
          fraction_(is_small_ ? total * limit / divisor : 0) {}

    struct quotient {
        std::int64_t whole;
        std::int64_t remainder;
    };
    /// @pre 0 <= number <= divisor, and number x total fits
    [[nodiscard]] constexpr quotient operator()(std::int64_t number) const noexcept {
        const std::int64_t product = number * total_;
        if (!is_small_) return {product / divisor_, product % divisor_};
        // The fraction is too small by less than 2^-32, and so the quotient by less than 1.
        const std::int64_t estimate  = number * fraction_ >> limit_bits;
        const std::int64_t remainder = product - estimate * divisor_;
        const std::int64_t missing   = remainder >= divisor_ ? 1 : 0;
        return {estimate + missing, remainder - (missing != 0 ? divisor_ : 0)};
    }

private:
    static constexpr int          limit_bits = 32;
    static constexpr std::int64_t limit      = std::int64_t{1} << limit_bits;

    std::int64_t total_;
    std::int64_t divisor_;
    bool         is_small_;
    std::int64_t fraction_; ///< total / divisor in units of 2^-32
};

} // namespace opgave::detail
