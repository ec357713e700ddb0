// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/ways_to_meet.hpp>

#include "drenthe_table.hpp"
#include "meeting_by_trial.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace opgave::testing {

namespace {

TEST(MeetingByTrial, FindsTheNumbersThatTheSearchFinds) {
    const drenthe    given = read_drenthe();
    const outcome    of    = given.rules.evaluate(synthetic_table(given, 1, filling::some).figures);
    meeting_search   search(of);
    meeting_by_trial trial(of);
    std::size_t      ways = 0;
    for (std::uint32_t i = 0; i < of.findings().size(); ++i)
        for (const way_to_meet& one : search(of.findings()[i]).ways) {
            constexpr std::int64_t farthest = 100; // beyond it trial takes long
            if (!one.to || one.size() > farthest) continue;
            ++ways;
            const std::int64_t step  = one.is_increase ? 1 : -1;
            const std::int64_t first = one.is_increase ? one.now.least : one.now.most;
            EXPECT_EQ(trial(i, one.cell, first, *one.to + step), one.to) << "finding " << i;
            if (first == *one.to) continue; // that it is stated is enough
            EXPECT_EQ(trial(i, one.cell, first, *one.to - step), std::nullopt) << "finding " << i;
        }
    EXPECT_GT(ways, 100U);
    EXPECT_GT(trial.trials(), ways);
}

} // namespace

} // namespace opgave::testing
