// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// The evaluator against the slow reference, and the promise about ranges: points 2 to 8 of the third section of the
// semantics.
#include "formula/choices.hpp"
#include "formula/evaluation.hpp"
#include "formula/kernels_here.hpp"
#include "formula/random_rulebook.hpp"
#include "formula/reference.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace opgave::testing {
namespace {

std::string text_of(interval value) { return std::to_string(value.least) + ".." + std::to_string(value.most); }

/// The formula as it stands in the graph, for a test that fails.
std::string text_of(const graph& formulas, node_id id) {
    const node& n    = formulas[id];
    std::string text = std::string(row_of(n.op).name) + '#' + std::to_string(id.value) + '[' + std::to_string(n.first)
                       + ' ' + std::to_string(n.second) + ']';
    if (n.operand_count == 0) return text;
    text += '(';
    for (const operand& one : formulas.operands_of(n))
        text += (one.factor == 1 ? "" : std::to_string(one.factor) + '*') + text_of(formulas, one.of) + ' ';
    return text + ')';
}

template <class Check>
void for_each_lane(const random_rulebook& rulebook, Check check) {
    for (const node_id id : rulebook.all())
        for (std::size_t lane = 0; lane < lane_count(rulebook.formulas, *rulebook.axes, id); ++lane) {
            const std::string trouble = check(id, lane);
            if (!trouble.empty())
                RC_FAIL(trouble + " in lane " + std::to_string(lane) + " of " + text_of(rulebook.formulas, id));
        }
}

void expect_equal_to_reference(choices& choose, filling how, const drawn_sizes& sizes) {
    const random_rulebook rulebook = any_rulebook(choose, sizes);
    const figures         table    = any_table(choose, rulebook.axes, how);
    const evaluation      fast(rulebook.formulas, *rulebook.axes, table.view(), rulebook.all());
    const figures_view    view = table.view();
    const reference       slow(rulebook.formulas, *rulebook.axes, view);
    for_each_lane(rulebook, [&](node_id id, std::size_t lane) -> std::string {
        const interval expected = slow.range(id, lane);
        const interval found    = fast(id, lane);
        if (found != expected) return text_of(found) + " instead of " + text_of(expected);
        const auto plain = slow.value(id, lane);
        if (plain && found != interval::exactly(*plain))
            return text_of(found) + " instead of the plain " + std::to_string(*plain);
        return {};
    });
}

TEST(Evaluation, EqualsTheReferenceOnTablesThatAreFullyStated) {
    for_choices(1500,
                [](choices& choose) { expect_equal_to_reference(choose, filling::exact, {.absent_figures = false}); });
}

TEST(Evaluation, EqualsTheReferenceOnTablesWithBlanksAndRanges) {
    for_choices(2000, [](choices& choose) { expect_equal_to_reference(choose, filling::open, {}); });
}

TEST(Evaluation, EqualsTheReferenceOverSeveralBlocksOfMembers) {
    for_choices(60, [](choices& choose) {
        expect_equal_to_reference(choose, filling::open, {.members = 40, .formulas = 12, .apportionments = false});
        expect_equal_to_reference(choose, filling::exact,
                                  {.members = 40, .formulas = 12, .absent_figures = false, .apportionments = false});
    });
}

TEST(Evaluation, EqualsTheReferenceOnFiguresThatNeed64Bits) {
    for_choices(500, [](choices& choose) { expect_equal_to_reference(choose, filling::open, {.wide_figures = true}); });
}

TEST(Evaluation, IsTheSameWithTheKernelsThatSuitThisProcessor) {
    for_choices(500, [](choices& choose) {
        const random_rulebook     rulebook = any_rulebook(choose, {.members = 20, .wide_figures = choose.one_in(2)});
        const figures             table    = any_table(choose, rulebook.axes, filling::open);
        const figures_view        view     = table.view();
        evaluation                portable(rulebook.formulas, *rulebook.axes, view, rulebook.all());
        const program_view        steps = portable.program().view();
        std::vector<std::int64_t> memory(machine::workspace_bytes(steps) / sizeof(std::int64_t));
        const auto                bytes = std::as_writable_bytes(std::span{memory});
        RC_ASSERT(detail::evaluate_with(kernels_here(), steps, view, bytes) == evaluate_status::ok);
        const evaluated here(steps, view, bytes);
        for (std::uint32_t i = 0; i < steps.instructions.size(); ++i)
            for (std::size_t lane = 0; lane < steps.instructions[i].lanes; ++lane)
                RC_ASSERT(here(i, lane) == portable.at(i, lane));
    });
}

TEST(Evaluation, HoldsTheReferenceAlsoWhereOnlyOneResultIsWanted) {
    for_choices(500, [](choices& choose) {
        const random_rulebook      rulebook = any_rulebook(choose);
        const figures              table    = any_table(choose, rulebook.axes, filling::open);
        const figures_view         view     = table.view();
        const std::vector<node_id> every    = rulebook.all();
        if (every.empty()) return;
        const node_id    wanted = choose.of(every);
        const evaluation fast(rulebook.formulas, *rulebook.axes, view, std::array{wanted});
        const reference  slow(rulebook.formulas, *rulebook.axes, view);
        for_each_lane(rulebook, [&](node_id id, std::size_t lane) -> std::string {
            if (fast.program().of_node[id.value] == program::absent) return {};
            const interval found    = fast(id, lane);
            const interval expected = slow.range(id, lane);
            if (id == wanted && found != expected) return text_of(found) + " instead of " + text_of(expected);
            if (found.least > expected.least || found.most < expected.most)
                return text_of(found) + " does not hold " + text_of(expected);
            return {};
        });
    });
}

// --- the promise -----------------------------------------------------------------------------------------------------

/// Fails unless the plain results of a filled table lie within the ranges of the open one, and the static bounds.
void expect_within(const random_rulebook& rulebook, const evaluation& open, const table_arrays& filled,
                   std::map<lane_of_node, std::int64_t> outside) {
    const figures_view view = filled.view();
    const reference    plain(rulebook.formulas, *rulebook.axes, view, std::move(outside));
    for_each_lane(rulebook, [&](node_id id, std::size_t lane) -> std::string {
        const auto value = plain.value(id, lane);
        if (value && !open(id, lane).holds(*value))
            return "the plain " + std::to_string(*value) + " lies outside " + text_of(open(id, lane));
        if (value && !rulebook.formulas[id].bounds.holds(*value))
            return "the plain " + std::to_string(*value) + " lies outside the bounds "
                   + text_of(rulebook.formulas[id].bounds);
        return {};
    });
}

std::vector<std::size_t> open_cells(const table_arrays& table) {
    std::vector<std::size_t> open;
    for (const std::size_t cell : table.cells())
        if (!table.at(cell).is_exact()) open.push_back(cell);
    return open;
}

TEST(Promise, HoldsForEveryFillingOfASmallTable) {
    for_choices(150, [](choices& choose) {
        const random_rulebook rulebook =
            any_rulebook(choose, {.members = 3, .formulas = 20, .spread = 3, .absent_figures = false});
        const figures    table = any_table(choose, rulebook.axes, filling::open, 4);
        const evaluation open(rulebook.formulas, *rulebook.axes, table.view(), rulebook.all());

        const table_arrays             as_stated(table.view());
        const std::vector<std::size_t> cells = open_cells(as_stated);
        std::vector<std::int64_t>      filled;
        for (const std::size_t cell : cells) filled.push_back(as_stated.at(cell).least);
        for (;;) {
            table_arrays now = as_stated;
            for (std::size_t i = 0; i < cells.size(); ++i) now.fill(cells[i], filled[i]);
            expect_within(rulebook, open, now, {});

            std::size_t turning = 0;
            while (turning < cells.size() && filled[turning] == as_stated.at(cells[turning]).most) {
                filled[turning] = as_stated.at(cells[turning]).least;
                ++turning;
            }
            if (turning == cells.size()) break;
            ++filled[turning];
        }
    });
}

TEST(Promise, HoldsForFillingsOfALargerTableAndOfWhatTheFrameLacks) {
    for_choices(300, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        const figures         table    = any_table(choose, rulebook.axes, filling::open);
        const evaluation      open(rulebook.formulas, *rulebook.axes, table.view(), rulebook.all());
        std::mt19937          random(static_cast<std::uint32_t>(choose.below(65536)));
        for (int i = 0; i < 8; ++i) {
            // Both ends of everything first, then anything between them.
            const auto within = [&](interval ends) {
                if (i < 2) return i == 0 ? ends.least : ends.most;
                return std::uniform_int_distribution<std::int64_t>(ends.least, ends.most)(random);
            };
            table_arrays filled(table.view());
            for (const std::size_t cell : open_cells(filled)) filled.fill(cell, within(filled.at(cell)));
            std::map<lane_of_node, std::int64_t> outside;
            for (const node_id id : rulebook.all()) {
                const node& n = rulebook.formulas[id];
                if (n.op != operation::figure || n.first != outside_the_frame) continue;
                for (std::size_t lane = 0; lane < lane_count(rulebook.formulas, *rulebook.axes, id); ++lane)
                    outside[{id.value, lane}] = within(n.bounds);
            }
            expect_within(rulebook, open, filled, outside);
        }
    });
}

