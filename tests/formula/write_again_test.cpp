// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/graph_builder.hpp>

#include "formula/choices.hpp"
#include "formula/random_rulebook.hpp"
#include "formula/write_again.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace opgave::testing {
namespace {

void expect_the_same(const node& one, const node& other) {
    RC_ASSERT(one.op == other.op);
    RC_ASSERT(one.sort == other.sort);
    RC_ASSERT(one.shape == other.shape);
    RC_ASSERT(one.grouping == other.grouping);
    // A sum may have its unit from terms that cancelled out: then what is left fits any.
    RC_ASSERT(one.unit == other.unit || other.unit == formula_unit{});
    RC_ASSERT(one.rounded == other.rounded);
    RC_ASSERT(one.method == other.method);
    RC_ASSERT(one.second == other.second);
    RC_ASSERT(one.bounds == other.bounds);
    RC_ASSERT(one.vanishes == other.vanishes);
    RC_ASSERT(one.fixed == other.fixed);
}

/// The first number of a constant column is its place, which another graph may choose otherwise.
bool has_column(const node& n) {
    return n.op == operation::attribute || n.op == operation::scatter || n.op == operation::in_group;
}

TEST(WriteAgain, CopiesEveryFormulaOverTheCopiesOfItsOperands) {
    std::set<operation> seen;
    for_choices(300, [&](choices& choose) {
        const random_rulebook      from  = any_rulebook(choose);
        const std::vector<node_id> roots = from.all();
        const frame                axes  = *from.axes; // another one that holds the same
        const column_map           columns(axes);
        graph_builder              to(axes, columns);
        // What stands there already gives the copies other places than those of the originals.
        for (const unit_index counted : {unit_index{0}, unit_index{1}}) (void)to.constant(4711, {counted.value});
        const std::vector<node_id> copies = copy_formulas(from.formulas, axes, roots, to);
        RC_ASSERT(!to.take_error().has_value());
        for (const node_id id : roots) {
            const node& one  = from.formulas[id];
            const node& copy = to[copies[id.value]];
            seen.insert(one.op);
            expect_the_same(one, copy);
            if (has_column(one)) {
                RC_ASSERT(from.formulas.columns[static_cast<std::size_t>(one.first)]
                          == to.graph().columns[static_cast<std::size_t>(copy.first)]);
            } else {
                RC_ASSERT(one.first == copy.first);
            }
            std::vector<operand> wanted;
            for (const operand& term : from.formulas.operands_of(one))
                wanted.push_back({copies[term.of.value], term.factor});
            const auto           made = to.graph().operands_of(copy);
            std::vector<operand> of(made.begin(), made.end());
            if (one.op == operation::linear || one.op == operation::minimum || one.op == operation::maximum
                || one.op == operation::all_of || one.op == operation::any_of) { // ordered by their places
                std::ranges::sort(wanted);
                std::ranges::sort(of);
            }
            RC_ASSERT(wanted == of);
        }
        RC_ASSERT(copy_formulas(from.formulas, axes, roots, to) == copies);
    });
    for (const operation one :
         {operation::figure,         operation::attribute, operation::constant,    operation::scatter,
          operation::in_group,       operation::linear,    operation::times_ratio, operation::times_column,
          operation::minimum,        operation::maximum,   operation::at_least,    operation::equal,
          operation::ratio_at_least, operation::all_of,    operation::any_of,      operation::negation,
          operation::select,         operation::or_else,   operation::stated,      operation::sum_whole,
          operation::sum_groups,     operation::sum_set,   operation::broadcast,   operation::apportion,
          operation::tied,           operation::convert})
        EXPECT_TRUE(seen.contains(one)) << static_cast<int>(one);
}

TEST(WriteAgain, LeavesOutWhatNoRootRestsOn) {
    choices               choose({});
    const random_rulebook from = any_rulebook(choose);
    const column_map      columns(*from.axes);
    graph_builder         to(*from.axes, columns);
    const auto            copies = copy_formulas(from.formulas, *from.axes, {}, to);
    EXPECT_EQ(copies.size(), from.formulas.nodes.size());
    EXPECT_TRUE(std::ranges::all_of(copies, [](node_id one) { return one == graph_builder::poison(); }));
    EXPECT_EQ(to.graph().nodes.size(), 1U);
}

} // namespace
} // namespace opgave::testing
