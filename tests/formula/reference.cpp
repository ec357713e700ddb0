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

reference::claim reference::claim_of(const node& apportionment, std::size_t member) const {
    constexpr std::int64_t nothing_beyond = std::numeric_limits<std::int32_t>::max();
    const auto             operands       = graph_->operands_of(apportionment);
    const bool             floored        = (apportionment.second & 1) != 0;
    const bool             capped         = (apportionment.second & 2) != 0;
    const bool             ordered        = (apportionment.second & 4) != 0;
    const interval         place          = ordered ? range(operands.back().of, member) : interval{};
    return {range(operands[1].of, member), floored ? range(operands[2].of, member) : interval{},
            capped ? range(operands[floored ? 3 : 2].of, member) : interval::exactly(nothing_beyond),
            place == interval{} ? interval::exactly(nothing_beyond) : place};
}

division_terms reference::hardest_terms(const node& apportionment, const division& among) const {
    division_terms terms;
    terms.is_limited = (apportionment.second & 3) != 0;
    terms.method     = apportionment.method;
    terms.rounded    = apportionment.rounded;
    for (const std::size_t member : among.members) {
        const claim of = claim_of(apportionment, member);
        terms.keys.push_back(of.key.least);
        terms.places.push_back(of.place.least);
        terms.floors.push_back(of.floor.most);
        terms.caps.push_back(of.key.least == 0 && of.floor.most <= of.cap.least ? of.floor.most : of.cap.least);
    }
    return terms;
}

std::optional<division_terms> reference::known_terms(const node& apportionment, const division& among) const {
    for (const std::size_t member : among.members)
        for (const operand& one : graph_->operands_of(apportionment).subspan(1))
            if (!value(one.of, member)) return std::nullopt;
    return hardest_terms(apportionment, among);
}

/// What a member may get: of a total that is divided, whatever the figures, by terms that are exact, what lies between the
/// results at both ends; else from its floor to the total or its cap. Without a key nobody gets more than its floor.
interval reference::share(const node& apportionment, std::size_t lane, const division& among) const {
    const interval       total        = range(graph_->operands_of(apportionment)[0].of, among.total_lane);
    const division_terms terms        = hardest_terms(apportionment, among);
    bool                 exact_keys   = true;
    bool                 exact_limits = true;
    for (const std::size_t member : among.members) {
        const claim of = claim_of(apportionment, member);
        exact_keys     = exact_keys && of.key.is_exact() && of.place.is_exact();
        exact_limits   = exact_limits && of.floor.is_exact() && of.cap.is_exact();
    }
    const bool is_divided = exact_limits && can_divide(total.least, terms) && can_divide(total.most, terms);
    if (is_divided && exact_keys) {
        const auto position = static_cast<std::size_t>(std::ranges::find(among.members, lane) - among.members.begin());
        return share_between(position, total, terms);
    }
    const claim        own     = claim_of(apportionment, lane);
    const std::int64_t claimed = own.key.most == 0 ? 0 : std::min(total.most, own.cap.most);
    return {is_divided ? own.floor.least : 0, std::max(claimed, own.floor.most)};
}

/// Whether a share that is open is so because of a tie: not where there is no dividing, such as over keys that are all 0.
interval reference::is_tied(const node& apportionment, const division& among) const {
    const interval total = range(graph_->operands_of(apportionment)[0].of, among.total_lane);
    const bool     exact = std::ranges::all_of(among.members, [&](std::size_t member) {
        const claim of = claim_of(apportionment, member);
        return of.key.is_exact() && of.floor.is_exact() && of.cap.is_exact() && of.place.is_exact();
    });
    if (!exact || !total.is_exact()) return {0, 1};
    return interval::exactly(can_divide(total.least, hardest_terms(apportionment, among)) ? 1 : 0);
}

} // namespace opgave::testing
