// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/period.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace opgave::testing {
namespace {

constexpr period year_2024{2024, 0};
constexpr period first_half{2024, 1};
constexpr period second_half{2024, 2};

TEST(Period, YearsAndHalfYearsAreReadAndWrittenTheSameWay) {
    EXPECT_EQ(parse_period("2024"), year_2024);
    EXPECT_EQ(parse_period("2024-I"), first_half);
    EXPECT_EQ(parse_period("2024-II"), second_half);
    for (const std::string_view text : {"1900", "2024-I", "2024-II", "2199-II"})
        EXPECT_EQ(parse_period(text).value().to_text(), text);
}

TEST(Period, WhatIsNoPeriodIsNotRead) {
    for (const std::string_view text : {"", "24", "1899", "2200", "20245", "2024-", "2024-III", "2024-1", "2024-i",
                                        "2024 I", "2024-I ", " 2024", "-2024", "2O24", "2024-01-01"})
        EXPECT_EQ(parse_period(text), std::nullopt) << '"' << text << '"';
}

TEST(Period, DaysAreThoseOfTheCalendar) {
    EXPECT_EQ(year_2024.first_day(), (date{2024, 1, 1}));
    EXPECT_EQ(year_2024.last_day(), (date{2024, 12, 31}));
    EXPECT_EQ(first_half.last_day(), (date{2024, 6, 30}));
    EXPECT_EQ(second_half.first_day(), (date{2024, 7, 1}));
    EXPECT_EQ(second_half.last_day(), (date{2024, 12, 31}));
    EXPECT_EQ(second_half.first_day().to_text(), "2024-07-01");
    EXPECT_LT((date{2023, 12, 31}), (date{2024, 1, 1}));
    EXPECT_LT((date{2024, 2, 28}), (date{2024, 10, 1}));
}

TEST(Period, OrderIsByFirstDayAndAYearStandsBeforeItsHalves) {
    std::vector<period> periods{{2025, 0}, second_half, {2023, 2}, year_2024, first_half};
    std::sort(periods.begin(), periods.end());
    EXPECT_EQ(periods, (std::vector<period>{{2023, 2}, year_2024, first_half, second_half, {2025, 0}}));
}

TEST(Period, HalfYearLiesInItsYearAndNotTheOtherWayRound) {
    EXPECT_TRUE(first_half.lies_in(year_2024));
    EXPECT_TRUE(year_2024.lies_in(year_2024));
    EXPECT_TRUE(first_half.lies_in(first_half));
    EXPECT_FALSE(year_2024.lies_in(first_half));
    EXPECT_FALSE(first_half.lies_in(second_half));
    EXPECT_FALSE((period{2025, 1}).lies_in(year_2024));
}

TEST(Period, EarlierCountsPeriodsOfTheSameKind) {
    EXPECT_EQ(year_2024.earlier(1), (period{2023, 0}));
    EXPECT_EQ(first_half.earlier(1), (period{2023, 2}));
    EXPECT_EQ(second_half.earlier(1), first_half);
    EXPECT_EQ(second_half.earlier(3), (period{2023, 1}));
    EXPECT_EQ(first_half.earlier(-1), second_half);
    EXPECT_EQ(second_half.earlier(-1), (period{2025, 1}));
    EXPECT_TRUE((period{1, 1}).earlier(5).is_half_year()) << "a half-year never turns into a year";
}

RC_GTEST_PROP(Period, EarlierAndBackIsTheSamePeriod, ()) {
    const period from{*rc::gen::inRange<std::int16_t>(1900, 2200), static_cast<std::uint8_t>(*rc::gen::inRange(0, 3))};
    const int    count = *rc::gen::inRange(-9000, 9000);
    const period there = from.earlier(count);
    RC_ASSERT(there.earlier(-count) == from);
    RC_ASSERT(there.is_half_year() == from.is_half_year());
    if (count > 0) RC_ASSERT(there < from);
}

} // namespace
} // namespace opgave::testing
