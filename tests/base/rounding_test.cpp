// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/rounding.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <limits>

namespace opgave::testing {
namespace {

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest  = std::numeric_limits<std::int64_t>::max();

TEST(Rounding, HalvesAndNegativesFollowTheNameOfTheRounding) {
    struct row {
        std::int64_t                numerator, denominator;
        std::array<std::int64_t, 4> rounded; ///< down, up, half up, half even
    };
    const row rows[]{
        {6, 3, {2, 2, 2, 2}},   {7, 3, {2, 3, 2, 2}},      {8, 3, {2, 3, 3, 3}},      {1, 2, {0, 1, 1, 0}},
        {3, 2, {1, 2, 2, 2}},   {5, 2, {2, 3, 3, 2}},      {0, 5, {0, 0, 0, 0}},      {-6, 3, {-2, -2, -2, -2}},
        {-1, 3, {-1, 0, 0, 0}}, {-2, 3, {-1, 0, -1, -1}},  {-7, 3, {-3, -2, -2, -2}}, {-8, 3, {-3, -2, -3, -3}},
        {-1, 2, {-1, 0, 0, 0}}, {-3, 2, {-2, -1, -1, -2}}, {-5, 2, {-3, -2, -2, -2}},
    };
    for (const row& one : rows)
        for (std::size_t mode = 0; mode < one.rounded.size(); ++mode)
            EXPECT_EQ(divide(one.numerator, one.denominator, static_cast<rounding>(mode)), one.rounded[mode])
                << one.numerator << " / " << one.denominator << ' ' << rounding_names[mode];
}

/// De Wolden 152, Hoogeveen 280, Gelderland 11,704 (992 published), Drenthe 2,691.
/// @source Stcrt. 2024, 3320: 8,140 of 96,000
TEST(Rounding, AmvTasksOfTheCycleAreNearestWholes) {
    const auto amv = [](std::int64_t task) { return divide(task * 8140, 96000, rounding::half_up); };
    EXPECT_EQ(amv(152), 13);
    EXPECT_EQ(amv(280), 24);
    EXPECT_EQ(amv(11704), 992);
    EXPECT_EQ(amv(2691), 228);
}

// Undefined behaviour is no constant expression: nothing overflows at the ends of 64 bits.
static_assert(divide(largest, 1, rounding::up) == largest && divide(smallest, 1, rounding::half_even) == smallest);
static_assert(divide(largest, largest, rounding::half_up) == 1 && divide(smallest, largest, rounding::down) == -2);
static_assert(divide(largest - 1, largest, rounding::half_even) == 1 && divide(1, largest, rounding::half_up) == 0);
static_assert(divide(smallest, largest, rounding::up) == -1 && divide(smallest, largest, rounding::half_up) == -1);

/// Said without division: which whole numbers a rounding may give.
RC_GTEST_PROP(Rounding, ResultIsTheWholeNumberThatTheNamePromises, ()) {
    const auto numerator   = *rc::gen::inRange<std::int64_t>(-5000, 5000);
    const auto denominator = *rc::gen::inRange<std::int64_t>(1, 60);
    const auto above = [&](rounding mode) { return divide(numerator, denominator, mode) * denominator - numerator; };
    RC_ASSERT(above(rounding::down) <= 0 && above(rounding::down) > -denominator);
    RC_ASSERT(above(rounding::up) >= 0 && above(rounding::up) < denominator);
    RC_ASSERT(2 * above(rounding::half_up) > -denominator && 2 * above(rounding::half_up) <= denominator);
    const auto even = 2 * above(rounding::half_even);
    RC_ASSERT(even >= -denominator && even <= denominator);
    if (even == denominator || even == -denominator)
        RC_ASSERT(divide(numerator, denominator, rounding::half_even) % 2 == 0);
}

TEST(Rounding, IsFoundByItsName) {
    EXPECT_EQ(rounding_named("half_even"), rounding::half_even);
    EXPECT_EQ(rounding_named("Half_even"), std::nullopt);
    EXPECT_EQ(rounding_named(""), std::nullopt);
    for (const std::string_view name : rounding_names) EXPECT_EQ(name_of(rounding_named(name).value()), name);
}

} // namespace
} // namespace opgave::testing
