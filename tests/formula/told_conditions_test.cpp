// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// What is stated, what a tie leaves open, and how far a condition is from being met.
#include <opgave/formula/graph_builder.hpp>

#include "formula/small_frame.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

namespace opgave::testing {
namespace {

TEST(Stated, IsAskedOfTheCellAndNeverUnknown) {
    small_rulebook given;
    auto&          build = given.build;
    given.state(0, 4);
    given.state(1, interval{2, 9});
    const node_id stated = build.stated(given.azc());
    EXPECT_EQ(given.value(stated, 0), interval::exactly(1));
    EXPECT_EQ(given.value(stated, 1), interval::exactly(1));
    EXPECT_EQ(given.value(stated, 2), interval::exactly(0));
    EXPECT_EQ(given.value(build.stated(build.add(given.azc(), given.amv())), 0), interval::exactly(0)); // amv is blank
    const node_id read = build.or_else(given.azc(), build.constant(7));
    EXPECT_EQ(given.value(read, 0), interval::exactly(4));
    EXPECT_EQ(given.value(read, 1), (interval{2, 9}));
    EXPECT_EQ(given.value(read, 2), interval::exactly(7));
}

TEST(Tied, TellsWhichMembersWaitForADraw) {
    small_rulebook given(3);
    auto&          build = given.build;
    const node_id  keys  = build.scatter(std::array<std::int64_t, 3>{1, 1, 2}, {});
    const node_id  odd   = build.tied(
           build.apportion(build.constant(5), keys, apportion_method::largest_remainder)); // quotas 1.25 1.25 2.5
    EXPECT_EQ(given.value(odd, 0), interval::exactly(0));
    const node_id shares =
        build.apportion(build.constant(3), keys, apportion_method::dhondt); // the third place: 1/1, 1/1, 2/2
    for (std::size_t member = 0; member < 3; ++member)
        EXPECT_EQ(given.value(build.tied(shares), member), interval::exactly(1));
    EXPECT_EQ(given.value(shares, 2), (interval{1, 2}));
}

TEST(Tied, IsToldOfEachGroupsOwnTotal) {
    small_rulebook given(5); // the north has members 0 and 2, the south 1 and 3
    auto&          build = given.build;
    given.state(given.table.lanes().of(north), 3);
    const node_id keys = build.scatter(std::array<std::int64_t, 5>{1, 1, 1, 1, 1}, {});
    const node_id open =
        build.tied(build.apportion(given.azc(scope::groups), keys, apportion_method::largest_remainder));
    EXPECT_EQ(given.value(open, 0), interval::exactly(1)); // 3 over two
    EXPECT_EQ(given.value(open, 1), (interval{0, 1}));     // a blank total
    EXPECT_EQ(given.value(open, 4), interval::exactly(0)); // no group
}

TEST(Apportion, LeavesSharesOpenWhereAKeyIsTied) {
    small_rulebook given(3);
    auto&          build  = given.build;
    const node_id  even   = build.scatter(std::array<std::int64_t, 3>{1, 1, 1}, {});
    const node_id  keys   = build.apportion(build.constant(4), even, apportion_method::largest_remainder); // 1..2 each
    const node_id  shares = build.apportion(build.constant(9), keys, apportion_method::largest_remainder);
    ASSERT_FALSE(build.take_error());
    EXPECT_TRUE(given.value(shares, 0).holds(3));
    EXPECT_FALSE(given.value(shares, 0).is_exact());
}

TEST(Slack, TellsByHowManyUnitsAConditionIsMetOrMissed) {
    small_rulebook given;
    auto&          build = given.build;
    given.state_members({4, 5, 6});
    const node_id five  = build.constant(5);
    const auto    slack = [&](node_id condition, std::size_t member) {
        return given.value(build.slack(condition), member).least;
    };
    const node_id enough  = build.at_least(given.azc(), five);
    const node_id few     = build.negation(enough);
    const node_id exactly = build.equal(given.azc(), five);
    EXPECT_EQ(slack(enough, 0), -1);
    EXPECT_EQ(slack(enough, 2), 1);
    EXPECT_EQ(slack(few, 0), 0);
    EXPECT_EQ(slack(few, 1), -1);
    EXPECT_EQ(slack(exactly, 1), 0);
    EXPECT_EQ(slack(exactly, 2), -1);
    EXPECT_EQ(slack(build.all_of(std::array{enough, exactly}), 2), -1);
    EXPECT_EQ(slack(build.any_of(std::array{enough, exactly}), 2), 1);
}

} // namespace
} // namespace opgave::testing
