// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/explanation_index.hpp"

#include <opgave/model/column_map.hpp>

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace opgave {

namespace {

constexpr std::size_t scopes = 3;

shape shape_of(scope of) {
    switch (of) {
    case scope::members: return shape::members;
    case scope::groups: return shape::groups;
    case scope::whole: break;
    }
    return shape::one;
}

auto key_of(const rule_in_period& part) { return std::tuple{part.rule, part.when.value}; }

} // namespace

explanation_index::explanation_index(const frame& axes, const graph& formulas,
                                     const std::vector<column_reading>& readings,
                                     const std::vector<derived_figure>& derived, const std::vector<named_term>& names,
                                     const std::vector<requirement>& requirements)
    : reading_of_(formulas.nodes.size(), none), derived_(scopes * readings.size(), none) {
    const auto note = [&](node_id formula, read_cell cell) {
        const node& n = formulas[formula];
        if (n.operand_count == 0 || n.shape != shape_of(cell.of)) return;
        std::uint32_t& known = reading_of_[formula.value];
        if (known != none) return; // read in two cells: the first of the table speaks for both
        known = static_cast<std::uint32_t>(cells_.size());
        cells_.push_back(cell);
        if (n.op == operation::linear) sums_.push_back({formulas.operands_of(n)[0].of, formula});
    };
    for (std::uint32_t column = 0; column < readings.size(); ++column) {
        note(readings[column].members, {column, scope::members, {}});
        note(readings[column].whole, {column, scope::whole, {}});
        for (std::uint32_t i = 0; i < readings[column].groups.size(); ++i)
            note(readings[column].groups[i], {column, scope::groups, {i}});
    }
    std::ranges::sort(sums_, {}, [](const read_sum& one) { return std::pair{one.first_term, one.sum}; });

    const column_map columns(axes);
    for (std::uint32_t i = static_cast<std::uint32_t>(derived.size()); i-- > 0;)
        derived_[scopes * columns[derived[i].column] + static_cast<std::size_t>(derived[i].of)] = i;

    for (const requirement& one : requirements) sides_.push_back(sides_of(formulas, one));

    for (std::uint32_t i = 0; i < names.size(); ++i)
        names_.push_back({{names[i].rule, names[i].when}, names[i].value, i});
    std::ranges::sort(names_, {}, [&](const name_in_part& one) {
        return std::tuple_cat(key_of(one.part), std::tie(names[one.name].label));
    });
}

const explanation_index::read_cell* explanation_index::reading(node_id formula) const {
    const std::uint32_t known = reading_of_[formula.value];
    return known == none ? nullptr : &cells_[known];
}

std::uint32_t explanation_index::derived(const read_cell& cell) const {
    return derived_[scopes * cell.column + static_cast<std::size_t>(cell.of)];
}

std::span<const explanation_index::name_in_part> explanation_index::names(const rule_in_period& part) const {
    const auto part_of = [](const name_in_part& one) { return key_of(one.part); };
    const auto first   = std::ranges::lower_bound(names_, key_of(part), {}, part_of);
    return {first, std::ranges::upper_bound(first, names_.end(), key_of(part), {}, part_of)};
}

std::span<const explanation_index::read_sum> explanation_index::sums(node_id first_term) const {
    const auto first = std::ranges::lower_bound(sums_, first_term, {}, &read_sum::first_term);
    return {first, std::ranges::upper_bound(first, sums_.end(), first_term, {}, &read_sum::first_term)};
}

} // namespace opgave
