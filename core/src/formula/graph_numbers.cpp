// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Formulas that are numbers of the same lane: sums of terms, ratios, products with a column, extremes.
#include <opgave/formula/graph_builder.hpp>
#include <opgave/formula/operators.hpp>

#include "formula/node_draft.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace opgave {

using intervals::arithmetic;

/// Collects the terms of terms, so that each figure occurs once, in the order of the nodes.
node_id graph_builder::linear(std::span<const operand> terms, std::int64_t constant) {
    for (const operand& term : terms)
        if (!needs(term.of, sort::number)) return poison();
    // Before terms are taken apart: a constant in a group's sum is not there for a member without a group.
    std::vector<operand> wide(terms.begin(), terms.end());
    if (!widen(wide)) return poison();

    arithmetic           with;
    std::vector<operand> flat;
    for (const operand& term : wide) {
        const node& n = graph_[term.of];
        if (n.op == operation::linear) {
            for (const operand& inner : graph_.operands_of(n))
                flat.push_back({inner.of, with.times(inner.factor, term.factor)});
            constant = with.plus(constant, with.times(n.first, term.factor));
        } else if (n.op == operation::constant) {
            constant = with.plus(constant, with.times(n.first, term.factor));
        } else {
            flat.push_back(term);
        }
    }
    const auto unit = common_unit(terms);
    if (!unit) return poison();

    std::ranges::sort(flat);
    std::vector<operand> collected;
    for (const operand& term : flat) {
        if (!collected.empty() && collected.back().of == term.of)
            collected.back().factor = with.plus(collected.back().factor, term.factor);
        else
            collected.push_back(term);
    }
    std::erase_if(collected, [](const operand& term) { return term.factor == 0; });

    if (collected.empty() && !with.overflowed()) return this->constant(constant, *unit);
    if (collected.size() == 1 && collected[0].factor == 1 && constant == 0) return collected[0].of;

    draft wanted;
    wanted.form.op    = operation::linear;
    wanted.form.unit  = *unit;
    wanted.form.first = constant;
    wanted.operands   = std::move(collected);
    if (!bring_to_one_shape(wanted)) return poison();
    wanted.form.vanishes = constant == 0;
    for (const operand& term : wanted.operands) wanted.form.vanishes = wanted.form.vanishes && graph_[term.of].vanishes;
    if (with.overflowed()) return too_large("linear");
    return put(std::move(wanted));
}

node_id graph_builder::add(node_id a, node_id b) { return linear(std::array<operand, 2>{{{a, 1}, {b, 1}}}, 0); }
node_id graph_builder::subtract(node_id a, node_id b) { return linear(std::array<operand, 2>{{{a, 1}, {b, -1}}}, 0); }

node_id graph_builder::scaled(operation op, node_id a, ratio by, rounding how, formula_unit into) {
    if (!needs(a, sort::number)) return poison();
    if (by.denominator <= 0)
        return fail(diagnostic_code::C010, "a ratio has the denominator " + std::to_string(by.denominator),
                    "a denominator above 0");
    const node& n = graph_[a];
    draft       wanted;
    wanted.form.op       = op;
    wanted.form.shape    = n.shape;
    wanted.form.grouping = n.grouping;
    wanted.form.rounded  = how;
    wanted.form.unit     = into;
    wanted.form.first    = by.numerator;
    wanted.form.second   = by.denominator;
    wanted.form.vanishes = n.vanishes;
    wanted.form.fixed    = n.fixed;
    wanted.operands      = {{a, 1}};
    return put(std::move(wanted));
}

node_id graph_builder::times(node_id a, ratio by, rounding how) {
    return scaled(operation::times_ratio, a, by, how, a.value < graph_.nodes.size() ? graph_[a].unit : formula_unit{});
}

node_id graph_builder::convert(node_id a, ratio rate, rounding how, formula_unit into) {
    return scaled(operation::convert, a, rate, how, into);
}

node_id graph_builder::times_column(node_id a, node_id by) {
    if (!needs(a, sort::number) || !needs(by, sort::number)) return poison();
    if (!graph_[by].fixed)
        return fail(diagnostic_code::R003, "two figures are multiplied", "one side of attributes and parameters alone",
                    "multiply by a ratio parameter, or compare ratios");
    draft wanted;
    wanted.form.op    = operation::times_column;
    wanted.operands   = {{a, 1}, {by, 1}};
    const bool a_free = graph_[a].unit.value == formula_unit::free;
    const bool b_free = graph_[by].unit.value == formula_unit::free;
    wanted.form.unit  = b_free ? graph_[a].unit : a_free ? graph_[by].unit : formula_unit{formula_unit::product};
    if (!bring_to_one_shape(wanted)) return poison();
    wanted.form.vanishes = graph_[wanted.operands[0].of].vanishes || graph_[wanted.operands[1].of].vanishes;
    return put(std::move(wanted));
}

/// `min`, `max`, `and`, `or`: any number of operands of one sort, equal ones once, in the order of the nodes.
node_id graph_builder::collect(operation op, std::span<const node_id> of, sort kind) {
    draft wanted;
    wanted.form.op   = op;
    wanted.form.sort = kind;
    std::vector<operand> wide;
    for (const node_id id : of) {
        if (!needs(id, kind)) return poison();
        wide.push_back({id, 1});
    }
    if (!widen(wide)) return poison();
    for (const operand& one : wide) {
        const node& n = graph_[one.of];
        if (n.op == op)
            for (const operand& inner : graph_.operands_of(n)) wanted.operands.push_back(inner);
        else
            wanted.operands.push_back(one);
    }
    if (wanted.operands.empty()) return fail(diagnostic_code::R003, "an operator has no operands", "at least one");
    std::ranges::sort(wanted.operands);
    wanted.operands.erase(std::unique(wanted.operands.begin(), wanted.operands.end()), wanted.operands.end());
    if (wanted.operands.size() == 1) return wanted.operands[0].of;
    const auto unit = common_unit(wanted.operands);
    if (!unit || !bring_to_one_shape(wanted)) return poison();
    wanted.form.unit     = *unit;
    wanted.form.vanishes = true;
    for (const operand& one : wanted.operands) wanted.form.vanishes = wanted.form.vanishes && graph_[one.of].vanishes;
    return put(std::move(wanted));
}

node_id graph_builder::minimum(std::span<const node_id> of) { return collect(operation::minimum, of, sort::number); }
node_id graph_builder::maximum(std::span<const node_id> of) { return collect(operation::maximum, of, sort::number); }

} // namespace opgave
