// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/intervals.hpp>

#include "formula/node_value.hpp"
#include "rules/explainer_state.hpp"
#include "rules/written_sums.hpp"

namespace opgave {

namespace {

constexpr std::uint32_t none = explained_node::none;

} // namespace

interval explainer::state::again(const explanation& of, std::uint32_t leaf, interval instead) {
    again_.assign(of.nodes().size(), {});
    is_again_.assign(of.nodes().size(), false);
    if (leaf != none) {
        again_[leaf]    = instead;
        is_again_[leaf] = true;
    }
    return again_of(of, 0);
}

interval explainer::state::again_of(const explanation& of, std::uint32_t which) {
    if (is_again_[which]) return again_[which];
    const explained_node& one = of.nodes()[which];
    const interval        now = one.same_as != none    ? again_of(of, one.same_as)
                                : one.child_count == 0 ? one.value
                                                       : again_from_children(of, one);
    again_[which]             = now;
    is_again_[which]          = true;
    return now;
}

interval explainer::state::again_from_children(const explanation& of, const explained_node& one) {
    const auto child = [&](std::uint32_t i) { return again_of(of, one.first_child + i); };
    if (one.is == explained::measure) return child(0);
    if (one.is == explained::finding) {
        const made_of_sides sides = index.sides(one.which);
        return sides.is_made ? sides(child(0), child(1)) : child(0);
    }
    if (one.is == explained::comparison) return index.comparison(one.which).made(child(0), child(1));
    switch (one.op) {
    case operation::linear: {
        intervals::arithmetic with;
        std::vector<operand>  written;
        interval              sum;
        for (std::uint32_t i = 0; i < one.child_count; ++i) {
            const explained_node& term = of.nodes()[one.first_child + i];
            written.push_back({term.formula, term.factor});
            sum = with.plus(sum, with.times(child(i), term.factor));
        }
        return with.plus(sum, interval::exactly(constant_left(formulas, one.formula, written)));
    }
    case operation::select:
    case operation::or_else: {
        const std::uint32_t branches = one.first_child + one.child_count - 2;
        for (const std::uint32_t i : {branches, branches + 1})
            if (!of.nodes()[i].is_taken) return again_of(of, i == branches ? branches + 1 : branches);
        break;
    }
    case operation::apportion:
    case operation::tied: return again_of_division(of, one);
    default: break;
    }
    const std::size_t first = values_.size();
    for (std::uint32_t i = 0; i < one.child_count; ++i) {
        const interval here = child(i);
        values_.push_back(here);
    }
    const interval now = value_of_node(formulas, one.formula, std::span{values_}.subspan(first));
    values_.resize(first);
    return now;
}

interval explainer::state::again_of_division(const explanation& of, const explained_node& one) {
    const bool        is_tie        = one.op == operation::tied;
    const node_id     division      = is_tie ? formulas.operands_of(formulas[one.formula])[0].of : one.formula;
    const auto        operands      = formulas.operands_of(formulas[division]);
    const bool        is_by_figures = !formulas[operands[1].of].fixed;
    const std::size_t each          = operands.size() - 1;
    const std::size_t own           = (is_tie ? 1U : 0U) + operands.size();

    const std::size_t first_operand = operands_.size();
    const std::size_t first_value   = values_.size();
    operands_of(one.formula, one.lane, operands_);
    const std::size_t count = operands_.size() - first_operand;
    for (std::size_t i = 0; i < count; ++i) {
        const node_lane at     = operands_[first_operand + i];
        const bool      is_own = i < own;
        const bool      is_key = !is_own && (i - own) % each == 0;
        interval        here;
        if (is_own)
            here = again_of(of, one.first_child + static_cast<std::uint32_t>(i));
        else if (is_key && is_by_figures)
            here = again_of(of, one.first_child + static_cast<std::uint32_t>(own + (i - own) / each));
        else
            here = value(at.of, at.lane);
        values_.push_back(here);
    }
    const interval now = value_of_node(formulas, one.formula, std::span{values_}.subspan(first_value));
    operands_.resize(first_operand);
    values_.resize(first_value);
    return now;
}

} // namespace opgave
