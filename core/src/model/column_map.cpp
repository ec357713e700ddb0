// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/column_map.hpp>

#include <algorithm>

namespace opgave {

column_map::column_map(const frame& axes)
    : categories_(static_cast<std::uint32_t>(axes.categories.size())), first_of_basis_{0} {
    for (const basis& one : axes.bases) {
        const std::size_t times = one.per_cycle ? axes.cycles.size() : axes.periods.size();
        first_of_basis_.push_back(first_of_basis_.back() + static_cast<std::uint32_t>(times) * categories_);
    }
}

column_key column_map::key_of(std::uint32_t column) const noexcept {
    const auto          after  = std::upper_bound(first_of_basis_.begin(), first_of_basis_.end(), column);
    const std::uint32_t basis  = static_cast<std::uint32_t>(after - first_of_basis_.begin()) - 1;
    const std::uint32_t within = column - first_of_basis_[basis];
    return {category_index{within % categories_}, basis_index{basis}, within / categories_};
}

lane_layout lanes_of(const frame& axes) {
    return {static_cast<std::uint32_t>(axes.members.size()), static_cast<std::uint32_t>(axes.groups.size())};
}

std::optional<std::uint32_t> time_of(const frame& axes, basis_index basis, period_index when) {
    if (!axes[basis].per_cycle) return when.value;
    if (const auto cycle = axes.cycle_of(when)) return cycle->value;
    return std::nullopt;
}

std::string text_of_time(const frame& axes, basis_index basis, std::uint32_t time) {
    return axes[basis].per_cycle ? axes[cycle_index{time}].id : axes[period_index{time}].to_text();
}

} // namespace opgave
