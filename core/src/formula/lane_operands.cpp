// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/lane_operands.hpp"

#include <cstddef>
#include <span>

namespace opgave {

lane_operands::lane_operands(const graph& formulas, const frame& axes)
    : graph_(&formulas), frame_(&axes), groups_(axes.groupings.size() * axes.members.size(), no_group) {
    for (std::size_t i = 0; i < axes.groupings.size(); ++i) {
        const grouping& one = axes.groupings[i];
        for (std::uint32_t g = one.count; g-- > 0;) // the first group counts, as everywhere
            for (const member_index member : axes.groups[one.first.value + g].members)
                groups_[i * axes.members.size() + member.value] = g;
    }
}

std::uint32_t lane_operands::group_of(grouping_index grouping, std::uint32_t member) const {
    const std::size_t members = frame_->members.size();
    return member < members ? groups_[grouping.value * members + member] : no_group;
}

void lane_operands::operator()(node_id of, std::uint32_t lane, std::vector<node_lane>& into) const {
    const node& n        = (*graph_)[of];
    const auto  operands = graph_->operands_of(n);
    switch (n.op) {
    case operation::sum_whole: {
        const node&         summed = (*graph_)[operands[0].of];
        const std::uint32_t lanes  = summed.shape == shape::groups ? (*frame_)[summed.grouping].count
                                                                   : static_cast<std::uint32_t>(frame_->members.size())
                                                                        + static_cast<std::uint32_t>(n.second);
        for (std::uint32_t i = 0; i < lanes; ++i) into.push_back({operands[0].of, i});
        return;
    }
    case operation::sum_groups:
        of_members(frame_->groups[(*frame_)[n.grouping].first.value + lane], operands[0].of, into);
        return;
    case operation::sum_set:
        of_members(frame_->groups[static_cast<std::size_t>(n.first)], operands[0].of, into);
        return;
    case operation::broadcast: {
        const std::uint32_t group = group_of({static_cast<std::uint32_t>(n.first)}, lane);
        if (group != no_group) into.push_back({operands[0].of, group});
        return;
    }
    case operation::apportion: of_apportionment(n, lane, into); return;
    case operation::tied:
        into.push_back({operands[0].of, lane});
        of_apportionment((*graph_)[operands[0].of], lane, into);
        return;
    default:
        for (const operand& one : operands) into.push_back({one.of, lane_for(one.of, lane)});
    }
}

void lane_operands::of_members(const group& those, node_id formula, std::vector<node_lane>& into) const {
    for (const member_index member : those.members) into.push_back({formula, member.value});
}

void lane_operands::of_apportionment(const node& n, std::uint32_t lane, std::vector<node_lane>& into) const {
    const auto  operands = graph_->operands_of(n);
    const node& total    = (*graph_)[operands[0].of];
    const auto  members  = static_cast<std::uint32_t>(frame_->members.size());
    const auto  claim_of = [&](std::uint32_t member) {
        for (const operand& one : operands.subspan(1)) into.push_back({one.of, lane_for(one.of, member)});
    };
    if (lane >= members) return; // nothing is apportioned to what is unattributed
    if (total.shape != shape::groups) {
        into.push_back({operands[0].of, 0});
        claim_of(lane);
        for (std::uint32_t other = 0; other < members; ++other)
            if (other != lane) claim_of(other);
        return;
    }
    const std::uint32_t group = group_of(total.grouping, lane);
    if (group == no_group) return;
    into.push_back({operands[0].of, group});
    claim_of(lane);
    for (const member_index other : frame_->groups[(*frame_)[total.grouping].first.value + group].members)
        if (other.value != lane) claim_of(other.value);
}

} // namespace opgave
