// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/node_value.hpp"
#include "rules/explainer_state.hpp"

namespace opgave {

std::uint32_t explainer::state::cell_lane_of(const node& figure, std::uint32_t lane) const {
    switch (figure.shape) {
    case shape::one: return cells.lanes.whole();
    case shape::groups: return cells.lanes.of(axes[figure.grouping].first) + lane;
    case shape::members: break;
    }
    return lane;
}

std::size_t explainer::state::cell_of(const node& figure, std::uint32_t lane) const {
    return cells.cell(static_cast<std::uint32_t>(figure.first), cell_lane_of(figure, lane));
}

interval explainer::state::value_on_the_table(const node& n, std::uint32_t lane) const {
    switch (n.op) {
    case operation::figure: return n.first == outside_the_frame ? n.bounds : cells.at(cell_of(n, lane));
    case operation::constant: return interval::exactly(n.first);
    case operation::stated: {
        const node& figure = formulas[formulas.operands_of(n)[0].of];
        if (figure.first == outside_the_frame) return interval::exactly(0);
        return interval::exactly(cells.stated[cell_of(figure, lane)] != 0 ? 1 : 0);
    }
    case operation::attribute:
    case operation::scatter:
    case operation::in_group: return interval::exactly(formulas.columns[static_cast<std::size_t>(n.first)][lane]);
    default: return n.bounds;
    }
}

interval explainer::state::value(node_id of, std::uint32_t lane) {
    const node& n = formulas[of];
    lane          = operands_of.lane_for(of, lane);
    if (n.operand_count == 0 || n.op == operation::stated) return value_on_the_table(n, lane);
    if (const std::uint32_t step = by.table().of_node[of.value]; step != program::absent)
        if (const interval known = found(step, lane); known.is_exact()) return known;
    return value_from_operands(of, lane);
}

interval explainer::state::value_from_operands(node_id of, std::uint32_t lane) {
    const std::uint64_t key = std::uint64_t{of.value} << 32 | lane;
    if (const auto known = open_.find(key); known != open_.end()) return known->second;
    const node&       n           = formulas[of];
    const std::size_t first       = operands_.size();
    const std::size_t first_value = values_.size();
    operands_of(of, lane, operands_);
    const std::size_t count     = operands_.size() - first;
    const bool        is_choice = n.op == operation::select || n.op == operation::or_else;
    for (std::size_t i = 0; i < count; ++i) {
        const node_lane one = operands_[first + i];
        // What is not chosen may be anything.
        const bool     is_passed_over = is_choice && i > 0 && values_[first_value] == interval::exactly(i == 1 ? 0 : 1);
        const interval here           = is_passed_over ? interval{} : value(one.of, one.lane);
        values_.push_back(here);
    }
    const interval said = value_of_node(formulas, of, std::span{values_}.subspan(first_value));
    operands_.resize(first);
    values_.resize(first_value);
    open_.emplace(key, said);
    return said;
}

} // namespace opgave
