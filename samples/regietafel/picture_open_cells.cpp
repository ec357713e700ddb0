// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/dutch_text.hpp>
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
    const figures& table = of.found.figures();
    if (has_form(of, member)) return true;
    for (std::uint32_t column = 0; column < table.columns().count(); ++column)
        if (table.at({member, table.columns().key_of(column)})) return true;
    return false;
}

/// The blank cells that leave a finding open.
std::vector<cell_key> blanks_behind(const outcome& found, const finding& one) {
    const std::size_t     lane  = lane_of_formula(*one.of, found.figures(), one.subject);
    std::vector<cell_key> cells = found.blanks_of(one.of->condition, lane);
    if (one.of->applies.value == 0) return cells;
    for (const cell_key& cell : found.blanks_of(one.of->applies, lane)) cells.push_back(cell);
    return cells;
}

void add_once(std::vector<std::string>& to, const std::string& rule) {
    if (std::find(to.begin(), to.end(), rule) == to.end()) to.push_back(rule);
}

} // namespace

std::vector<open_cell> open_cells_of(const judged_table& of, std::uint32_t lane) {
    const figures&      table   = of.found.figures();
    const std::uint32_t members = table.lanes().members;

    std::map<cell_key, std::vector<std::string>> leaves_open;
    std::set<std::uint32_t>                      nothing_known; // of these members
    std::vector<std::string>                     left_open_by_them;
    for (const finding& one : of.found.findings()) {
        if (one.subject != lane || one.verdict != verdict::unknown) continue;
        const std::string rule = label_of(of.found.rulebook(), *one.of) + ' ' + table.frame()[one.of->when].to_text();
        for (const cell_key& cell : blanks_behind(of.found, one)) {
            if (cell.lane >= members || is_anything_known(of, cell.lane)) {
                add_once(leaves_open[cell], rule);
            } else {
                nothing_known.insert(cell.lane);
                add_once(left_open_by_them, rule);
            }
        }
    }

    std::vector<open_cell> open;
    for (auto& [cell, rules] : leaves_open) {
        const std::string what = column_text(table.frame(), cell.column);
        open_cell         one;
        one.what        = cell.lane == lane ? what : name_of_lane(table, cell.lane) + ": " + what;
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
