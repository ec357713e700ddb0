// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/ids.hpp>
#include <opgave/base/ratio.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <limits>
#include <type_traits>

namespace opgave::testing {
namespace {

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest  = std::numeric_limits<std::int64_t>::max();

static_assert(!std::is_convertible_v<int, ratio>, "a whole number is no ratio by accident");
static_assert(!std::is_convertible_v<double, ratio>);
static_assert(!std::is_convertible_v<member_index, category_index>, "indices of different kinds do not mix");
static_assert(!std::is_constructible_v<member_index, category_index>);
static_assert(!std::is_convertible_v<std::uint32_t, member_index>);

// --- Order -----------------------------------------------------------------------------------------------------------

/// A product of two 64-bit numbers in two words, worked out in halves.
struct wide {
    std::uint64_t high = 0;
    std::uint64_t low  = 0;

    friend constexpr auto operator<=>(const wide&, const wide&) = default;
};

wide multiply(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t low_half = 0xFFFF'FFFF;
    const std::uint64_t low      = (a & low_half) * (b & low_half);
    const std::uint64_t cross_1  = (a >> 32) * (b & low_half) + (low >> 32);
    const std::uint64_t cross_2  = (a & low_half) * (b >> 32) + (cross_1 & low_half);
    return {(a >> 32) * (b >> 32) + (cross_1 >> 32) + (cross_2 >> 32), (cross_2 << 32) | (low & low_half)};
}

/// The order of two ratios by cross-multiplication.
std::strong_ordering cross_multiplied(ratio a, ratio b) {
    if ((a.numerator < 0) != (b.numerator < 0)) return a.numerator <=> b.numerator;
    const auto size = [](std::int64_t n) {
        return n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
    };
    const wide left  = multiply(size(a.numerator), size(b.denominator));
    const wide right = multiply(size(b.numerator), size(a.denominator));
    return a.numerator < 0 ? right <=> left : left <=> right;
}

/// Small, large and extreme numbers.
std::int64_t any_number() {
    return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-9, 10), rc::gen::arbitrary<std::int64_t>(),
                           rc::gen::inRange<std::int64_t>(smallest / 2, largest / 2),
                           rc::gen::element(smallest, smallest + 1, largest - 1, largest));
}

ratio any_ratio() {
    const std::int64_t under = any_number();
    return {any_number(), under > 0 ? under : under == 0 || under == smallest ? 1 : -under};
}

RC_GTEST_PROP(Ratio, OrderIsThatOfTheCrossProducts, ()) {
    const ratio a = any_ratio();
    const ratio b = any_ratio();
    RC_ASSERT((a <=> b) == cross_multiplied(a, b));
    RC_ASSERT((b <=> a) == cross_multiplied(b, a));
    RC_ASSERT((a == b) == (cross_multiplied(a, b) == 0));
}

TEST(Ratio, OrderOfAllSmallFractionsIsThatOfTheCrossProducts) {
    for (std::int64_t a = -13; a <= 13; ++a)
        for (std::int64_t b = 1; b <= 13; ++b)
            for (std::int64_t c = -13; c <= 13; ++c)
                for (std::int64_t d = 1; d <= 13; ++d)
                    ASSERT_TRUE((ratio{a, b} <=> ratio{c, d}) == (a * d <=> c * b))
                        << a << '/' << b << ' ' << c << '/' << d;
}

/// Neighbouring fractions differ only at the end of their continued fractions.
RC_GTEST_PROP(Ratio, OrderTellsNeighboursApart, ()) {
    const std::int64_t under = *rc::gen::inRange<std::int64_t>(1, largest - 1);
    const ratio        a{*rc::gen::inRange<std::int64_t>(0, under), under};
    const ratio        b{a.numerator + *rc::gen::inRange(0, 2), under + *rc::gen::inRange(0, 2)};
    RC_ASSERT((a <=> b) == cross_multiplied(a, b));
    RC_ASSERT((ratio{-a.numerator, a.denominator} <=> ratio{-b.numerator, b.denominator}) == cross_multiplied(b, a));
}

