// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/frame.hpp>

#include <algorithm>

namespace opgave {

namespace {

template <class Index, class List, class Key, class Projection>
std::optional<Index> find_in(const List& list, const Key& key, Projection key_of) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return key_of(one) == key; });
    if (found == list.end()) return std::nullopt;
    return Index{static_cast<std::uint32_t>(found - list.begin())};
}

constexpr auto by_id = [](const auto& one) -> const std::string& { return one.id; };

} // namespace

std::optional<category_index> frame::find_category(std::string_view key) const {
    return find_in<category_index>(categories, key, by_id);
}
std::optional<basis_index> frame::find_basis(std::string_view key) const {
    return find_in<basis_index>(bases, key, by_id);
}
std::optional<group_index> frame::find_group(std::string_view key) const {
    return find_in<group_index>(groups, key, by_id);
}
std::optional<grouping_index> frame::find_grouping(std::string_view key) const {
    return find_in<grouping_index>(groupings, key, by_id);
}
std::optional<cycle_index> frame::find_cycle(std::string_view key) const {
    return find_in<cycle_index>(cycles, key, by_id);
}
std::optional<unit_index> frame::find_unit(std::string_view key) const {
    return find_in<unit_index>(units, key, by_id);
}

std::optional<member_index> frame::find_member(std::string_view code) const { return members.find(code); }

std::optional<period_index> frame::find_period(period when) const {
    return find_in<period_index>(periods, when, [](period one) { return one; });
}

const attribute* frame::find_attribute(std::string_view key) const {
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [&](const attribute& one) { return one.id == key; });
    return found == attributes.end() ? nullptr : &*found;
}

std::optional<cycle_index> frame::cycle_of(period_index when) const {
    for (std::uint32_t i = 0; i < cycles.size(); ++i)
        if (std::find(cycles[i].periods.begin(), cycles[i].periods.end(), when) != cycles[i].periods.end())
            return cycle_index{i};
    return std::nullopt;
}

} // namespace opgave
