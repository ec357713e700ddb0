// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/canonical_formulas.hpp"

#include "rules/explanation_index.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace opgave {

canonical_formulas::canonical_formulas(const rulebook& of)
    : rulebook_(of), graph_(of.formulas()), columns_(of.frame()), sums_(graph_, of.frame(), columns_),
      is_used_(graph_.nodes.size(), false), height_(graph_.nodes.size(), 0), sum_(graph_.nodes.size()),
      place_(graph_.nodes.size(), 0) {
    mark_what_is_used();
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
        if (!is_used_[i]) continue;
        sum_[i] = sums_({i});
        for (const operand& one : graph_.operands_of(graph_.nodes[i]))
            height_[i] = std::max(height_[i], height_[one.of.value] + 1);
    }
    put_in_order();
}

/// Operands stand before the formula that uses them, so that one pass from the end finds all.
void canonical_formulas::mark_what_is_used() {
    is_used_[0] = true; // poison: nothing stands there
    for_each_formula_used(rulebook_, [&](node_id id) { is_used_[id.value] = true; });
    for (std::size_t i = graph_.nodes.size(); i-- > 0;)
        if (is_used_[i])
            for (const operand& one : graph_.operands_of(graph_.nodes[i])) is_used_[one.of.value] = true;
}

void canonical_formulas::put_in_order() {
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i)
        if (is_used_[i]) order_.push_back({i});
    const auto rank = [&](node_id id) { return std::tuple(id.value != 0, height_[id.value], sum_[id.value]); };
    std::ranges::sort(order_, {}, rank);
    std::vector<node_id> once;
    for (const node_id id : order_) {
        if (once.empty() || sum_[once.back().value] != sum_[id.value]) once.push_back(id);
        place_[id.value] = static_cast<std::uint32_t>(once.size()) - 1;
    }
    order_ = std::move(once);
}

void canonical_formulas::write_formula(node_id of, canonical_writer& into) const {
    std::vector<std::pair<std::uint32_t, std::int64_t>> operands;
    for (const operand& one : graph_.operands_of(graph_[of])) operands.emplace_back(place_[one.of.value], one.factor);
    if (has_unordered_operands(graph_[of].op)) std::ranges::sort(operands);
    sums_.describe_itself(of, into);
    into.list(operands, [&](const auto& one) {
        into.write(one.first);
        into.write(one.second);
    });
}

void canonical_formulas::write(canonical_writer& into) const {
    into.list(order_, [&](node_id id) { write_formula(id, into); });
    for_each_formula_used(rulebook_, [&](node_id id) { into.write(place_[id.value]); });
    write_parameters(into);
}

/// Ordered by what they say, for a formula has another place in memory wherever its rule is written in another order. Whose
/// rule it is the parameter says.
void canonical_formulas::write_parameters(canonical_writer& into) const {
    std::set<std::tuple<std::uint32_t, period_index, parameter_place>> uses;
    for (const parameter_in_part& one : rulebook_.explanations().parameters())
        if (is_used_[one.in.value]) uses.emplace(place_[one.in.value], one.part.when, one.of);
    into.list(uses, [&](const auto& use) {
        const auto& [formula, when, parameter] = use;
        const auto index_of_list               = [&](std::uint32_t one) {
            into.number(one != parameter_place::none ? 1 : 0);
            if (one != parameter_place::none) into.write(one);
        };
        into.write(formula);
        into.write(rulebook_.frame()[when]);
        into.write(parameter.parameter);
        index_of_list(parameter.row);
        index_of_list(parameter.field);
    });
}

} // namespace opgave
