// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/picture_parts.hpp>

#include <algorithm>

namespace regietafel {

using namespace opgave;

namespace {

/// Calls `visit` for each stated cell of a lane.
template <class Visit>
void for_each_stated(const figures& table, std::uint32_t lane, Visit visit) {
    table.for_each_cell(lane, [&](const cell_key& cell) {
        if (const auto said = table.at(cell)) visit(cell, *said);
    });
}

/// What a member states of a cell, else what a rule divides to it.
std::optional<interval> known_part(const judged_table& of, const cell_key& cell) {
    if (const auto said = stated_part(of.found.figures(), cell)) return said;
    const reading read = of.found.read(cell);
    return read.derived != nullptr && read.blanks.empty() ? std::optional(read.value) : std::nullopt;
}

/// Whoever bears that CBS code or id.
named name_of_code(const figures& table, const std::string& code, const speech& say) {
    const frame& axes = table.frame();
    if (const auto member = axes.find_member(code)) return name_of_lane(table, table.lanes().of(*member), say);
    if (const auto group = axes.find_group(code)) return name_of_lane(table, table.lanes().of(*group), say);
    return {code, axes.name};
}

bool is_target(const frame& axes, basis_index basis) {
    return basis == axes.asked || axes[basis].version_of == axes.asked;
}

} // namespace

std::vector<statement> statements_of(const judged_table& of, const speech& say) {
    const figures&         table = of.found.figures();
    const frame&           axes  = table.frame();
    std::vector<statement> made;
    for (const statement_entry& one : of.said.statements) {
        const auto category = axes.find_category(one.category.value);
        if (!category) continue; // reported when the province was compiled
        statement said;
        said.who        = name_of_code(table, one.who.value, say);
        said.category   = name_of(axes[*category], say);
        said.basis      = one.basis.value;
        said.when       = one.period.value;
        said.percent    = one.percent.value;
        said.rounded    = one.rounded;
        said.offer      = one.offer;
        said.dated      = one.dated;
        said.source     = one.source;
        said.assumption = one.assumption;
        said.where      = one.where;
        if (one.of) said.of = one.of->value;
        if (one.of_basis) said.of_basis = one.of_basis->value;
        made.push_back(std::move(said));
    }
    return made;
}

std::vector<unattributed> unattributed_of(const judged_table& of, const speech& say) {
    const figures&            table = of.found.figures();
    std::vector<unattributed> made;
    for_each_stated(table, table.lanes().whole(), [&](const cell_key& cell, interval whole) {
        unattributed one{name_of(table.frame(), cell.column, say), whole, interval::exactly(0), 0, {}};
        for (std::uint32_t member = 0; member < table.lanes().members; ++member) {
            const auto known = known_part(of, {member, cell.column});
            if (!known) continue;
            ++one.known_of;
            one.attributed.least += known->least;
            one.attributed.most += known->most;
        }
        one.rest = {whole.least - one.attributed.most, whole.most - one.attributed.least};
        if (one.rest != interval::exactly(0)) made.push_back(std::move(one));
    });
    return made;
}

std::vector<target_version> versions_of(const judged_table& of, const speech& say) {
    const figures&              table = of.found.figures();
    const frame&                axes  = table.frame();
    std::vector<target_version> all;
    for (const category_index category : shown_order(axes)) {
        std::vector<target_version> made;
        for (std::uint32_t basis = 0; basis < axes.bases.size(); ++basis) {
            if (!is_target(axes, {basis})) continue;
            const std::size_t times = axes.bases[basis].per_cycle ? axes.cycles.size() : axes.periods.size();
            for (std::uint32_t time = 0; time < times; ++time) {
                const column_key column{category, {basis}, time};
                target_version   one{
                    name_of(axes, column, say), basis_text(axes, {basis}, time, say), {}, {}, axes.bases[basis].dated,
                    axes.bases[basis].source};
                for (std::uint32_t lane = 0; lane < table.lanes().members; ++lane)
                    if (const auto said = table.at({lane, column}))
                        one.of_members.push_back({name_of_lane(table, lane, say), *said});
                const cell_key whole{table.lanes().whole(), column};
                one.of_whole = table.at(whole);
                if (const provenance* from = table.provenance_of(whole)) {
                    if (from->dated) one.dated = from->dated;
                    if (!from->source.empty()) one.source = from->source;
                }
                if (one.of_whole || !one.of_members.empty()) made.push_back(std::move(one));
            }
        }
        if (made.size() > 1) std::move(made.begin(), made.end(), std::back_inserter(all));
    }
    return all;
}

std::vector<stated_number> numbers_of(const judged_table& of, const speech& say) {
    const figures&             table = of.found.figures();
    std::vector<stated_number> made;
    const auto                 add = [&](const std::vector<figure_entry>& figures) {
        for (const figure_entry& one : figures) {
            const auto cell = table.find(one.who.value, one.category.value, one.period.value, one.basis.value);
            if (!cell) continue; // reported when the province was compiled
            made.push_back({name_of_lane(table, cell->lane, say), name_of(table.frame(), cell->column, say),
                            interval::exactly(one.value.value), one.dated, one.source, one.assumption, one.where});
        }
    };
    add(of.said.figures);
    add(figures_of_lots(of.said, table.frame()));
    return made;
}

std::vector<filed_number> filed_of(const judged_table& of, const speech& say) {
    const figures&            table = of.found.figures();
    std::vector<filed_number> made;
    for (const filed_figures& file : of.filed)
        for (const filed_cell& one : file.said.cells)
            made.push_back({name_of_lane(table, one.cell.lane, say), name_of(table.frame(), one.cell.column, say),
                            one.value, one.from});
    return made;
}

} // namespace regietafel
