// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/picture_parts.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

/// Whether a form or the province's file states anything of that member.
bool is_anything_known(const judged_table& of, std::uint32_t member) {
    const figures& table    = of.found.figures();
    bool           is_known = has_form(of, member);
    table.for_each_cell(member, [&](const cell_key& cell) { is_known = is_known || table.at(cell); });
    return is_known;
}

/// The blank cells that leave a finding open.
std::vector<cell_key> blanks_behind(const outcome& found, const finding& one) {
    const std::size_t     lane  = lane_of_formula(*one.of, found.figures(), one.subject);
    std::vector<cell_key> cells = found.blanks_of(one.of->condition, lane);
    if (one.of->applies.value == 0) return cells;
    for (const cell_key& cell : found.blanks_of(one.of->applies, lane)) cells.push_back(cell);
    return cells;
}

void add_once(std::vector<open_cell::finding>& to, const open_cell::finding& one) {
    const auto same = [&](const open_cell::finding& other) { return other.text == one.text; };
    if (std::none_of(to.begin(), to.end(), same)) to.push_back(one);
}

} // namespace

std::vector<open_cell> open_cells_of(const judged_table& of, std::uint32_t lane, const speech& say) {
    const figures&      table   = of.found.figures();
    const std::uint32_t members = table.lanes().members;

    std::map<cell_key, std::vector<open_cell::finding>> leaves_open;
    std::set<std::uint32_t>                             nothing_known; // of these members
    std::vector<open_cell::finding>                     left_open_by_them;
    for (const finding& one : of.found.findings()) {
        if (one.subject != lane || one.verdict != verdict::unknown) continue;
        const std::string        when = table.frame()[one.of->when].to_text();
        const open_cell::finding left_open{of.found.rulebook().rules()[one.of->rule].id, when,
                                           label_of(of.found.rulebook(), *one.of, say) + ' ' + when};
        for (const cell_key& cell : blanks_behind(of.found, one)) {
            if (cell.lane >= members || is_anything_known(of, cell.lane)) {
                add_once(leaves_open[cell], left_open);
            } else {
                nothing_known.insert(cell.lane);
                add_once(left_open_by_them, left_open);
            }
        }
    }

    std::vector<open_cell> open;
    for (auto& [cell, rules] : leaves_open) {
        open_cell one;
        one.who         = name_of_lane(table, cell.lane, say);
        one.cell        = name_of(table.frame(), cell.column, say);
        one.what        = cell.lane == lane ? one.cell.text : one.who.label + ": " + one.cell.text;
        one.has_form    = cell.lane < members && has_form(of, cell.lane);
        one.leaves_open = std::move(rules);
        if (const auto at = of.taken.blanks.find(cell); at != of.taken.blanks.end()) one.where = at->second;
        open.push_back(std::move(one));
    }
    if (nothing_known.empty()) return open;
    open_cell them;
    them.without_form = nothing_known.size();
    them.leaves_open  = std::move(left_open_by_them);
    open.push_back(std::move(them));
    return open;
}

} // namespace regietafel
