// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/what_if_machine.hpp>

#include "formula/choices.hpp"
#include "formula/evaluation.hpp"
#include "formula/kernels_here.hpp"
#include "formula/random_requirements.hpp"
#include "formula/random_rulebook.hpp"
#include "formula/small_frame.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace opgave::testing {
namespace {

/// A program with a session over it.
struct session {
    session(const random_rulebook& of, const std::vector<judged_nodes>& requirements, const figures_view& start,
            what_if_limits limits, const detail::kernel_set& kernels)
        : program(lower(of.formulas, *of.axes, start.columns, {nodes_of(requirements), requirements})),
          view(program.view()), memory(what_if_machine::workspace_bytes(view, start, limits) / sizeof(std::int64_t)),
          machine(view, start, std::as_writable_bytes(std::span{memory}), limits, kernels) {}

    opgave::program           program;
    program_view              view;
    std::vector<std::int64_t> memory;
    what_if_machine           machine;
};

/// All that a full evaluation of the session's table says, and all that the session says.
void expect_as_evaluated_anew(const session& held) {
    const figures_view&       table = held.machine.figures();
    std::vector<std::int64_t> memory(machine::workspace_bytes(held.view) / sizeof(std::int64_t));
    const auto                bytes = std::as_writable_bytes(std::span{memory});
    RC_ASSERT(evaluate(held.view, table, bytes) == evaluate_status::ok);
    const machine anew(held.view, table, bytes);
    for (const std::uint32_t result : held.view.results)
        for (std::size_t lane = 0; lane < held.view.instructions[result].lanes; ++lane)
            RC_ASSERT(held.machine.at(result, lane) == anew.at(result, lane));
    std::uint32_t differences = 0;
    for (const judged& one : held.view.requirements)
        for (std::uint32_t subject = 0; subject < one.subjects; ++subject) {
            const verdict expected =
                verdict_of(anew.at(one.slack.instruction, subject), detail::applies_to(anew, one, subject), one.only_when_known);
            const verdict found = held.machine.now(one.first_finding + subject);
            RC_ASSERT(found == expected);
            if (found != held.machine.at_start(one.first_finding + subject)) ++differences;
        }
    RC_ASSERT(held.machine.difference_count() == differences);
}

std::vector<verdict> verdicts_of(const session& held) {
    std::vector<verdict> all;
    for (std::uint32_t i = 0; i < held.view.findings; ++i) all.push_back(held.machine.now(i));
    return all;
}

/// The changes that the session tells are those that happened.
void expect_told(const session& held, const std::vector<verdict>& before) {
    std::vector<changed_finding> expected;
    for (std::uint32_t i = 0; i < held.view.findings; ++i)
        if (held.machine.now(i) != before[i]) expected.push_back({i, before[i], held.machine.now(i)});
    RC_ASSERT(std::ranges::equal(held.machine.changed(), expected));
}

void any_edits(choices& choose, const drawn_sizes& sizes, filling how) {
    const random_rulebook rulebook = any_rulebook(choose, sizes);
    if (rulebook.slacks.empty()) return;
    const auto         requirements = any_requirements(choose, rulebook);
    const figures      table        = any_table(choose, rulebook.axes, how);
    const figures_view start        = table.view();
    session            held(rulebook, requirements, start, {.history = 6, .ranges = 200},
                 choose.one_in(2) ? kernels_here() : detail::portable_kernels);
    expect_as_evaluated_anew(held);
    for (int i = 0; i < 12; ++i) {
        const std::vector<verdict> before = verdicts_of(held);
        switch (choose.below(4)) {
        case 0: (void)held.machine.undo(); break;
        case 1: (void)held.machine.redo(); break;
        default: {
            const auto column = static_cast<std::uint32_t>(choose.below(start.columns));
            const auto lane   = static_cast<std::uint32_t>(choose.below(start.lanes.count()));
            RC_ASSERT(held.machine.change(column, lane, any_value(choose, start.outer[column])) == edit_status::ok);
            expect_told(held, before);
        }
        }
        expect_as_evaluated_anew(held);
    }
}

TEST(WhatIf, EqualsAFullEvaluationAfterAnyEdits) {
    for_choices(1000, [](choices& choose) { any_edits(choose, {}, filling::open); });
}
TEST(WhatIf, EqualsAFullEvaluationOfAFullTable) {
    for_choices(500, [](choices& choose) { any_edits(choose, {.absent_figures = false}, filling::exact); });
}
TEST(WhatIf, EqualsAFullEvaluationOverSeveralBlocksOfMembers) {
    for_choices(100, [](choices& choose) { any_edits(choose, {.members = 40, .formulas = 12}, filling::open); });
}
TEST(WhatIf, EqualsAFullEvaluationOfFiguresThatNeed64Bits) {
    for_choices(200, [](choices& choose) { any_edits(choose, {.wide_figures = true}, filling::open); });
}

/// Requires that azc is at least 3, of each of three members.
struct three_places {
    three_places() {
        rulebook.state_members({7, 2, 5});
        const node_id                     enough = rulebook.build.at_least(rulebook.azc(), rulebook.build.constant(3));
        const node_id                     slack  = rulebook.build.slack(enough);
        const std::array<judged_nodes, 1> wanted{{{slack, {}, 3, false}}};
        const std::array<node_id, 1>      results{slack};
        start   = rulebook.table.view();
        program = lower(rulebook.build.graph(), *rulebook.axes, start.columns, {results, wanted});
        view    = program.view();
        memory.resize(what_if_machine::workspace_bytes(view, start, limits) / sizeof(std::int64_t));
        session.emplace(view, start, std::as_writable_bytes(std::span{memory}), limits);
    }

