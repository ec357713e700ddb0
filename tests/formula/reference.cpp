// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/reference.hpp"

#include "formula/reference_shares.hpp"

#include <algorithm>
#include <limits>

namespace opgave::testing {

std::size_t lane_count(const graph& formulas, const frame& axes, node_id of) {
    const node& n = formulas[of];
    switch (n.shape) {
    case shape::one: return 1;
    case shape::groups: return axes[n.grouping].count;
    case shape::members: return axes.members.size() + 1;
    }
    return 0;
}

bool is_lanewise(operation op) {
    switch (op) {
    case operation::sum_whole:
    case operation::sum_groups:
    case operation::sum_set:
    case operation::broadcast:
    case operation::apportion: return false;
    default: return true;
    }
}

reference::reference(const graph& formulas, const frame& axes, const figures_view& table,
                     std::map<lane_of_node, std::int64_t> outside)
    : graph_(&formulas), axes_(&axes), table_(&table), outside_(std::move(outside)) {}

std::optional<std::int64_t> reference::value(node_id id, std::size_t lane) const {
    const lane_of_node key{id.value, serving(id, lane)};
    if (const auto known = values_.find(key); known != values_.end()) return known->second;
    return values_.emplace(key, plain((*graph_)[id], id, key.second)).first->second;
}

interval reference::range(node_id id, std::size_t lane) const {
    const lane_of_node key{id.value, serving(id, lane)};
    if (const auto known = ranges_.find(key); known != ranges_.end()) return known->second;
    return ranges_.emplace(key, between((*graph_)[id], id, key.second)).first->second;
}

std::size_t reference::serving(node_id operand, std::size_t lane) const {
    return (*graph_)[operand].shape == shape::one ? 0 : lane;
}

// --- leaves ----------------------------------------------------------------------------------------------------------

std::size_t reference::cell(const node& n, std::size_t lane) const {
    const lane_layout& lanes = table_->lanes;
    std::size_t        first = 0;
    if (n.shape == shape::groups) first = lanes.of((*axes_)[n.grouping].first);
    if (n.shape == shape::one) first = lanes.whole();
    return table_->cell(static_cast<std::uint32_t>(n.first), static_cast<std::uint32_t>(first + lane));
}

interval reference::figure(const node& n, node_id id, std::size_t lane) const {
    if (n.first == outside_the_frame) {
        const auto     assumed = outside_.find({id.value, lane});
        const category counted = (*axes_)[absent_cell::unpacked(n.second).category];
        return assumed != outside_.end() ? interval::exactly(assumed->second) : interval{counted.least, counted.most};
    }
    const std::size_t at = cell(n, lane);
    if (table_->known[at] != 0) return interval::exactly(table_->value(at));
    for (std::size_t i = 0; i < table_->range_count; ++i)
        if (table_->ranges[i].cell == at) return table_->ranges[i].ends;
    return table_->outer[n.first];
}

bool reference::is_stated(const node& n, std::size_t lane) const {
    return n.first != outside_the_frame && table_->stated[cell(n, lane)] != 0;
}

std::int64_t reference::constant(const node& n, std::size_t lane) const {
    const bool is_member = lane < axes_->members.size();
    switch (n.op) {
    case operation::constant: return n.first;
    case operation::attribute:
        return is_member ? axes_->attributes[static_cast<std::size_t>(n.second)].of[lane].value() : 0;
    case operation::scatter: return is_member ? graph_->columns[static_cast<std::size_t>(n.first)][lane] : 0;
    default: // in_group
        return std::ranges::count(axes_->groups[static_cast<std::size_t>(n.second)].members,
                                  member_index{static_cast<std::uint32_t>(lane)});
    }
}

// --- members, groups and the whole -----------------------------------------------------------------------------------

std::optional<std::size_t> reference::group_of(std::size_t lane, grouping_index grouping) const {
    const opgave::grouping& groups = (*axes_)[grouping];
    for (std::size_t g = 0; g < groups.count; ++g)
        for (const member_index member : axes_->groups[groups.first.value + g].members)
            if (member.value == lane) return g;
    return std::nullopt;
}

std::vector<std::size_t> reference::summed(const node& n, std::size_t lane) const {
    std::vector<std::size_t> lanes;
    const auto               take = [&](const group& of) {
        for (const member_index member : of.members) lanes.push_back(member.value);
    };
    if (n.op == operation::sum_set) take(axes_->groups[static_cast<std::size_t>(n.first)]);
    if (n.op == operation::sum_groups) take(axes_->groups[(*axes_)[n.grouping].first.value + lane]);
    if (n.op == operation::sum_whole) {
        const node_id     of    = graph_->operands_of(n)[0].of;
        const bool        joins = n.second != 0 || (*graph_)[of].shape == shape::groups;
        const std::size_t count = lane_count(*graph_, *axes_, of) - (joins ? 0 : 1);
        for (std::size_t i = 0; i < count; ++i) lanes.push_back(i);
    }
    return lanes;
}

std::optional<reference::division> reference::division_of(const node& apportionment, std::size_t lane) const {
    division found;
    if (lane == axes_->members.size()) return std::nullopt; // nothing is apportioned to what is unattributed
    const node_id total = graph_->operands_of(apportionment)[0].of;
    if ((*graph_)[total].shape == shape::one) {
        for (std::size_t i = 0; i < axes_->members.size(); ++i) found.members.push_back(i);
        return found;
    }
    const auto group = group_of(lane, (*graph_)[total].grouping);
    if (!group) return std::nullopt;
    found.total_lane = *group;
    for (const member_index member : axes_->groups[(*axes_)[(*graph_)[total].grouping].first.value + *group].members)
        found.members.push_back(member.value);
    return found;
}

/// @return nothing when a total between those ends cannot be divided, or a key, floor or cap is not exact
std::optional<interval> reference::share(const node& apportionment, std::size_t lane, interval total) const {
    const auto     operands = graph_->operands_of(apportionment);
    const auto     members  = division_of(apportionment, lane)->members;
    const bool     floored  = (apportionment.second & 1) != 0;
    const bool     capped   = (apportionment.second & 2) != 0;
    division_terms terms;
    terms.is_limited = floored || capped;
    terms.method     = apportionment.method;
    terms.rounded    = apportionment.rounded;
    for (const std::size_t member : members) {
        const auto key   = value(operands[1].of, member);
        const auto floor = floored ? value(operands[2].of, member) : 0;
        const auto cap =
            capped ? value(operands[floored ? 3 : 2].of, member) : std::numeric_limits<std::int32_t>::max();
        if (!key || !floor || !cap || *floor > *cap) return std::nullopt;
        terms.keys.push_back(*key);
        terms.floors.push_back(*floor);
        terms.caps.push_back(*key == 0 ? *floor : *cap);
    }
    if (!can_divide(total.least, terms) || !can_divide(total.most, terms)) return std::nullopt;
    const auto position = static_cast<std::size_t>(std::ranges::find(members, lane) - members.begin());
    return share_between(position, total, terms);
}

} // namespace opgave::testing
