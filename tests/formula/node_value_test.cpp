// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// One value at a time, from those it is computed from: the same as the reference says of the whole formula.
#include "formula/choices.hpp"
#include "formula/lane_operands.hpp"
#include "formula/node_value.hpp"
#include "formula/random_rulebook.hpp"
#include "formula/reference.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace opgave::testing {
namespace {

bool rests_on_the_table_alone(const node& n) { return n.operand_count == 0 || n.op == operation::stated; }

void expect_values_from_operands(choices& choose, filling how, const drawn_sizes& sizes) {
    const random_rulebook  rulebook = any_rulebook(choose, sizes);
    const figures          table    = any_table(choose, rulebook.axes, how);
    const figures_view     view     = table.view();
    const reference        slow(rulebook.formulas, *rulebook.axes, view);
    const lane_operands    operands_of(rulebook.formulas, *rulebook.axes);
    std::vector<node_lane> operands;
    std::vector<interval>  values;
    for (const node_id id : rulebook.all()) {
        if (rests_on_the_table_alone(rulebook.formulas[id])) continue;
        for (std::uint32_t lane = 0; lane < lane_count(rulebook.formulas, *rulebook.axes, id); ++lane) {
            operands.clear();
            values.clear();
            operands_of(id, lane, operands);
            for (const node_lane& one : operands) values.push_back(slow.range(one.of, one.lane));
            const interval found    = value_of_node(rulebook.formulas, id, values);
            const interval expected = slow.range(id, lane);
            if (found != expected)
                RC_FAIL("operator " + std::to_string(static_cast<int>(rulebook.formulas[id].op)) + " gives "
                        + std::to_string(found.least) + ".." + std::to_string(found.most) + " instead of "
                        + std::to_string(expected.least) + ".." + std::to_string(expected.most));
        }
    }
}

TEST(NodeValue, EqualsTheReferenceOnTablesThatAreFullyStated) {
    for_choices(
        500, [](choices& choose) { expect_values_from_operands(choose, filling::exact, {.absent_figures = false}); });
}

TEST(NodeValue, EqualsTheReferenceOnTablesWithBlanksAndRanges) {
    for_choices(700, [](choices& choose) {
        expect_values_from_operands(choose, filling::open, {.wide_figures = choose.one_in(4)});
    });
}

} // namespace
} // namespace opgave::testing
