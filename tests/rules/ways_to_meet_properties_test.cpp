// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// What would meet a requirement, held against trying every value of every cell, and every filling of what is open.
#include <opgave/formula/lower.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/ways_to_meet.hpp>
#include <opgave/rules/what_if.hpp>

#include "formula/choices.hpp"
#include "formula/random_requirements.hpp"
#include "formula/random_rulebook.hpp"
#include "rules/judged_rulebook.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace opgave::testing {
namespace {

std::uint32_t lane_in(const requirement& of, std::uint32_t subject, const figures& table) {
    if (of.shape == shape::one) return 0;
    return of.shape == shape::groups ? subject - table.lanes().of(table.frame()[of.grouping].first) : subject;
}

/// The one finding of a session.
struct watched_finding {
    what_if&      table;
    std::uint32_t which;
    std::uint32_t lane;

    [[nodiscard]] verdict now() const { return table.verdict_of(which, lane); }
    [[nodiscard]] verdict with(const cell_key& cell, std::int64_t value) const {
        RC_ASSERT(table.state(cell, value).has_value());
        return now();
    }
};

void put_back(what_if& table, const figures& start, const cell_key& cell) {
    const auto before = start.at(cell); // what is not attributed may be 0 where a form could not say so
    if (!before || !table.state(cell, *before)) table.clear(cell);
    RC_ASSERT(table.at(cell) == before);
}

void expect_the_nearest_ways(const outcome& in, const meeting& found, watched_finding one) {
    std::size_t told = 0;
    in.figures().for_each_cell([&](const cell_key& cell) {
        const category& counted = in.figures().frame()[cell.column.category];
        const interval  bounds{counted.least, counted.most};
        const auto      stated = in.figures().at(cell);
        const interval  now    = stated ? *stated : in.read(cell).value;
        for (const bool upward : {true, false}) {
            std::optional<std::int64_t> to, open_from;
            const auto                  try_value = [&](std::int64_t value) {
                if (to) return;
                const verdict said = one.with(cell, value);
                if (said == verdict::met) to = value;
                if (said == verdict::unknown && !open_from) open_from = value;
            };
            if (upward)
                for (std::int64_t v = std::max(now.least, bounds.least); v <= bounds.most; ++v) try_value(v);
            else
                for (std::int64_t v = std::min(now.least - 1, bounds.most); v >= bounds.least; --v) try_value(v);
            const auto way     = std::ranges::find_if(found.ways, [&](const way_to_meet& tried) {
                return tried.cell == cell && tried.is_increase == upward;
            });
            const bool is_told = way != found.ways.end();
            told += is_told ? 1 : 0;
            if (to) RC_ASSERT(is_told);
            if (!is_told) continue;
            RC_ASSERT(way->to == to);
            RC_ASSERT(!way->searched_to);
            RC_ASSERT(way->is_stated == stated.has_value());
            if (open_from) RC_ASSERT(way->open_from == open_from);
            if (!way->to) continue;
            RC_ASSERT(one.with(cell, *way->to) == verdict::met);
            std::vector<changed_finding> others;
            for (const changed_finding& changed : one.table.difference())
                if (one.table.place_of(changed.finding) != finding_place{one.which, one.lane})
                    others.push_back(changed);
            RC_ASSERT(way->others == others);
        }
        put_back(one.table, in.figures(), cell);
    });
    RC_ASSERT(told == found.ways.size());
}

std::optional<verdict> said_of(const open_figure& of, std::int64_t value) {
    for (const settled_values& one : of.parts)
        if (one.values.holds(value)) return one.said;
    return std::nullopt;
}

void expect_true_of_every_filling(choices& choose, const meeting& found, watched_finding one, bool has_ties) {
    RC_ASSERT(has_ties || !found.open.empty());
    for (const open_figure& open : found.open) { // the parts are all that it may be, each number once
        std::int64_t next = open.may_be.least;
        for (const settled_values& part : open.parts) {
            RC_ASSERT(part.values.least == next);
            next = part.values.most + 1;
        }
        RC_ASSERT(next == open.may_be.most + 1);
    }
    for (int filling = 0; filling < 60; ++filling) {
        std::int64_t              sum = 0;
        std::vector<std::int64_t> values;
        for (const open_figure& open : found.open) {
            values.push_back(choose.between(open.may_be.least, open.may_be.most));
            RC_ASSERT(one.table.state(open.cell, values.back()).has_value());
        }
        const verdict said = one.now();
        if (!has_ties) RC_ASSERT(said != verdict::unknown);
        for (std::size_t i = 0; i < found.open.size(); ++i)
            if (const auto settled = said_of(found.open[i], values[i])) RC_ASSERT(said == *settled);
        if (!found.together) continue;
        for (const needed_together::term& term : found.together->terms)
            for (std::size_t i = 0; i < found.open.size(); ++i)
                if (found.open[i].cell == term.cell) sum += term.factor * values[i];
        RC_ASSERT((said == verdict::met) == (sum >= found.together->least));
    }
}

/// Any number as a slack besides the conditions: so that there are more sums among them.
std::vector<judged_nodes> more_requirements(choices& choose, const random_rulebook& of) {
    std::vector<judged_nodes> all = any_requirements(choose, of);
    for (const node_id id : of.all()) {
        const node& n = of.formulas[id];
        if (n.sort == sort::number && n.operand_count > 0)
            all.push_back({id, {}, subjects_of(of, id), choose.one_in(8)});
    }
    return all;
}

struct counts {
    int ways = 0, open = 0, together = 0, settled = 0;
};

void try_all(choices& choose, filling how, const drawn_sizes& sizes, counts& seen) {
    const random_rulebook formulas = any_rulebook(choose, sizes);
    const rulebook        rules    = judged_rulebook(formulas, more_requirements(choose, formulas));
    const outcome         in       = rules.evaluate(any_table(choose, formulas.axes, how, 14));
    meeting_search        search(in);
    what_if               table(rules, in.figures());
    const bool            has_ties =
        std::ranges::any_of(formulas.formulas.nodes, [](const node& one) { return one.op == operation::apportion; });
    std::size_t looked = choose.below(4);
    for (const finding& one : in.findings()) {
        if (one.verdict != verdict::not_met && one.verdict != verdict::unknown) continue;
        const operation op = formulas.formulas[one.of->slack].op;
        if (op != operation::linear && op != operation::sum_whole && ++looked % 4 != 0) continue; // there are many
        const meeting   found = search(one);
        watched_finding watched{table, static_cast<std::uint32_t>(one.of - rules.requirements().data()),
                                lane_in(*one.of, one.subject, in.figures())};
        RC_ASSERT(watched.now() == one.verdict);
        if (one.verdict == verdict::not_met) {
            expect_the_nearest_ways(in, found, watched);
            seen.ways += found.ways.empty() ? 0 : 1;
        } else {
            expect_true_of_every_filling(choose, found, watched, has_ties);
            for (const open_figure& open : found.open) put_back(table, in.figures(), open.cell);
            ++seen.open;
            seen.together += found.together ? 1 : 0;
            for (const open_figure& open : found.open) seen.settled += open.settles_something() ? 1 : 0;
        }
    }
}

TEST(WaysToMeet, AreTheNearestOfAllValuesWhereAllIsStated) {
    counts seen;
    for_choices(300, [&](choices& choose) {
        try_all(choose, filling::exact, {.members = 4, .formulas = 30, .spread = 14, .absent_figures = false}, seen);
    });
    EXPECT_GT(seen.ways, 20);
}

TEST(WaysToMeet, HoldWhateverTheOpenFiguresTurnOutToBe) {
    counts seen;
    for_choices(500, [&](choices& choose) {
        try_all(choose, filling::open, {.members = 3, .formulas = 30, .spread = 10, .absent_figures = false}, seen);
    });
    EXPECT_GT(seen.ways, 10);
    EXPECT_GT(seen.open, 40);
    EXPECT_GT(seen.settled, 20);
    EXPECT_GT(seen.together, 3);
}

} // namespace
} // namespace opgave::testing