TEST(Promise, NarrowingARangeNeverWidensAResult) {
    for_choices(600, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        const figures         table    = any_table(choose, rulebook.axes, filling::open);
        table_arrays          narrower(table.view());
        for (const std::size_t cell : open_cells(narrower)) {
            const interval     before = narrower.at(cell);
            const std::int64_t least  = choose.between(before.least, before.most);
            const std::int64_t most   = choose.between(least, before.most);
            if (choose.one_in(2)) continue;
            if (least == most || !narrower.is_stated(cell))
                narrower.fill(cell, least);
            else
                narrower.narrow(cell, {least, most});
        }
        const evaluation wide(rulebook.formulas, *rulebook.axes, table.view(), rulebook.all());
        const evaluation narrow(rulebook.formulas, *rulebook.axes, narrower.view(), rulebook.all());
        for_each_lane(rulebook, [&](node_id id, std::size_t lane) -> std::string {
            const interval before = wide(id, lane);
            const interval after  = narrow(id, lane);
            if (after.least < before.least || after.most > before.most)
                return text_of(before) + " became " + text_of(after);
            return {};
        });
    });
}

TEST(Slack, IsAtLeastZeroExactlyWhenTheConditionIsMet) {
    for_choices(1000, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        const figures    table = any_table(choose, rulebook.axes, choose.one_in(2) ? filling::open : filling::exact);
        const evaluation outcome(rulebook.formulas, *rulebook.axes, table.view(), rulebook.all());
        for (const auto& [condition, slack] : rulebook.slacks)
            for (std::size_t lane = 0; lane < lane_count(rulebook.formulas, *rulebook.axes, condition); ++lane) {
                const interval is_met = outcome(condition, lane);
                const interval by     = outcome(slack, lane);
                const auto     what =
                    text_of(rulebook.formulas, condition) + ": " + text_of(is_met) + " with slack " + text_of(by);
                if (by.is_exact() && (!is_met.is_exact() || (is_met.least == 1) != (by.least >= 0))) RC_FAIL(what);
                if (is_met.is_exact() && (is_met.least == 1 ? by.most < 0 : by.least >= 0)) RC_FAIL(what);
            }
    });
}

} // namespace
} // namespace opgave::testing
