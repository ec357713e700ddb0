// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/explanation_index.hpp"

#include <opgave/model/column_map.hpp>

#include "rules/rulebook_parts.hpp"

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

/// What is of a part and a formula, in that order.
template <auto Formula, class One>
auto in_part_of(const One& one) {
    return std::tuple_cat(key_of(one.part), std::tuple{one.*Formula});
}
template <auto Formula>
constexpr auto in_part = [](const auto& one) { return in_part_of<Formula>(one); };

} // namespace

explanation_index::explanation_index(const rulebook_parts& of)
    : reading_of_(of.formulas.nodes.size(), none), derived_(scopes * of.readings.size(), none),
      booked_cells_(of.booked_cells) {
    index_readings(of);
    for (const requirement& one : of.requirements) sides_.push_back(sides_of(of.formulas, one));

    for (std::uint32_t i = 0; i < of.names.size(); ++i)
        names_.push_back({{of.names[i].rule, of.names[i].when}, of.names[i].value, i});
    std::ranges::sort(names_, {}, [&](const name_in_part& one) {
        return std::tuple_cat(key_of(one.part), std::tie(of.names[one.name].label));
    });

    for (const comparison_in_part& one : of.comparisons) {
        const made_of_sides made = sides_of(of.formulas, one.what);
        if (made.is_made) comparisons_.push_back({one.part, one.what.condition, one.what.left, one.what.right, made});
    }
    std::ranges::stable_sort(comparisons_, {}, in_part<&written_sides::condition>);

    parameters_ = of.parameter_uses;
    std::ranges::sort(parameters_, {}, [](const parameter_in_part& one) {
        return std::tuple_cat(in_part<&parameter_in_part::in>(one), std::tuple{one.of});
    });
    const auto is_same = [](const parameter_in_part& a, const parameter_in_part& b) {
        return a.part == b.part && a.in == b.in && a.of == b.of;
    };
    parameters_.erase(std::unique(parameters_.begin(), parameters_.end(), is_same), parameters_.end());

    index_bookings(of);
}

void explanation_index::index_readings(const rulebook_parts& of) {
    const graph&                       formulas = of.formulas;
    const std::vector<column_reading>& readings = of.readings;
    const auto                         note     = [&](node_id formula, read_cell cell) {
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

    const column_map columns(*of.axes);
    for (std::uint32_t i = static_cast<std::uint32_t>(of.derived.size()); i-- > 0;)
        derived_[scopes * columns[of.derived[i].column] + static_cast<std::size_t>(of.derived[i].of)] = i;
}

/// What a sum is put together of says no more than its terms where it is one of them, and nothing where terms cancelled
/// out.
void explanation_index::index_bookings(const rulebook_parts& of) {
    for (const composed_sum& one : of.compositions) {
        std::vector<node_id> parts;
        for (const composed_sum::part& part : one.parts) {
            if (part.booked == composed_sum::none || part.of_members) {
                parts.push_back(part.of);
                continue;
            }
            const auto [first, count] = bookings_on(part.booked);
            for (std::uint32_t i = first; i < first + count; ++i) parts.push_back(of.bookings[i].amount);
        }
        const bool is_itself = parts.size() == 1 && parts[0] == one.sum;
        if (of.formulas[one.sum].op == operation::linear && !is_itself && is_sum_of(of.formulas, one.sum, parts))
            compositions_.push_back(one);
    }
    std::ranges::stable_sort(compositions_, {}, &composed_sum::sum);
    for (std::size_t cell = 0; cell < booked_cells_.size(); ++cell)
        if (const auto [first, count] = bookings_on(cell); count == 1)
            only_bookings_.emplace_back(of.bookings[first].amount, first);
    std::ranges::sort(only_bookings_);
}

std::uint32_t explanation_index::comparison(const rule_in_period& part, node_id condition) const {
    const auto key   = std::tuple_cat(key_of(part), std::tuple{condition});
    const auto found = std::ranges::lower_bound(comparisons_, key, {}, in_part<&written_sides::condition>);
    if (found == comparisons_.end() || in_part<&written_sides::condition>(*found) != key) return none;
    return static_cast<std::uint32_t>(found - comparisons_.begin());
}

std::span<const parameter_in_part> explanation_index::parameters(const rule_in_period& part, node_id in) const {
    const auto key   = std::tuple_cat(key_of(part), std::tuple{in});
    const auto first = std::ranges::lower_bound(parameters_, key, {}, in_part<&parameter_in_part::in>);
    return {first, std::ranges::upper_bound(first, parameters_.end(), key, {}, in_part<&parameter_in_part::in>)};
}

const composed_sum* explanation_index::composition(node_id sum) const {
    const auto found = std::ranges::lower_bound(compositions_, sum, {}, &composed_sum::sum);
    return found == compositions_.end() || found->sum != sum ? nullptr : &*found;
}

std::pair<std::uint32_t, std::uint32_t> explanation_index::bookings_on(std::size_t booked_cell) const {
    const std::uint32_t first = booked_cell == 0 ? 0 : booked_cells_[booked_cell - 1];
    return {first, booked_cells_[booked_cell] - first};
}

std::uint32_t explanation_index::only_booking(node_id amount) const {
    const auto found = std::ranges::lower_bound(only_bookings_, std::pair{amount, 0U});
    return found == only_bookings_.end() || found->first != amount ? none : found->second;
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
