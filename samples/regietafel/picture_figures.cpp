// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>
#include <opgave/rules/explain.hpp>

#include <regietafel/dutch_text.hpp>
#include <regietafel/picture_parts.hpp>

#include <algorithm>
#include <tuple>

namespace regietafel {

using namespace opgave;

namespace {

using kind = shown_figure::kind;

/// A basis at one of its times: what the columns of a table of figures stand for.
struct heading {
    basis_index   basis;
    std::uint32_t time = 0;
};

/// The headings in the order of time, then of the province's bases.
std::vector<heading> headings_of(const frame& axes, bool half_years) {
    std::vector<heading> all;
    for (std::uint32_t basis = 0; basis < axes.bases.size(); ++basis) {
        const std::size_t times = axes.bases[basis].per_cycle ? axes.cycles.size() : axes.periods.size();
        for (std::uint32_t time = 0; time < times; ++time)
            if (first_period(axes, {basis}, time).is_half_year() == half_years) all.push_back({{basis}, time});
    }
    std::stable_sort(all.begin(), all.end(), [&](heading a, heading b) {
        return first_period(axes, a.basis, a.time) < first_period(axes, b.basis, b.time);
    });
    return all;
}

/// The members whose figures make up what a lane reads; a member's lane is its own.
std::vector<std::uint32_t> lanes_within(const figures& table, std::uint32_t lane) {
    const frame&               axes = table.frame();
    std::vector<std::uint32_t> within;
    if (lane == table.lanes().whole())
        for (std::uint32_t i = 0; i < axes.members.size(); ++i) within.push_back(i);
    else if (lane > table.lanes().unattributed())
        for (const member_index one : axes.groups[lane - table.lanes().members - 1].members)
            within.push_back(one.value);
    else
        within.push_back(lane);
    return within;
}

/// Whether a form asks for the cell, or for a part of it, and leaves it blank.
bool is_left_blank(const judged_table& of, const cell_key& cell) {
    if (of.taken.blanks.contains(cell)) return true;
    const category& counted = of.found.figures().frame()[cell.column.category];
    return counted.is_summed_under(cell.column.basis)
           && std::any_of(counted.parts.begin(), counted.parts.end(), [&](category_index part) {
                  return of.taken.blanks.contains({cell.lane, {part, cell.column.basis, cell.column.time}});
              });
}

shown_figure shown(const judged_table& of, const cell_key& cell) {
    const figures& table = of.found.figures();
    const reading  read  = of.found.read(cell);
    if (read.stated) return {kind::stated, read.value};

    bool any_stated = false;
    bool any_blank  = false;
    for (const std::uint32_t lane : lanes_within(table, cell.lane)) {
        any_stated = any_stated || stated_part(table, {lane, cell.column}).has_value();
        any_blank  = any_blank || is_left_blank(of, {lane, cell.column});
    }
    const kind blank = any_blank ? kind::not_stated : kind::not_asked;
    if (read.derived != nullptr)
        return {read.blanks.empty() ? kind::derived : any_blank ? blank : kind::unknown, read.value};
    if (!any_stated) return {blank, {}};
    return {read.blanks.empty() ? kind::summed : kind::at_least, read.value};
}

figure_table table_of(const judged_table& of, std::uint32_t lane, bool half_years) {
    const frame&               axes       = of.found.figures().frame();
    const std::vector<heading> headings   = headings_of(axes, half_years);
    const auto                 says_a_lot = [](const shown_figure& one) {
        return one.is != kind::not_asked && one.is != kind::unknown;
    };

    figure_table      made;
    std::vector<bool> used(headings.size());
    for (const category_index category : shown_order(axes)) {
        figure_table::row row{axes[category].label.in(spoken), axes[axes[category].counted_in].label.in(spoken), {}};
        for (const heading& one : headings) row.cells.push_back(shown(of, {lane, {category, one.basis, one.time}}));
        if (std::none_of(row.cells.begin(), row.cells.end(), says_a_lot)) continue;
        for (std::size_t i = 0; i < headings.size(); ++i) used[i] = used[i] || says_a_lot(row.cells[i]);
        made.rows.push_back(std::move(row));
    }
    for (std::size_t i = headings.size(); i-- > 0;) {
        if (used[i])
            made.columns.insert(made.columns.begin(), basis_text(axes, headings[i].basis, headings[i].time));
        else
            for (figure_table::row& row : made.rows)
                row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return made;
}

} // namespace

std::vector<figure_table> figures_of(const judged_table& of, std::uint32_t lane) {
    std::vector<figure_table> tables;
    for (const bool half_years : {false, true})
        if (auto made = table_of(of, lane, half_years); !made.rows.empty()) tables.push_back(std::move(made));
    return tables;
}

std::vector<std::string> explanations_of(const judged_table& of, std::uint32_t lane) {
    const figures&           table  = of.found.figures();
    const frame&             axes   = table.frame();
    const scope              wanted = lane == table.lanes().whole() ? scope::whole : scope::members;
    std::vector<std::string> lines;
    for (const derived_figure& one : of.found.rulebook().derived()) {
        const std::size_t place = one.of == scope::whole ? 0 : lane;
        if (one.of != wanted || !of.found.blanks_of(one.value, place).empty()) continue;
        std::string line =
            column_text(axes, one.column) + ": " + explain(of.found, one.value, place, spoken, provenance_shown::no);
        if (const auto said = table.at({lane, one.column}))
            line += say(word::stated_beside, {range_text(*said, spoken)});
        if (std::find(lines.begin(), lines.end(), line) == lines.end())
            lines.push_back(std::move(line)); // once for each cycle
    }
    return lines;
}

} // namespace regietafel
