// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/table_match.hpp"

namespace opgave {

table_match::table_match(const frame& from, const frame& to) {
    const lane_layout to_lanes = lanes_of(to);
    for (const member& one : from.members) {
        const auto there = to.find_member(one.code);
        lanes_.push_back(there ? std::optional(to_lanes.of(*there)) : std::nullopt);
    }
    lanes_.push_back(to_lanes.unattributed());
    for (const group& one : from.groups) {
        const auto there = to.find_group(one.id);
        lanes_.push_back(there ? std::optional(to_lanes.of(*there)) : std::nullopt);
    }
    lanes_.push_back(to_lanes.whole());

    const column_map columns(from);
    for (std::uint32_t i = 0; i < columns.count(); ++i) {
        const column_key key      = columns.key_of(i);
        const auto       category = to.find_category(from[key.category].id);
        const auto       basis    = to.find_basis(from[key.basis].id);
        columns_.emplace_back();
        if (!category || !basis || from[key.basis].per_cycle != to[*basis].per_cycle) continue;
        std::optional<std::uint32_t> time;
        if (from[key.basis].per_cycle) {
            if (const auto cycle = to.find_cycle(from[cycle_index{key.time}].id)) time = cycle->value;
        } else if (const auto when = to.find_period(from[period_index{key.time}])) {
            time = when->value;
        }
        if (time) columns_.back() = column_key{*category, *basis, *time};
    }
}

std::string subject_id(const frame& axes, std::uint32_t lane) {
    const lane_layout lanes = lanes_of(axes);
    if (lane == lanes.whole()) return axes.id;
    if (lane < lanes.members) return axes.members[lane].code;
    return lane == lanes.unattributed() ? "unattributed" : axes.groups[lane - lanes.members - 1].id;
}

std::string statement_id(const rulebook& by, const requirement& of) {
    return by.rules()[of.rule].id + '/' + of.label + '/' + of.about;
}
std::string statement_id(const rulebook& by, const measure& of) { return by.rules()[of.rule].id + '/' + of.label; }

} // namespace opgave
