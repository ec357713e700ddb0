// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/scenario_block.hpp>

#include "allocation/allocation_count.hpp"
#include "formula/choices.hpp"
#include "formula/evaluation.hpp"
#include "formula/kernels_here.hpp"
#include "formula/random_requirements.hpp"
#include "formula/random_rulebook.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace opgave::testing {
namespace {

struct stated_cell {
    std::uint32_t           column = 0;
    std::uint32_t           lane   = 0;
    std::optional<interval> value;
};

/// What one scenario comes to when it is evaluated by itself.
class alone {
public:
    alone(const program_view& program, const figures_view& base, const std::vector<stated_cell>& cells)
        : program_(program), table_memory_(editable_table::bytes(base, base.range_count + cells.size()) / 8),
          table_(base, base.range_count + cells.size(), std::as_writable_bytes(std::span{table_memory_})),
          memory_(machine::workspace_bytes(program) / 8),
          on_(program_, table_.view(), std::as_writable_bytes(std::span{memory_})) {
        for (const stated_cell& one : cells) table_.put(base.cell(one.column, one.lane), one.value);
        RC_ASSERT(evaluate(program_, table_.view(), std::as_writable_bytes(std::span{memory_})) == evaluate_status::ok);
    }

    [[nodiscard]] const machine& result() const { return on_; }

private:
    program_view              program_;
    std::vector<std::int64_t> table_memory_;
    editable_table            table_;
    std::vector<std::int64_t> memory_;
    machine                   on_;
};

void expect_equal(const scenario_result& found, const machine& expected) {
    const program_view& program = expected.program();
    for (const std::uint32_t shown : program.shown)
        for (std::size_t lane = 0; lane < program.instructions[shown].lanes; ++lane)
            RC_ASSERT(found.at(shown, lane) == expected.at(shown, lane));
    std::uint32_t unmet = 0;
    for (std::uint32_t i = 0; i < program.requirements.size(); ++i) {
        const judged& one = program.requirements[i];
        for (std::uint32_t subject = 0; subject < one.subjects; ++subject) {
            const verdict said = verdict_of(expected.at(one.slack.instruction, subject),
                                            detail::applies_to(expected, one, subject), one.only_when_known);
            RC_ASSERT(found.verdict_of(i, subject) == said);
            const interval slack   = expected.at(one.slack.instruction, subject);
            const interval applies = detail::applies_to(expected, one, subject);
            // Where the rule does not apply, what rests on open cells is not looked at, even if it comes out exact.
            const interval of_scenario = found.slack_of(i, subject);
            RC_ASSERT(
                of_scenario == slack
                || (applies == intervals::no && of_scenario == program.instructions[one.slack.instruction].bounds));
            unmet += said == verdict::not_met ? 1 : 0;
        }
    }
    RC_ASSERT(found.unmet_count() == unmet);
}

void any_scenarios(choices& choose, const drawn_sizes& sizes, filling how) {
    const random_rulebook rulebook = any_rulebook(choose, sizes);
    if (rulebook.slacks.empty()) return;
    const auto requirements = any_requirements(choose, rulebook);
    // Sometimes all that is judged is shown too, and sometimes nothing is.
    const auto         results = choose.one_in(2) ? nodes_of(requirements) : std::vector<node_id>{};
    const figures      table   = any_table(choose, rulebook.axes, how);
    const figures_view base    = table.view();
    const program      single  = lower(rulebook.formulas, *rulebook.axes, base.columns, {results, requirements});
    const program several = lower(rulebook.formulas, *rulebook.axes, base.columns, {results, requirements, lane_block});
    const scenario_block::programs both{single.view(), several.view()};
    std::vector<std::int64_t>      memory(scenario_block::workspace_bytes(both, base, 64) / 8);
    scenario_block                 block(both, base, 64, std::as_writable_bytes(std::span{memory}),
                         choose.one_in(2) ? kernels_here() : detail::portable_kernels);
    for (int round = 0; round < 2; ++round) { // twice: nothing of the first may stay
        std::vector<std::vector<stated_cell>> cells(1 + choose.below(scenario_block::size));
        block.clear();
        for (std::size_t i = 0; i < cells.size(); ++i)
            for (std::size_t n = choose.below(4); n > 0; --n) {
                stated_cell one{static_cast<std::uint32_t>(choose.below(base.columns)),
                                static_cast<std::uint32_t>(choose.below(base.lanes.count())),
                                {}};
                one.value = any_value(choose, base.outer[one.column]);
                cells[i].push_back(one);
                RC_ASSERT(block.state(i, one.column, one.lane, one.value));
            }
        block.evaluate(cells.size(), [&](std::size_t i, const scenario_result& found) {
            const alone expected(both.single, base, cells[i]);
            expect_equal(found, expected.result());
        });
    }
}

TEST(ScenarioBlock, EqualsEachTableEvaluatedAlone) {
    for_choices(400, [](choices& choose) { any_scenarios(choose, {}, filling::open); });
}
TEST(ScenarioBlock, EqualsEachFullTableEvaluatedAlone) {
    for_choices(400, [](choices& choose) { any_scenarios(choose, {.absent_figures = false}, filling::exact); });
}
TEST(ScenarioBlock, EqualsEachTableOfFiguresThatNeed64Bits) {
    for_choices(200, [](choices& choose) {
        any_scenarios(choose, {.wide_figures = true, .absent_figures = false}, filling::exact);
    });
}

TEST(ScenarioBlock, AllocatesNothing) {
    for_choices(50, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        if (rulebook.slacks.empty()) return;
        const auto         requirements = any_requirements(choose, rulebook);
        const figures      table        = any_table(choose, rulebook.axes, filling::open);
        const figures_view base         = table.view();
        const program      single       = lower(rulebook.formulas, *rulebook.axes, base.columns, {{}, requirements});
        const program several = lower(rulebook.formulas, *rulebook.axes, base.columns, {{}, requirements, lane_block});
        const scenario_block::programs both{single.view(), several.view()};
        std::vector<std::int64_t>      memory(scenario_block::workspace_bytes(both, base, 64) / 8);
        const std::size_t              before = allocation_count();
        scenario_block                 block(both, base, 64, std::as_writable_bytes(std::span{memory}), kernels_here());
        std::uint32_t                  unmet = 0;
        for (std::size_t i = 0; i < scenario_block::size; ++i)
            block.state(i, 0, 0, interval::exactly(base.outer[0].least + static_cast<std::int64_t>(i)));
        block.evaluate(scenario_block::size,
                       [&](std::size_t, const scenario_result& one) { unmet += one.unmet_count(); });
        block.clear();
        const std::size_t after = allocation_count();
        RC_ASSERT(after == before);
    });
}

} // namespace
} // namespace opgave::testing
