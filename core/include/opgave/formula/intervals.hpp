// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/rounding.hpp>
#include <opgave/model/layout.hpp>

#include <algorithm>
#include <cstdint>
#include <span>

/// What each operator does to numbers that lie between two ends. The compiler uses these functions for the bounds of a
/// formula, the evaluator for the ranges of what is not known; exact numbers are ranges of one.
namespace opgave::intervals {

/// Arithmetic that remembers whether a result ever left 64 bits. The evaluator never sees that happen: the compiler
/// refused the formula.
class arithmetic {
public:
    [[nodiscard]] constexpr bool overflowed() const noexcept { return overflowed_; }

    constexpr std::int64_t plus(std::int64_t a, std::int64_t b) noexcept {
        std::int64_t sum = 0;
        overflowed_ |= __builtin_add_overflow(a, b, &sum);
        return sum;
    }
    constexpr std::int64_t times(std::int64_t a, std::int64_t b) noexcept {
        std::int64_t product = 0;
        overflowed_ |= __builtin_mul_overflow(a, b, &product);
        return product;
    }
    constexpr interval plus(interval a, interval b) noexcept { return {plus(a.least, b.least), plus(a.most, b.most)}; }
    constexpr interval times(interval a, std::int64_t factor) noexcept {
        const std::int64_t x = times(a.least, factor);
        const std::int64_t y = times(a.most, factor);
        return {std::min(x, y), std::max(x, y)};
    }
    constexpr interval times(interval a, interval b) noexcept {
        const interval x = times(a, b.least);
        const interval y = times(a, b.most);
        return {std::min(x.least, y.least), std::max(x.most, y.most)};
    }

private:
    bool overflowed_ = false;
};

/// A condition is a range over 0 (no) and 1 (yes); unknown is both.
inline constexpr interval no{0, 0};
inline constexpr interval yes{1, 1};
inline constexpr interval unknown{0, 1};

[[nodiscard]] constexpr interval hull(interval a, interval b) noexcept {
    return {std::min(a.least, b.least), std::max(a.most, b.most)};
}

/// `x * numerator / denominator`, rounded: both ends, since rounding keeps order.
[[nodiscard]] constexpr interval times_ratio(interval x, std::int64_t numerator, std::int64_t denominator, rounding how,
                                             arithmetic& with) noexcept {
    const interval product = with.times(x, numerator);
    return {divide(product.least, denominator, how), divide(product.most, denominator, how)};
}

[[nodiscard]] constexpr interval minimum(interval a, interval b) noexcept {
    return {std::min(a.least, b.least), std::min(a.most, b.most)};
}
[[nodiscard]] constexpr interval maximum(interval a, interval b) noexcept {
    return {std::max(a.least, b.least), std::max(a.most, b.most)};
}

/// Is the number at least 0?
[[nodiscard]] constexpr interval at_least_zero(interval x) noexcept {
    return x.least >= 0 ? yes : x.most < 0 ? no : unknown;
}
/// Is the number 0?
[[nodiscard]] constexpr interval is_zero(interval x) noexcept {
    return x.is_exact() && x.least == 0 ? yes : x.holds(0) ? unknown : no;
}
/// `a * d >= c * b`: is a/b at least c/d?
[[nodiscard]] constexpr interval ratio_at_least(interval a, interval b, interval c, interval d,
                                                arithmetic& with) noexcept {
    return at_least_zero(with.plus(with.times(a, d), with.times(with.times(c, b), -1)));
}

[[nodiscard]] constexpr interval negation(interval condition) noexcept {
    return {1 - condition.most, 1 - condition.least};
}

[[nodiscard]] constexpr interval select(interval condition, interval a, interval b) noexcept {
    return condition == yes ? a : condition == no ? b : hull(a, b);
}

} // namespace opgave::intervals
