// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/evaluate.hpp>

#include "allocation/allocation_count.hpp"
#include "formula/choices.hpp"
#include "formula/evaluation.hpp"
#include "formula/random_rulebook.hpp"
#include "formula/reference.hpp"
#include "formula/small_frame.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

namespace opgave::testing {
namespace {

/// A rulebook with every kind of memory in use: values, ranges, and the scratch of an apportionment.
struct prepared {
    prepared() {
        rulebook.state(0, 7);
        rulebook.state(1, interval{2, 5});
        rulebook.state(rulebook.table.lanes().whole(), 11);
        auto& build = rulebook.build;
        results     = {
                build.sum_whole(rulebook.azc()),
                build.apportion(rulebook.azc(scope::whole), rulebook.inhabitants(), apportion_method::largest_remainder),
                build.at_least(rulebook.azc(), build.constant(3))};
        steps = lower(build.graph(), *rulebook.axes, rulebook.table.columns().count(), {results, {}});
        view  = steps.view();
        bytes = machine::workspace_bytes(view);
    }

    small_rulebook       rulebook;
    std::vector<node_id> results;
    program              steps;
    program_view         view;
    std::size_t          bytes = 0;
};

TEST(Evaluate, NeedsExactlyTheWorkspaceThatItAsksFor) {
    const prepared         given;
    constexpr std::byte    guard{0xA5};
    std::vector<std::byte> memory(given.bytes + 64, guard);
    EXPECT_EQ(evaluate(given.view, given.rulebook.table.view(), std::span{memory}.first(given.bytes)),
              evaluate_status::ok);
    EXPECT_EQ(std::count(memory.begin() + static_cast<std::ptrdiff_t>(given.bytes), memory.end(), guard), 64);
}

TEST(Evaluate, RefusesAWorkspaceThatIsOneByteShort) {
    const prepared         given;
    std::vector<std::byte> memory(given.bytes);
    EXPECT_EQ(evaluate(given.view, given.rulebook.table.view(), std::span{memory}.first(given.bytes - 1)),
              evaluate_status::workspace_too_small);
}

TEST(Evaluate, RefusesAWorkspaceThatIsNotAligned) {
    const prepared         given;
    std::vector<std::byte> memory(given.bytes + 8);
    EXPECT_EQ(evaluate(given.view, given.rulebook.table.view(), std::span{memory}.subspan(1)),
              evaluate_status::workspace_too_small);
}

TEST(Evaluate, RefusesFiguresOfAnotherTable) {
    const prepared         given;
    std::vector<std::byte> memory(given.bytes);
    const figures          more_members(small_frame(4));
    EXPECT_EQ(evaluate(given.view, more_members.view(), memory), evaluate_status::other_table);

    auto more_bases = std::make_shared<frame>(*small_frame(3));
    more_bases->bases.resize(2);
    const figures more_columns(more_bases);
    EXPECT_EQ(evaluate(given.view, more_columns.view(), memory), evaluate_status::other_table);
}

TEST(Evaluate, LeavesTheSameNumbersForEqualTables) {
    for_choices(200, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        const figures         table    = any_table(choose, rulebook.axes, filling::open);
        figures               detour =
            any_table(choose, rulebook.axes, filling::open); // stated otherwise first, and equal in the end
        table.for_each_cell([&](const cell_key& cell) {
            detour.clear(cell);
            const auto said = table.at(cell);
            if (said && detour.at(cell) != said) RC_ASSERT(detour.state(cell, *said).has_value());
        });
        evaluation         a(rulebook.formulas, *rulebook.axes, table.view(), rulebook.all());
        evaluation         b(rulebook.formulas, *rulebook.axes, detour.view(), rulebook.all());
        const program_view steps = a.program().view();
        const figures_view one   = table.view();
        const figures_view other = detour.view();
        const machine      in_a(steps, one, a.bytes());
        const machine      in_b(steps, other, b.bytes());
        for (std::uint32_t i = 0; i < steps.instructions.size(); ++i)
            for (std::size_t lane = 0; lane < steps.instructions[i].lanes; ++lane) {
                RC_ASSERT(in_a.is_known(i, lane) == in_b.is_known(i, lane));
                RC_ASSERT(in_a.value(steps.instructions[i], lane) == in_b.value(steps.instructions[i], lane));
            }
    });
}

TEST(Evaluate, DoesNotReadWhatStoodInItsWorkspace) {
    for_choices(200, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        const figures         table    = any_table(choose, rulebook.axes, filling::open);
        const figures_view    view     = table.view();
        evaluation            clean(rulebook.formulas, *rulebook.axes, view, rulebook.all());
        evaluation            dirty(rulebook.formulas, *rulebook.axes, view, rulebook.all());
        std::ranges::fill(dirty.bytes(), std::byte{0xFF});
        RC_ASSERT(evaluate(dirty.program().view(), view, dirty.bytes()) == evaluate_status::ok);
        for (const node_id id : rulebook.all())
            for (std::size_t lane = 0; lane < lane_count(rulebook.formulas, *rulebook.axes, id); ++lane)
                RC_ASSERT(clean(id, lane) == dirty(id, lane));
    });
}

