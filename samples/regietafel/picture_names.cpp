// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>

#include <regietafel/picture_parts.hpp>

#include <algorithm>

namespace regietafel {

using namespace opgave;

std::string basis_text(const frame& axes, basis_index basis, std::uint32_t time, const speech& say) {
    const std::string& label = say(axes[basis].label);
    const std::string  when  = name_of_time(axes, basis, time, say).label;
    if (label.find(text_of_time(axes, basis, time)) != std::string::npos) return label;
    return label + (axes[basis].per_cycle ? ", " : " ") + when;
}

named name_of_time(const frame& axes, basis_index basis, std::uint32_t time, const speech& say) {
    const std::string id = text_of_time(axes, basis, time);
    return {id, axes[basis].per_cycle ? say(axes.cycles[time].label) : id};
}

figure_name name_of(const frame& axes, const column_key& column, const speech& say) {
    return {name_of(axes[column.category], say), name_of(axes[column.basis], say),
            name_of_time(axes, column.basis, column.time, say),
            say(axes[column.category].label) + ", " + basis_text(axes, column.basis, column.time, say)};
}

period first_period(const frame& axes, basis_index basis, std::uint32_t time) {
    if (!axes[basis].per_cycle) return axes.periods[time];
    const std::vector<period_index>& covered = axes.cycles[time].periods;
    return covered.empty() ? period{} : axes[covered.front()];
}

named name_of_lane(const figures& table, std::uint32_t lane, const speech& say) {
    const frame&       axes  = table.frame();
    const lane_layout& lanes = table.lanes();
    if (lane == lanes.whole()) return {axes.id, axes.name};
    if (lane < lanes.members) return {axes.members[lane].code, axes.members[lane].name};
    if (lane == lanes.unattributed()) return {std::string(name_of_unattributed), say(word::unattributed)};
    return name_of(axes.groups[lane - lanes.members - 1], say);
}

std::size_t lane_of_formula(const rule_part& part, const figures& table, std::uint32_t lane) {
    switch (part.shape) {
    case shape::one: return 0;
    case shape::groups: return lane - table.lanes().of(table.frame()[part.grouping].first);
    case shape::members: break;
    }
    return lane;
}

std::string label_of(const rulebook& rules, const requirement& stated, const speech& say) {
    const rule& own     = rules.rules()[stated.rule];
    const auto  same_as = [&](const rule& other) { return other.id != own.id && say(other.label) == say(own.label); };
    const bool  shared  = std::any_of(rules.rules().begin(), rules.rules().end(), same_as);
    return say(own.label) + (shared ? " [" + own.id + "]" : "");
}

std::vector<category_index> shown_order(const frame& axes) {
    const auto place_of = [&](category_index i) {
        const category& one = axes[i];
        return one.is_total() ? std::max_element(one.parts.begin(), one.parts.end())->value : i.value;
    };
    std::vector<category_index> order;
    for (std::uint32_t i = 0; i < axes.categories.size(); ++i) order.push_back({i});
    std::stable_sort(order.begin(), order.end(), [&](category_index a, category_index b) {
        return place_of(a) != place_of(b) ? place_of(a) < place_of(b) : !axes[a].is_total() && axes[b].is_total();
    });
    return order;
}

bool has_form(const judged_table& of, std::uint32_t member) {
    const auto& forms = of.taken.members;
    return std::find(forms.begin(), forms.end(), member_index{member}) != forms.end();
}

std::optional<interval> stated_part(const figures& table, const cell_key& cell) {
    const category& counted = table.frame()[cell.column.category];
    if (const auto said = table.at(cell); said || !counted.is_summed_under(cell.column.basis)) return said;
    std::optional<interval> sum;
    for (const category_index part : counted.parts) {
        cell_key of_part        = cell;
        of_part.column.category = part;
        if (const auto said = table.at(of_part)) {
            if (!sum) sum = interval::exactly(0);
            sum->least += said->least;
            sum->most += said->most;
        }
    }
    return sum;
}

} // namespace regietafel
