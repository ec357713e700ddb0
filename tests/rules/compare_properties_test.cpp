// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// What is said to have caused a verdict, held against making the changes in every order.
#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include "formula/choices.hpp"
#include "formula/random_requirements.hpp"
#include "formula/random_rulebook.hpp"
#include "rules/judged_rulebook.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace opgave::testing {
namespace {

/// The first table with some of the changes made, under the first rules or the second.
outcome with_changes(const comparison& found, const outcome& first, const outcome& second,
                     const std::vector<change_group>& made) {
    figures table = first.figures();
    bool    rules = false;
    for (const change_group& group : made) {
        rules = rules || group.is_the_rules;
        for (const std::size_t i : group.cells) {
            const compared_cell& cell = found.cells[i];
            if (cell.after)
                RC_ASSERT(table.state(*cell.first, *cell.after).has_value());
            else
                table.clear(*cell.first);
        }
    }
    return (rules ? second : first).rulebook().evaluate(std::move(table));
}

/// The changes by which a verdict becomes the other one, in one order: the first of them and the last.
using story = std::pair<std::size_t, std::size_t>;

void expect_true_in_every_order(const comparison& found, const outcome& first, const outcome& second,
                                const compared_finding& flipped) {
    const attribution&       because = *flipped.because;
    const verdict            wanted  = second.findings()[*flipped.second].verdict;
    std::vector<std::size_t> order(because.changes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    if (order.size() > 4) return; // 120 orders and more
    std::set<story> stories;
    do {
        std::vector<change_group> made;
        std::optional<story>      told;
        verdict                   before = first.findings()[*flipped.first].verdict;
        for (const std::size_t next : order) {
            made.push_back(because.changes[next]);
            const verdict now = with_changes(found, first, second, made).findings()[*flipped.first].verdict;
            if (now == wanted && before != wanted) told = told ? story{told->first, next} : story{next, next};
            before = now;
        }
        RC_ASSERT(before == wanted);
        RC_ASSERT(told.has_value());
        stories.insert(*told);
    } while (std::ranges::next_permutation(order).found);
    if (because.in_any_order)
        RC_ASSERT(stories == std::set<story>({{*because.in_any_order, *because.in_any_order}}));
    else
        RC_ASSERT(stories.size() > 1);
}

void expect_smallest_sets(const comparison& found, const outcome& first, const outcome& second,
                          const compared_finding& flipped) {
    const attribution& because = *flipped.because;
    const verdict      wanted  = second.findings()[*flipped.second].verdict;
    const auto         with    = [&](const std::vector<std::size_t>& some) {
        std::vector<change_group> made;
        for (const std::size_t i : some) made.push_back(because.changes[i]);
        return with_changes(found, first, second, made).findings()[*flipped.first].verdict;
    };
    RC_ASSERT(!because.enough.empty());
    for (const std::vector<std::size_t>& set : because.enough) {
        RC_ASSERT(with(set) == wanted);
        for (std::size_t left_out = 0; left_out < set.size(); ++left_out) {
            std::vector<std::size_t> fewer = set;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
            RC_ASSERT(with(fewer) != wanted);
        }
    }
    for (std::size_t i = 0; i < because.changes.size(); ++i) {
        std::vector<std::size_t> others;
        for (std::size_t other = 0; other < because.changes.size(); ++other)
            if (other != i) others.push_back(other);
        const bool is_needed = std::ranges::find(because.needed, i) != because.needed.end();
        RC_ASSERT(is_needed == (with(others) != wanted));
    }
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
        expect_true_in_every_order(found, first, second, one);
        expect_smallest_sets(found, first, second, one);
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