TEST(Evaluate, StoresZeroForWhatIsNotKnown) {
    for_choices(300, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        const figures         table    = any_table(choose, rulebook.axes, filling::open);
        const figures_view    view     = table.view();
        evaluation            outcome(rulebook.formulas, *rulebook.axes, view, rulebook.all());
        const program_view    steps = outcome.program().view();
        const machine         on(steps, view, outcome.bytes());
        for (std::uint32_t i = 0; i < steps.instructions.size(); ++i)
            for (std::size_t lane = 0; lane < steps.instructions[i].lanes; ++lane)
                RC_ASSERT(on.is_known(i, lane) || on.value(steps.instructions[i], lane) == 0);
    });
}

TEST(Evaluate, AllocatesNothing) {
    for_choices(100, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        const figures         table    = any_table(choose, rulebook.axes, filling::open);
        const figures_view    view     = table.view();
        evaluation            outcome(rulebook.formulas, *rulebook.axes, view, rulebook.all());
        const program_view    steps  = outcome.program().view();
        const std::size_t     before = allocation_count();
        const auto            status = evaluate(steps, view, outcome.bytes());
        const std::size_t     after  = allocation_count();
        RC_ASSERT(status == evaluate_status::ok);
        RC_ASSERT(after == before);
    });
}

TEST(Evaluate, GivesAnUnknownVerdictItsWholeRange) {
    prepared   given;
    const auto at_least_three = given.results[2];
    EXPECT_EQ(given.rulebook.value(at_least_three, 0), interval::exactly(1)); // 7
    EXPECT_EQ(given.rulebook.value(at_least_three, 1), (interval{0, 1}));     // 2..5
    EXPECT_EQ(given.rulebook.value(at_least_three, 2), (interval{0, 1}));     // blank
    EXPECT_EQ(given.rulebook.value(given.results[0]), (interval{9, 1012}));   // 7 + 2..5 + 0..1000
}

// --- frames at their edges -------------------------------------------------------------------------------------------

TEST(FrameWithoutMembers, SumsToExactlyZero) {
    small_rulebook given(0);
    const node_id  larger = given.build.maximum(std::array{given.azc(), given.azc(scope::whole)});
    for (const node_id summed : {given.azc(), larger, given.inhabitants()}) {
        EXPECT_EQ(given.value(given.build.sum_whole(summed)), interval::exactly(0));
        EXPECT_EQ(given.value(given.build.sum_set(summed, big_pool)), interval::exactly(0));
        EXPECT_EQ(given.value(given.build.sum_groups(summed, regions), 1), interval::exactly(0));
    }
    EXPECT_FALSE(given.build.take_error());
}

TEST(FrameWithoutMembers, JudgesTheWholeAllTheSame) {
    small_rulebook given(0);
    given.state(given.table.lanes().whole(), 5);
    EXPECT_EQ(given.value(given.build.at_least(given.azc(scope::whole), given.build.constant(6))),
              interval::exactly(0));
}

