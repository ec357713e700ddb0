// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>

#include "formula/small_frame.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace opgave::testing {
namespace {

TEST(Lower, TakesOneStepForHowFarTwoNumbersAreApart) {
    small_rulebook given;
    const node_id  slack = given.build.slack(given.build.equal(given.azc(), given.amv()));
    const program  made  = lower(given.build.graph(), *given.axes, given.table.view().columns, {std::array{slack}, {}});
    EXPECT_EQ(std::ranges::count(made.instructions, storage::workspace, &instruction::place), 1);

    given.state_members({7, 3});
    given.state(2, interval{5, 6});
    for (std::uint32_t lane = 0; lane < 3; ++lane)
        EXPECT_TRUE(given.table.state({lane, {{1}, {0}, 0}}, interval::exactly(5)));
    EXPECT_EQ(given.value(slack, 0), interval::exactly(-2));
    EXPECT_EQ(given.value(slack, 1), interval::exactly(-2));
    EXPECT_EQ(given.value(slack, 2), (interval{-1, 0}));
}

} // namespace
} // namespace opgave::testing
