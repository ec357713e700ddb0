// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Explanations of random formulas over random tables: every number that they show is the one that the reference comes to,
// and the tree computed anew from its leaves gives its root.
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>

#include "formula/choices.hpp"
#include "formula/random_rulebook.hpp"
#include "formula/reference.hpp"
#include "rules/judged_rulebook.hpp"
#include "rules/rulebook_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace opgave::testing {
namespace {

constexpr rule_in_period words_of_the_rule{0, {0}};

/// Comparisons as they were written, and sums that are taken for those of cells on which the rule books one of the terms.
void keep_what_was_written(const random_rulebook& of, rulebook_parts& parts) {
    for (const written_formula& one : of.written) {
        if (one.op == operation::at_least || one.op == operation::equal)
            parts.comparisons.push_back({words_of_the_rule, {one.made, one.of[0].of, one.of[1].of}});
        if (one.op == operation::ratio_at_least && one.of.size() == 4) {
            const node& over  = of.formulas[one.of[2].of];
            const node& under = of.formulas[one.of[3].of];
            if (over.op == operation::constant && under.op == operation::constant && over.first > 0 && under.first > 0)
                parts.comparisons.push_back(
                    {words_of_the_rule, {one.made, one.of[0].of, one.of[1].of, under.first, over.first}});
        }
        const bool is_plain_sum = one.op == operation::linear && one.constant == 0 && one.of.size() > 1
                                  && std::ranges::all_of(one.of, [](const operand& term) { return term.factor == 1; });
        if (!is_plain_sum) continue;
        booking booked;
        booked.amount = one.of[0].of;
        parts.bookings.push_back(booked);
        parts.booked_cells.push_back(static_cast<std::uint32_t>(parts.bookings.size()));
        composed_sum sum{one.made, {{one.of[0].of, parts.booked_cells.size() - 1, false}}};
        for (std::size_t i = 1; i < one.of.size(); ++i) sum.parts.push_back({one.of[i].of});
        parts.compositions.push_back(std::move(sum));
    }
}

/// A rulebook of such formulas, of which the program has a few only. Some are read in a cell or given by a rule, some
/// have a name.
rulebook assembled(choices& choose, const random_rulebook& of) {
    rulebook_parts       parts = province_of_one_rule(of);
    const column_map     columns(*of.axes);
    std::vector<node_id> wanted;
    for (const node_id id : of.all()) {
        if (choose.one_in(3)) wanted.push_back(id);
        const node& n = of.formulas[id];
        if (choose.one_in(3)) {
            named_term named;
            named.label = "term " + std::to_string(id.value);
            named.value = id;
            parts.names.push_back(named);
        }
        if (!choose.one_in(4)) continue;
        const auto     column = static_cast<std::uint32_t>(choose.below(columns.count()));
        derived_figure derived;
        derived.column = columns.key_of(column);
        derived.value  = id;
        if (n.shape == shape::members) parts.readings[column].members = id;
        if (n.shape == shape::groups) parts.readings[column].groups[n.grouping.value] = id;
        if (n.shape == shape::one) {
            parts.readings[column].whole = id;
            derived.of                   = scope::whole;
        }
        if (n.shape != shape::groups && choose.one_in(2)) parts.derived.push_back(derived);
    }
    parts.table = lower(parts.formulas, *of.axes, columns.count(), {wanted, {}});
    keep_what_was_written(of, parts);
    parts.explanations = explanation_index(parts);
    return rulebook(std::move(parts));
}

std::string text_of(interval value) { return std::to_string(value.least) + ".." + std::to_string(value.most); }

template <class Check>
void for_each_explanation(choices& choose, filling how, const drawn_sizes& sizes, Check check) {
    const random_rulebook formulas = any_rulebook(choose, sizes);
    const rulebook        rules    = assembled(choose, formulas);
    const outcome         found    = rules.evaluate(any_table(choose, formulas.axes, how));
    const figures_view    view     = found.figures().view();
    const reference       slow(formulas.formulas, *formulas.axes, view);
    explainer             all(found);
    explanation           tree;
    for (const node_id id : formulas.all())
        for (std::size_t lane = 0; lane < lane_count(formulas.formulas, *formulas.axes, id); ++lane) {
            if (choose.one_in(2))
                all.explain(id, lane, words_of_the_rule, tree);
            else
                all.explain(id, lane, tree);
            check(formulas, slow, all, tree);
        }
}

void expect_true_numbers(const random_rulebook&, const reference& slow, const explainer& all, const explanation& tree) {
    for (const explained_node& one : tree.nodes()) {
        if (!one.is_taken || one.is == explained::others) continue;
        const interval expected = slow.range(one.formula, one.lane);
        if (one.value != expected)
            RC_FAIL(text_of(one.value) + " instead of " + text_of(expected) + " for operator "
                    + std::to_string(static_cast<int>(one.op)));
    }
    const interval root  = tree.nodes()[0].value;
    const interval again = all.evaluate_again(tree);
    if (again.least > root.least || again.most < root.most || (root.is_exact() && again != root))
        RC_FAIL("again " + text_of(again) + " instead of " + text_of(root));
}

TEST(Explanation, HasTheNumbersOfTheReferenceWhereAllIsStated) {
    for_choices(300, [](choices& choose) {
        for_each_explanation(choose, filling::exact, {.absent_figures = false}, expect_true_numbers);
    });
}

TEST(Explanation, HasTheNumbersOfTheReferenceWhereFiguresAreOpen) {
    for_choices(400, [](choices& choose) {
        for_each_explanation(choose, filling::open, {.wide_figures = choose.one_in(4)}, expect_true_numbers);
    });
}

TEST(Explanation, ExplainsNothingTwice) {
    for_choices(200, [](choices& choose) {
        for_each_explanation(choose, filling::open, {},
                             [](const random_rulebook&, const reference&, const explainer&, const explanation& tree) {
                                 std::set<std::tuple<node_id, std::uint32_t, std::uint32_t>> seen;
                                 for (std::uint32_t i = 0; i < tree.nodes().size(); ++i) {
                                     const explained_node& one = tree.nodes()[i];
                                     if (!one.is_taken || one.is == explained::others) continue;
                                     const bool is_new = seen.insert({one.formula, one.lane, one.part}).second;
                                     RC_ASSERT(is_new == (one.same_as == explained_node::none));
                                     if (is_new) {
                                         RC_ASSERT(one.child_count == 0 || one.first_child > i);
                                     } else {
                                         RC_ASSERT(one.child_count == 0U);
                                         RC_ASSERT(tree.nodes()[one.same_as].same_as == explained_node::none);
                                         RC_ASSERT(tree.nodes()[one.same_as].formula == one.formula);
                                     }
                                 }
                             });
    });
}

/// An exact leaf that is read once, in a sum alone: what it moves by, the root moves by.
TEST(Explanation, ComputedAnewFollowsALeafThatChanges) {
    int moved = 0;
    for_choices(200, [&](choices& choose) {
        for_each_explanation(
            choose, filling::exact, {.absent_figures = false, .apportionments = false},
            [&](const random_rulebook&, const reference&, const explainer& all, const explanation& tree) {
                const explained_node& root = tree.nodes()[0];
                if (root.op != operation::linear) return;
                for (std::uint32_t i = root.first_child; i < root.first_child + root.child_count; ++i) {
                    const explained_node& term = tree.nodes()[i];
                    if (term.is != explained::figure) continue;
                    const interval now = all.evaluate_again(tree, i, interval::exactly(term.value.least + 7));
                    // The same figure may stand deeper as well; where it does not, the sum moves by it.
                    bool is_read_again = false;
                    for (const explained_node& other : tree.nodes()) is_read_again |= other.same_as == i;
                    if (is_read_again) continue;
                    RC_ASSERT(now == interval::exactly(root.value.least + 7 * term.factor));
                    ++moved;
                }
            });
    });
    EXPECT_GT(moved, 50);
}

} // namespace
} // namespace opgave::testing
