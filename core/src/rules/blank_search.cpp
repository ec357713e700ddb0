// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/blank_search.hpp"

namespace opgave {

std::vector<cell_key> blank_search::operator()(node_id formula, std::size_t lane) {
    look_at(formula, lane);
    while (!open_.empty()) {
        const auto [next, at] = open_.back();
        open_.pop_back();
        look_below(graph_[next], at);
    }
    return {blanks_.begin(), blanks_.end()};
}

void blank_search::look_at(node_id formula, std::size_t lane) {
    if (graph_[formula].shape == shape::one) lane = 0;
    if (value_of_(formula, lane).is_exact()) return;
    if (seen_.insert({formula, lane}).second) open_.emplace_back(formula, lane);
}

void blank_search::look_at_members_of(const group& of, node_id formula) {
    for (const member_index member : of.members) look_at(formula, member.value);
}

void blank_search::look_at_figure(const node& n, std::size_t lane) {
    if (n.first == outside_the_frame) return;
    cell_key cell{static_cast<std::uint32_t>(lane), figures_.columns().key_of(static_cast<std::uint32_t>(n.first))};
    if (n.shape == shape::one) cell.lane = figures_.lanes().whole();
    if (n.shape == shape::groups) cell.lane = figures_.lanes().of(frame_[n.grouping].first) + static_cast<std::uint32_t>(lane);
    if (!figures_.at(cell)) blanks_.insert(cell);
}

void blank_search::look_below(const node& n, std::size_t lane) {
    const auto operands = graph_.operands_of(n);
    switch (n.op) {
    case operation::figure: look_at_figure(n, lane); return;
    case operation::sum_whole: {
        const node& summed = graph_[operands[0].of];
        const std::size_t lanes = summed.shape == shape::groups ? frame_[summed.grouping].count : frame_.members.size() + static_cast<std::size_t>(n.second);
        for (std::size_t i = 0; i < lanes; ++i) look_at(operands[0].of, i);
        return;
    }
    case operation::sum_groups: look_at_members_of(frame_.groups[frame_[n.grouping].first.value + lane], operands[0].of); return;
    case operation::sum_set: look_at_members_of(frame_.groups[static_cast<std::size_t>(n.first)], operands[0].of); return;
    case operation::broadcast: {
        const grouping& groups = frame_.groupings[static_cast<std::size_t>(n.first)];
        for (std::uint32_t g = 0; g < groups.count; ++g)
            for (const member_index member : frame_.groups[groups.first.value + g].members)
                if (member.value == lane) look_at(operands[0].of, g);
        return;
    }
    case operation::apportion:
    case operation::tied: {
        const node_id total = n.op == operation::tied ? graph_.operands_of(graph_[operands[0].of])[0].of : operands[0].of;
        if (graph_[total].shape == shape::groups)
            for (std::uint32_t g = 0; g < frame_[graph_[total].grouping].count; ++g) look_at(total, g);
        else look_at(total, 0);
        return;
    }
    case operation::select:
    case operation::or_else: {
        const interval condition = value_of_(operands[0].of, graph_[operands[0].of].shape == shape::one ? 0 : lane);
        look_at(operands[0].of, lane);
        if (condition.most != 0) look_at(operands[1].of, lane);
        if (condition.least == 0) look_at(operands[2].of, lane);
        return;
    }
    default:
        for (const operand& one : operands) look_at(one.of, lane);
    }
}

} // namespace opgave
