// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>
#include <opgave/model/column_map.hpp>

#include "config/name_lookup.hpp"

#include <map>
#include <utility>

namespace opgave {

namespace {

class cell_finder {
public:
    cell_finder(const figures_file& read, const province& of, const frame& axes)
        : read_(read), axes_(axes), look_up_(of, axes, problems_) {}

    result<figures_taken> find() {
        if (read_.province.value != axes_.id) // then none of its names need be here
            return refuse({diagnostic_code::C007,
                           read_.province.where,
                           "the figures are of province '" + read_.province.value + "', not of '" + axes_.id + "' ("
                               + axes_.name + ")",
                           {},
                           "open them with the file of their own province"});
        figures_taken taken;
        taken.cells = cells_of(read_.figures);
        for (const filed_scenario& one : read_.scenarios)
            taken.scenarios.push_back({one.name.value, cells_of(one.figures)});
        if (problems_.empty()) return taken;
        sort_by_place(problems_);
        return refuse(std::move(problems_));
    }

private:
    std::vector<filed_cell> cells_of(const std::vector<filed_figure>& figures) {
        std::vector<filed_cell>   cells;
        std::map<cell_key, place> stated;
        for (const filed_figure& one : figures) {
            const auto cell = find(one);
            if (!cell) continue;
            if (one.value) check_bounds(*one.value, axes_[cell->column.category]);
            const auto [first, is_new] = stated.emplace(*cell, one.where);
            if (!is_new) look_up_.report_twice(one.who, one.category, one.where, first->second);
            std::optional<interval> value;
            if (one.value)
                value = one.value->value;
            else if (cell->lane == lanes_of(axes_).unattributed())
                value = interval{}; // nobody said that anything is
            cells.push_back({*cell,
                             value,
                             {.where      = one.where,
                              .source     = one.source,
                              .dated      = one.dated,
                              .note       = one.note,
                              .assumption = one.assumption}});
        }
        return cells;
    }

    std::optional<cell_key> find(const filed_figure& one) {
        look_up_.refuse_filled_basis(one.basis);
        const auto lane     = lane_of(one.who);
        const auto category = look_up_.category(one.category);
        const auto basis    = look_up_.basis(one.basis);
        const auto time     = basis ? look_up_.time(one.period, *basis) : std::nullopt;
        if (!lane || !category || !time) return std::nullopt;
        if (one.value) refuse_sum(one, *lane, axes_[*category], *basis);
        return cell_key{*lane, {*category, *basis, *time}};
    }

    std::optional<std::uint32_t> lane_of(const name_at& who) const {
        if (means_unattributed(who.value, axes_)) return lanes_of(axes_).unattributed();
        return look_up_.lane(who);
    }

    /// What is summed of a municipality is summed whatever is stated: the table would say two things of one cell. That it
    /// is blank says nothing, and takes back what a form states.
    void refuse_sum(const filed_figure& one, std::uint32_t lane, const category& counted, basis_index under) const {
        const lane_layout lanes = lanes_of(axes_);
        if (lane > lanes.unattributed() || !counted.is_summed_under(under)) return;
        std::string parts;
        for (const category_index part : counted.parts) parts += (parts.empty() ? "'" : ", '") + axes_[part].id + '\'';
        look_up_.report(diagnostic_code::C017, one.category.where,
                        "'" + counted.id + "' of "
                            + (lane == lanes.unattributed() ? "what is unattributed" : "a municipality")
                            + " is the sum of " + parts + " under '" + axes_[under].id + "'",
                        "what is counted by itself", "state its parts");
    }

    /// Of a range that lies outside at both ends the first is told.
    void check_bounds(const placed<interval>& value, const category& of) {
        if (look_up_.refuse_beyond_bounds({value.value.least, value.where}, of)) return;
        (void)look_up_.refuse_beyond_bounds({value.value.most, value.where}, of);
    }

    const figures_file& read_;
    const frame&        axes_;
    diagnostics         problems_;
    name_lookup         look_up_;
};

} // namespace

bool means_unattributed(std::string_view who, const frame& axes) {
    return who == name_of_unattributed && !axes.find_group(who);
}

result<figures_taken> find_figures(const figures_file& read, const province& of, const frame& axes) {
    return cell_finder(read, of, axes).find();
}

void put_cells(const std::vector<filed_cell>& cells, figures& into) {
    for (const filed_cell& one : cells) {
        if (one.value)
            (void)into.state(one.cell, *one.value, one.from); // all that could be refused was looked at
        else
            into.clear(one.cell);
    }
}

result<figures_taken> state_figures(const figures_file& read, const province& of, figures& into) {
    auto taken = find_figures(read, of, into.frame());
    if (!taken) return taken;
    put_cells(taken->cells, into);
    return taken;
}

filed_figure to_be_filed(const frame& axes, const filed_cell& cell) {
    const lane_layout lanes = lanes_of(axes);
    const auto        who   = [&]() -> std::string {
        if (cell.cell.lane < lanes.members) return axes.members[cell.cell.lane].code;
        if (cell.cell.lane == lanes.whole()) return axes.id;
        if (cell.cell.lane == lanes.unattributed()) return std::string(name_of_unattributed);
        return axes.groups[cell.cell.lane - lanes.members - 1].id;
    };
    const column_key& column = cell.cell.column;
    filed_figure      made;
    made.who      = {who(), {}};
    made.category = {axes[column.category].id, {}};
    made.basis    = {axes[column.basis].id, {}};
    made.period   = {text_of_time(axes, column.basis, column.time), {}};
    if (cell.value) made.value = {*cell.value, {}};
    made.dated      = cell.from.dated;
    made.source     = cell.from.source;
    made.note       = cell.from.note;
    made.assumption = cell.from.assumption;
    return made;
}

} // namespace opgave
