// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// What is said to have caused a verdict, held against making the changes in every order.
#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include "formula/choices.hpp"
#include "formula/random_requirements.hpp"
#include "formula/random_rulebook.hpp"
#include "rules/judged_rulebook.hpp"
#include "rules/true_attribution.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace opgave::testing {
namespace {

/// The first table with some of the changes made, under the first rules or the second.
outcome with_changes(const comparison& found, const outcome& first, const outcome& second,
                     const std::vector<change_group>& made) {
    const bool rules = std::ranges::any_of(made, &change_group::is_the_rules);
    return (rules ? second : first).rulebook().evaluate(with_cells(found, first.figures(), made));
}

struct counts {
    int any_order = 0, orders = 0, rules = 0;
};

/// Is there one for each of the same subjects?
bool is_of_the_same(const node& one, const node& other) {
    return one.shape == other.shape && one.grouping == other.grouping;
}

void try_all(choices& choose, bool other_rules, counts& seen) {
    const random_rulebook     formulas = any_rulebook(choose, {.members = 3, .spread = 10, .absent_figures = false});
    std::vector<judged_nodes> required;
    for (const node_id id : formulas.all()) {
        const node& n = formulas.formulas[id];
        if (n.sort == sort::number && n.operand_count > 0)
            required.push_back({id, {}, subjects_of(formulas, id), false});
    }
    if (required.empty()) return;
    const rulebook by    = judged_rulebook(formulas, required);
    rulebook       other = by;
    if (other_rules) { // some are about another number of the same shape
        std::vector<judged_nodes> changed = required;
        for (std::size_t i = 0; i + 1 < changed.size(); ++i)
            if (is_of_the_same(formulas.formulas[changed[i].slack], formulas.formulas[changed[i + 1].slack])
                && choose.one_in(2))
                std::swap(changed[i].slack, changed[i + 1].slack);
        other = judged_rulebook(formulas, changed);
    }
    const figures start = any_table(choose, formulas.axes, filling::open, 3);
    figures       after = start;
    for (int i = 0; i < 24; ++i) {
        const auto      column = static_cast<std::uint32_t>(choose.below(start.columns().count()));
        const auto      lane   = static_cast<std::uint32_t>(choose.below(start.lanes().count()));
        const cell_key  cell{lane, start.columns().key_of(column)};
        const category& counted = (*formulas.axes)[cell.column.category];
        if (const auto value = any_value(choose, {counted.least, counted.most}))
            RC_ASSERT(after.state(cell, *value).has_value());
        else
            after.clear(cell);
    }
    const outcome    first  = by.evaluate(start);
    const outcome    second = other.evaluate(after);
    const comparison found  = compare(first, second);
    std::size_t      flips  = 0;
    for (std::size_t i = 0; i < first.findings().size(); ++i)
        flips += first.findings()[i].verdict != second.findings()[i].verdict ? 1U : 0U;
    RC_ASSERT(found.flipped.size() == flips);
    std::size_t looked = 0;
    for (const compared_finding& one : found.flipped) {
        RC_ASSERT(one.because.has_value());
        if (++looked > 6) break;
        const auto verdict_of = [&](const std::vector<change_group>& made) {
            return with_changes(found, first, second, made).findings()[*one.first].verdict;
        };
        expect_true_in_every_order(first, second, one, verdict_of);
        expect_smallest_sets(second, one, verdict_of);
        ++(one.because->in_any_order ? seen.any_order : seen.orders);
        for (const change_group& each : one.because->changes) seen.rules += each.is_the_rules ? 1 : 0;
    }
}

TEST(Compare, SaysWhatCausedAVerdictAsEveryOrderOfTheChangesDoes) {
    counts seen;
    for_choices(500, [&](choices& choose) { try_all(choose, false, seen); });
    EXPECT_GT(seen.any_order, 20);
    EXPECT_GT(seen.orders, 1);
}

TEST(Compare, TellsTheRulesFromTheFiguresAsEveryOrderDoes) {
    counts seen;
    for_choices(200, [&](choices& choose) { try_all(choose, true, seen); });
    EXPECT_GT(seen.rules, 5);
}

} // namespace
} // namespace opgave::testing
