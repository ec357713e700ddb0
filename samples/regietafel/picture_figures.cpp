// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explain.hpp>

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
    if (read.stated) {
        const provenance* from = table.provenance_of(cell);
        return {kind::stated, read.value, from != nullptr ? *from : provenance{}};
    }

    bool any_stated = false;
    bool any_blank  = false;
    for (const std::uint32_t lane : lanes_within(table, cell.lane)) {
        any_stated = any_stated || stated_part(table, {lane, cell.column}).has_value();
        any_blank  = any_blank || is_left_blank(of, {lane, cell.column});
    }
    shown_figure blank{any_blank ? kind::not_stated : kind::not_asked, {}};
    if (const auto at = of.taken.blanks.find(cell); at != of.taken.blanks.end()) blank.from.where = at->second;
    if (read.derived != nullptr) {
        if (!read.blanks.empty() && any_blank) return blank;
        return {read.blanks.empty() ? kind::derived : kind::unknown,
                read.value,
                {},
                of.found.rulebook().rules()[read.derived->rule].id};
    }
    if (!any_stated) return blank;
    return {read.blanks.empty() ? kind::summed : kind::at_least, read.value};
}

figure_table table_of(const judged_table& of, std::uint32_t lane, bool half_years, const speech& say) {
    const frame&               axes       = of.found.figures().frame();
    const std::vector<heading> headings   = headings_of(axes, half_years);
    const auto                 says_a_lot = [](const shown_figure& one) {
        return one.is != kind::not_asked && one.is != kind::unknown;
    };

    figure_table      made;
    std::vector<bool> used(headings.size());
    for (const category_index category : shown_order(axes)) {
        figure_table::row row{name_of(axes[category], say), name_of(axes[axes[category].counted_in], say), {}};
        for (const heading& one : headings) row.cells.push_back(shown(of, {lane, {category, one.basis, one.time}}));
        if (std::none_of(row.cells.begin(), row.cells.end(), says_a_lot)) continue;
        for (std::size_t i = 0; i < headings.size(); ++i) used[i] = used[i] || says_a_lot(row.cells[i]);
        made.rows.push_back(std::move(row));
    }
    for (std::size_t i = headings.size(); i-- > 0;) {
        const auto [basis, time] = headings[i];
        if (used[i])
            made.columns.insert(made.columns.begin(), {name_of(axes[basis], say), name_of_time(axes, basis, time, say),
                                                       basis_text(axes, basis, time, say)});
        else
            for (figure_table::row& row : made.rows)
                row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return made;
}

} // namespace

std::vector<figure_table> figures_of(const judged_table& of, std::uint32_t lane, const speech& say) {
    std::vector<figure_table> tables;
    for (const bool half_years : {false, true})
        if (auto made = table_of(of, lane, half_years, say); !made.rows.empty()) tables.push_back(std::move(made));
    return tables;
}

std::vector<derivation> explanations_of(const judged_table& of, std::uint32_t lane, const speech& say) {
    const figures&          table  = of.found.figures();
    const frame&            axes   = table.frame();
    const rulebook&         rules  = of.found.rulebook();
    const scope             wanted = lane == table.lanes().whole() ? scope::whole : scope::members;
    std::vector<derivation> made;
    for (const derived_figure& one : rules.derived()) {
        const std::size_t place = one.of == scope::whole ? 0 : lane;
        if (one.of != wanted || !of.found.blanks_of(one.value, place).empty()) continue;
        derivation own{name_of(axes, one.column, say), rules.rules()[one.rule].id, {}};
        own.text = own.figure.text + ": " + explain(of.found, one.value, place, say.in(), provenance_shown::no);
        if (const auto said = table.at({lane, one.column})) own.text += say(word::stated_beside, {say.number(*said)});
        const auto same = [&](const derivation& other) { return other.text == own.text; };
        if (std::none_of(made.begin(), made.end(), same)) made.push_back(std::move(own)); // once for each cycle
    }
    return made;
}

} // namespace regietafel