TEST(Ratio, OrderIsExactAtTheEndsOfSixtyFourBits) {
    EXPECT_LT((ratio{largest - 1, largest}), (ratio{1, 1}));
    EXPECT_LT((ratio{1, largest}), (ratio{1, largest - 1}));
    EXPECT_LT((ratio{smallest, 1}), (ratio{smallest + 1, 1}));
    EXPECT_LT((ratio{-1, largest - 1}), (ratio{-1, largest}));
    EXPECT_EQ((ratio{smallest, 2}), (ratio{smallest / 2, 1}));
}

/// The AMV share of the cycle lies just below 8.5 %.
TEST(Ratio, EqualValuesAreEqualHoweverTheyAreWritten) {
    EXPECT_EQ((ratio{8140, 96000}), (ratio{407, 4800}));
    EXPECT_LT((ratio{8140, 96000}), (ratio{85, 1000}));
    EXPECT_EQ(ratio::percent(85), (ratio{17, 20}));
    EXPECT_EQ((ratio{0, 7}), (ratio{0, 1}));
    EXPECT_EQ((ratio{8140, 96000}.denominator), 96000) << "kept as it was written";
}

// --- Reading ---------------------------------------------------------------------------------------------------------

/// What was read, as it is kept; 0/0 for nothing.
std::array<std::int64_t, 2> read(std::string_view text) {
    const auto value = parse_ratio(text);
    return value ? std::array{value->numerator, value->denominator} : std::array<std::int64_t, 2>{0, 0};
}

TEST(RatioText, FractionsDecimalsAndPercentagesAreReadDigitByDigit) {
    const auto kept = [](std::int64_t over, std::int64_t under) { return std::array{over, under}; };
    EXPECT_EQ(read("8140/96000"), kept(8140, 96000));
    EXPECT_EQ(read(" 8140 / 96000 "), kept(8140, 96000));
    EXPECT_EQ(read("8.5 %"), kept(85, 1000));
    EXPECT_EQ(read("8.5%"), kept(85, 1000));
    EXPECT_EQ(read("0.085"), kept(85, 1000));
    EXPECT_EQ(read("1"), kept(1, 1));
    EXPECT_EQ(read("-0.5"), kept(-5, 10));
    EXPECT_EQ(read("0.000000000001"), kept(1, 1'000'000'000'000));
    EXPECT_EQ(read("0.000000000001 %"), kept(1, 100'000'000'000'000));
    EXPECT_EQ(read("9223372036854775807"), kept(largest, 1));
}

TEST(RatioText, WhatIsNoRatioIsNotRead) {
    for (const std::string_view text : {"",
                                        " ",
                                        "%",
                                        "/",
                                        "1/",
                                        "/2",
                                        "1/0",
                                        "1/-2",
                                        "1.5/2",
                                        "1/2/3",
                                        "1/2 %",
                                        "5 % %",
                                        ".5",
                                        "5.",
                                        ".",
                                        "-",
                                        "--1",
                                        "- 1",
                                        "+1",
                                        "1e3",
                                        "0x10",
                                        "1,5",
                                        "1 000",
                                        "1..5",
                                        "1.2.3",
                                        "NaN",
                                        "0.0000000000001",
                                        "9223372036854775808",
                                        "92233720368547758070",
                                        "1/9223372036854775808",
                                        "1\t",
                                        "\xC2\xA0"
                                        "1"})
        EXPECT_EQ(parse_ratio(text), std::nullopt) << '"' << text << '"';
}

RC_GTEST_PROP(RatioText, FractionIsReadAsItIsWritten, ()) {
    const ratio written = any_ratio();
    RC_PRE(written.numerator != smallest);
    const auto read_back = parse_ratio(std::to_string(written.numerator) + '/' + std::to_string(written.denominator));
    RC_ASSERT(read_back.has_value());
    RC_ASSERT(read_back->numerator == written.numerator);
    RC_ASSERT(read_back->denominator == written.denominator);
}

} // namespace
} // namespace opgave::testing
