// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Conditions, choices between formulas, and by how much a condition is met.
#include <opgave/formula/graph_builder.hpp>
#include <opgave/formula/operators.hpp>

#include "formula/node_draft.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace opgave {

using intervals::arithmetic;

node_id graph_builder::all_of(std::span<const node_id> of) { return collect(operation::all_of, of, sort::condition); }
node_id graph_builder::any_of(std::span<const node_id> of) { return collect(operation::any_of, of, sort::condition); }

node_id graph_builder::compared(operation op, node_id difference) {
    if (!needs(difference, sort::number)) return poison();
    const node& n = graph_[difference];
    draft       wanted;
    wanted.form.op       = op;
    wanted.form.sort     = sort::condition;
    wanted.form.shape    = n.shape;
    wanted.form.grouping = n.grouping;
    wanted.form.fixed    = n.fixed;
    wanted.operands      = {{difference, 1}};
    return put(std::move(wanted));
}

node_id graph_builder::at_least(node_id a, node_id b) { return compared(operation::at_least, subtract(a, b)); }
node_id graph_builder::equal(node_id a, node_id b) { return compared(operation::equal, subtract(a, b)); }

node_id graph_builder::ratio_at_least(node_id a, node_id b, node_id c, node_id d) {
    for (const node_id id : {a, b, c, d})
        if (!needs(id, sort::number)) return poison();
    // Against a constant ratio the comparison is linear, and then a cell that stands on both sides counts once. Divided
    // by the ratio's denominator, downwards, it tells how many whole units are missing.
    const auto is_ratio = [&](node_id over, node_id under) {
        return graph_[over].op == operation::constant && graph_[under].op == operation::constant
               && graph_[under].first > 0;
    };
    const auto compared_in_units = [&](operand more, operand less, std::int64_t by) {
        arithmetic                   with;
        const std::array<operand, 2> sides{
            {more, {less.of, with.times(less.factor, -1)}}}; // together, so that no shape is lost
        if (with.overflowed()) return too_large(row_of(operation::ratio_at_least).name);
        const node_id scaled_up = linear(sides, 0);
        return compared(operation::at_least, by == 1 ? scaled_up : times(scaled_up, {1, by}, rounding::down));
    };
    if (is_ratio(c, d)) return compared_in_units({a, graph_[d].first}, {b, graph_[c].first}, graph_[d].first);
    if (is_ratio(a, b)) return compared_in_units({d, graph_[a].first}, {c, graph_[b].first}, graph_[b].first);

    const std::array<operand, 2> left{{{a, 1}, {b, 1}}};
    const std::array<operand, 2> right{{{c, 1}, {d, 1}}};
    if (!common_unit(left) || !common_unit(right)) return poison();
    draft wanted;
    wanted.form.op   = operation::ratio_at_least;
    wanted.form.sort = sort::condition;
    wanted.operands  = {{a, 1}, {b, 1}, {c, 1}, {d, 1}};
    if (!bring_to_one_shape(wanted)) return poison();
    return put(std::move(wanted));
}

node_id graph_builder::negation(node_id condition) {
    if (!needs(condition, sort::condition)) return poison();
    const node& n = graph_[condition];
    if (n.op == operation::negation) return graph_.operands_of(n)[0].of;
    draft wanted;
    wanted.form.op       = operation::negation;
    wanted.form.sort     = sort::condition;
    wanted.form.shape    = n.shape;
    wanted.form.grouping = n.grouping;
    wanted.form.fixed    = n.fixed;
    wanted.operands      = {{condition, 1}};
    return put(std::move(wanted));
}

node_id graph_builder::choice(operation op, node_id condition, node_id yes, node_id no) {
    if (!needs(condition, sort::condition) || yes == poison()) return poison();
    const sort kind = graph_[yes].sort;
    if (!needs(no, kind)) return poison();
    const std::array<operand, 2> branches{{{yes, 1}, {no, 1}}};
    const auto                   unit = common_unit(branches);
    draft                        wanted;
    wanted.form.op   = op;
    wanted.form.sort = kind;
    wanted.operands  = {{condition, 1}, {yes, 1}, {no, 1}};
    if (!unit || !bring_to_one_shape(wanted)) return poison();

    // From here on as they serve each lane: a member without a group answers no to what every group affirms.
    const node_id  if_met    = wanted.operands[1].of;
    const node_id  if_missed = wanted.operands[2].of;
    const interval decided   = graph_[wanted.operands[0].of].bounds;
    if (if_met == if_missed || (op == operation::select && decided.is_exact())) {
        const node_id taken = decided == intervals::no ? if_missed : if_met;
        if (graph_[taken].shape == wanted.form.shape)
            return taken; // a narrower branch keeps the choice, and its shape with it
    }
    wanted.form.unit     = *unit;
    wanted.form.vanishes = graph_[if_met].vanishes && graph_[if_missed].vanishes;
    return put(std::move(wanted));
}

node_id graph_builder::select(node_id condition, node_id yes, node_id no) {
    return choice(operation::select, condition, yes, no);
}

// --- what is stated --------------------------------------------------------------------------------------------------

node_id graph_builder::stated(node_id figure) {
    if (!needs(figure, sort::number)) return poison();
    const node n = graph_[figure];
    if (n.op == operation::linear && n.first == 0) { // a sum is stated when all its parts are
        std::vector<node_id> parts;
        for (const operand& term : std::vector<operand>(graph_.operands_of(n).begin(), graph_.operands_of(n).end()))
            parts.push_back(stated(term.of));
        return all_of(parts);
    }
    if (n.op != operation::figure)
        return fail(diagnostic_code::R003, "'stated' is asked of a formula", "a figure, or a sum of figures");
    draft wanted;
    wanted.form.op       = operation::stated;
    wanted.form.sort     = sort::condition;
    wanted.form.shape    = n.shape;
    wanted.form.grouping = n.grouping;
    wanted.operands      = {{figure, 1}};
    return put(std::move(wanted));
}

node_id graph_builder::or_else(node_id figure, node_id otherwise) { return or_else(stated(figure), figure, otherwise); }

node_id graph_builder::or_else(node_id is_stated, node_id figure, node_id otherwise) {
    return choice(operation::or_else, is_stated, figure, otherwise);
}

// --- slack -----------------------------------------------------------------------------------------------------------

node_id graph_builder::slack(node_id condition) {
    if (!needs(condition, sort::condition)) return poison();
    const node                 n = graph_[condition];
    const std::vector<operand> operands(graph_.operands_of(n).begin(), graph_.operands_of(n).end());
    switch (n.op) {
    case operation::at_least: return operands[0].of;
    case operation::equal: { // -|x|
        const std::array<node_id, 2> both{operands[0].of, linear(std::array<operand, 1>{{{operands[0].of, -1}}}, 0)};
        return minimum(both);
    }
    case operation::negation: return linear(std::array<operand, 1>{{{slack(operands[0].of), -1}}}, -1);
    case operation::all_of:
    case operation::any_of: {
        std::vector<node_id> each;
        for (const operand& one : operands) each.push_back(free_of_unit(slack(one.of)));
        return n.op == operation::all_of ? minimum(each) : maximum(each);
    }
    default: return select(condition, constant(0), constant(-1)); // a condition without a distance
    }
}

/// A distance of which only the sign and size matter, so that distances of unlike units may be weighed.
node_id graph_builder::free_of_unit(node_id id) {
    if (id == poison() || graph_[id].unit.value == formula_unit::free) return id;
    return scaled(operation::convert, id, {1, 1}, rounding::down, formula_unit{});
}

} // namespace opgave