TEST(FrameOfOneMember, SumsToThatMember) {
    small_rulebook given(1);
    given.state_members({8});
    EXPECT_EQ(given.value(given.build.sum_whole(given.azc())), interval::exactly(8));
    EXPECT_EQ(
        given.value(given.build.apportion(given.build.constant(5), given.inhabitants(), apportion_method::dhondt)),
        interval::exactly(5));
}

TEST(MemberWithoutAGroup, TakesZeroAndNoAndCountsInTheWholeAlone) {
    small_rulebook given(3); // the last has no region
    given.state_members({4, 5, 6});
    const node_id of_region = given.build.sum_groups(given.azc(), regions);
    EXPECT_EQ(given.value(of_region, 0), interval::exactly(4));
    EXPECT_EQ(given.value(of_region, 1), interval::exactly(5));
    EXPECT_EQ(given.value(given.build.sum_whole(of_region)), interval::exactly(9));
    EXPECT_EQ(given.value(given.build.sum_whole(given.azc())), interval::exactly(15));
    EXPECT_EQ(given.value(given.build.broadcast(of_region), 2), interval::exactly(0));
    const node_id any = given.build.broadcast(given.build.at_least(of_region, given.build.constant(0)));
    EXPECT_EQ(given.value(any, 1), interval::exactly(1));
    EXPECT_EQ(given.value(any, 2), interval::exactly(0));
    const node_id shared = given.build.apportion(of_region, given.inhabitants(), apportion_method::largest_remainder);
    EXPECT_EQ(given.value(shared, 0), interval::exactly(4));
    EXPECT_EQ(given.value(shared, 2), interval::exactly(0));
}

TEST(UnattributedCells, CountInSumsOfTheWholeAndInNoGroup) {
    small_rulebook given(3);
    given.state_members({4, 5, 6});
    given.state(given.table.lanes().unattributed(), 100);
    EXPECT_EQ(given.value(given.build.sum_whole(given.azc())), interval::exactly(115));
    EXPECT_EQ(given.value(given.build.sum_set(given.azc(), big_pool)), interval::exactly(10));
    EXPECT_EQ(given.value(given.build.sum_whole(given.build.sum_groups(given.azc(), regions))), interval::exactly(9));
}

TEST(UnattributedCells, DoNotBringTheFiguresOfTheWholeIntoASum) {
    small_rulebook given(2);
    given.state_members({4, 5});
    given.state(given.table.lanes().whole(), 7);
    const node_id larger = given.build.maximum(std::array{given.azc(), given.azc(scope::whole)});
    EXPECT_EQ(given.value(given.build.sum_whole(larger)),
              interval::exactly(14)); // 7 for each member, and nothing for nobody
}

TEST(FrameOf34200Members, IsSummedAndApportioned) {
    constexpr std::uint32_t members = 34'200;
    small_rulebook          given(members);
    for (std::uint32_t i = 0; i < members; ++i) given.state(i, i % 7);
    const node_id shares =
        given.build.apportion(given.build.constant(1'000'000), given.inhabitants(), apportion_method::sainte_lague);
    const node_id open  = given.build.tied(shares);
    const node_id total = given.build.sum_whole(given.build.minimum(std::array{given.azc(), given.build.constant(3)}));
    ASSERT_FALSE(given.build.take_error());
    const evaluation outcome(given.build.graph(), *given.axes, given.table.view(), std::array{shares, open, total});

    std::int64_t least = 0;
    std::int64_t most  = 0;
    std::int64_t sum   = 0;
    for (std::uint32_t i = 0; i < members; ++i) {
        least += outcome(shares, i).least;
        most += outcome(shares, i).most;
        sum += std::min(i % 7, 3U);
        ASSERT_EQ(outcome(open, i), interval::exactly(outcome(shares, i).is_exact() ? 0 : 1));
    }
    EXPECT_LE(least, 1'000'000);
    EXPECT_GE(most, 1'000'000);
    EXPECT_EQ(outcome(total, 0), interval::exactly(sum));
}

} // namespace
} // namespace opgave::testing