    small_rulebook                 rulebook{3};
    what_if_limits                 limits{.history = 2, .ranges = 1};
    figures_view                   start;
    opgave::program                program;
    program_view                   view;
    std::vector<std::int64_t>      memory;
    std::optional<what_if_machine> session;
};

TEST(WhatIf, TellsWhichVerdictsChanged) {
    three_places given;
    ASSERT_EQ(given.session->now(1), verdict::not_met);
    ASSERT_EQ(given.session->change(0, 1, interval::exactly(3)), edit_status::ok);
    ASSERT_EQ(given.session->changed().size(), 1U);
    EXPECT_EQ(given.session->changed()[0], (changed_finding{1, verdict::not_met, verdict::met}));
    EXPECT_EQ(given.session->difference_count(), 1U);
    ASSERT_EQ(given.session->change(0, 1, std::nullopt), edit_status::ok);
    EXPECT_EQ(given.session->changed()[0], (changed_finding{1, verdict::met, verdict::unknown}));
}

TEST(WhatIf, ForgetsTheOldestEditsBeyondItsLimit) {
    three_places given;
    for (const std::int64_t places : {3, 4, 5}) (void)given.session->change(0, 1, interval::exactly(places));
    EXPECT_EQ(given.session->undo(), edit_status::ok);
    EXPECT_EQ(given.session->undo(), edit_status::ok);
    EXPECT_EQ(given.session->undo(), edit_status::nothing_to_undo);
    EXPECT_EQ(given.session->figures().at(1), interval::exactly(3));
    EXPECT_EQ(given.session->redo(), edit_status::ok);
    EXPECT_EQ(given.session->figures().at(1), interval::exactly(4));
}

TEST(WhatIf, LeavesTheTableAsItWasWhereAnEditIsRefused) {
    three_places given;
    EXPECT_EQ(given.session->change(0, 1, interval::exactly(-1)), edit_status::out_of_bounds);
    EXPECT_EQ(given.session->change(0, 0, interval{1, 2}), edit_status::ok);
    EXPECT_EQ(given.session->change(0, 1, interval{1, 2}), edit_status::no_room);
    EXPECT_EQ(given.session->figures().at(1), interval::exactly(2));
    EXPECT_EQ(given.session->change(0, 0, interval{1, 3}), edit_status::ok); // takes the place of the one that is there
    EXPECT_EQ(given.session->undoable(), 2U);
}

} // namespace
} // namespace opgave::testing
