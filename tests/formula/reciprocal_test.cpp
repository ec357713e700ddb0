// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/choices.hpp"
#include "formula/reciprocal.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace opgave::testing {
namespace {

std::int64_t quotient(const reciprocal& by, std::int64_t x) {
    const auto numerator = static_cast<std::uint32_t>(x * by.factor + by.added);
    return static_cast<std::int64_t>((std::uint64_t{numerator} * static_cast<std::uint64_t>(by.multiplier)) >> by.shift)
           - by.subtracted;
}

/// Both ends, and on either side of the points where the quotient steps.
void expect_exact(interval x, std::int64_t factor, std::int64_t denominator, rounding how, const reciprocal& by) {
    for (std::int64_t i = 0; i <= 300; ++i)
        for (const std::int64_t at : {x.least + i, x.most - i, i - 150})
            if (x.holds(at)) RC_ASSERT(quotient(by, at) == divide(at * factor, denominator, how));
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
    EXPECT_EQ(quotient(*by, 152), 13); // Stcrt. 2024, 3320
    EXPECT_EQ(quotient(*by, 280), 24);
    EXPECT_EQ(quotient(*by, 11'704), 992);
}

TEST(Reciprocal, IsNotThereForHalfToEven) { EXPECT_FALSE(reciprocal_of({0, 10}, 1, 2, rounding::half_even)); }

TEST(Reciprocal, IsNotThereBeyond32Bits) {
    EXPECT_FALSE(reciprocal_of({0, 5'000'000'000}, 1, 3, rounding::down));
    EXPECT_FALSE(reciprocal_of({0, 2'000'000'000}, 3, 7, rounding::down));
}

} // namespace
} // namespace opgave::testing
