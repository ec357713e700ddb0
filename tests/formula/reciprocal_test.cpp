// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/detail/reciprocal_kernel.hpp>

#include "formula/choices.hpp"
#include "formula/reciprocal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace opgave::testing {
namespace {

detail::reciprocal_numbers numbers_of(const reciprocal& of) {
    const std::array detail{of.factor, of.multiplier, std::int64_t{of.shift}, of.added, of.subtracted};
    return detail::reciprocal_numbers(detail.data());
}

/// In 32 bits, as numbers are kept; lowering sees to it that they suffice.
std::uint32_t quotient(const reciprocal& by, std::int64_t x) {
    return numbers_of(by).quotient(static_cast<std::uint32_t>(x));
}

/// As the evaluator divides: one number alone, and the same among others in each of four places.
void expect_quotient(const reciprocal& found, std::int64_t x, std::int64_t other, std::int64_t expected) {
    const detail::reciprocal_numbers by     = numbers_of(found);
    const auto                       number = static_cast<std::uint32_t>(x);
    const auto                       sought = static_cast<std::uint32_t>(expected);
    RC_ASSERT(quotient(found, x) == sought);
    for (std::size_t place = 0; place < 4; ++place) {
        std::array<std::uint32_t, 4> four;
        four.fill(static_cast<std::uint32_t>(other));
        four[place] = number;
        detail::divide_four(by, four.data(), four.data());
        RC_ASSERT(four[place] == sought);
    }
}

/// Both ends, and on either side of the points where the quotient steps.
void expect_exact(interval x, std::int64_t factor, std::int64_t denominator, rounding how, const reciprocal& by) {
    for (std::int64_t i = 0; i <= 300; ++i)
        for (const std::int64_t at : {x.least + i, x.most - i, i - 150})
            if (x.holds(at)) expect_quotient(by, at, x.most, divide(at * factor, denominator, how));
}

TEST(Reciprocal, DividesExactlyWithinItsBounds) {
    int found = 0;
    for_choices(2000, [&](choices& choose) {
        const std::int64_t least       = choose.between(-40'000, 40'000) * choose.of(std::array{1, 30});
        const interval     x           = {least, least + choose.between(0, 60'000) * choose.of(std::array{1, 20})};
        const std::int64_t factor      = choose.between(-20, 9000);
        const std::int64_t denominator = 1 + choose.between(0, 60'000);
        const auto         how         = choose.of(std::array{rounding::down, rounding::up, rounding::half_up});
        const auto         by          = reciprocal_of(x, factor, denominator, how);
        if (!by) return;
        ++found;
        expect_exact(x, factor, denominator, how, *by);
    });
    EXPECT_GT(found, 200); // or nothing was tried
}

TEST(Reciprocal, IsThereForTheShareOfUnaccompaniedMinors) {
    const auto by = reciprocal_of({0, 1'000'000}, 8140, 96'000, rounding::half_up);
    ASSERT_TRUE(by);
    EXPECT_EQ(quotient(*by, 152), 13U); // Stcrt. 2024, 3320
    EXPECT_EQ(quotient(*by, 280), 24U);
    EXPECT_EQ(quotient(*by, 11'704), 992U);
}

TEST(Reciprocal, IsNotThereForHalfToEven) { EXPECT_FALSE(reciprocal_of({0, 10}, 1, 2, rounding::half_even)); }

TEST(Reciprocal, IsNotThereBeyond32Bits) {
    EXPECT_FALSE(reciprocal_of({0, 5'000'000'000}, 1, 3, rounding::down));
    EXPECT_FALSE(reciprocal_of({0, 2'000'000'000}, 3, 7, rounding::down));
}

} // namespace
} // namespace opgave::testing
