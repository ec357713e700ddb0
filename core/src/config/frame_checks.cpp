// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/lots.hpp"
#include "config/name_lookup.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace opgave {

namespace {

/// Whether the figure's value was missing or wrong, which has been told; a province that no file states has no places.
bool is_value_refused(const figure_entry& one) { return one.value.where == place{} && one.where != place{}; }

class frame_checks {
public:
    frame_checks(const province& said, const frame& axes, diagnostics& problems)
        : said_(said), axes_(axes), problems_(problems), look_up_(said, axes, problems) {}

    void check() {
        for (const member_entry& one : said_.members) check_existence(one);
        check_lots(said_, axes_, problems_);
        for (const figure_entry& one : figures_of_lots(said_, axes_)) check_sum_of_lots(one);
        for (const figure_entry& one : said_.figures) check_figure(one);
        for (const statement_entry& one : said_.statements) check_statement(one);
        for (const rule_entry& one : said_.rules) check_periods(one);
    }

private:
    /// A member may be dissolved within the periods of the table, not before them all.
    void check_existence(const member_entry& one) {
        const auto gone = std::find_if(said_.dissolved.begin(), said_.dissolved.end(),
                                       [&](const dissolved_entry& each) { return each.code == one.code; });
        if (gone == said_.dissolved.end()) return;
        const auto is_after = [&](period when) { return when.first_day() > gone->until; };
        if (std::all_of(axes_.periods.begin(), axes_.periods.end(), is_after))
            look_up_.report(diagnostic_code::C007, one.where,
                            "member '" + one.code + "' (" + gone->name + ") is dissolved: its last day was "
                                + gone->until.to_text() + ", before every period of the table",
                            {}, "it merged into " + gone->successors());
    }

    using cell = std::tuple<std::uint32_t, category_index, basis_index, std::uint32_t>; ///< lane, category, basis, time

    std::optional<cell> find_cell(const name_at& who, const name_at& what, const name_at& which, const name_at& when) {
        const auto lane     = look_up_.lane(who);
        const auto category = look_up_.category(what);
        const auto basis    = look_up_.basis(which);
        const auto time     = basis ? look_up_.time(when, *basis) : std::nullopt;
        if (!lane || !category || !time) return std::nullopt;
        return cell{*lane, *category, *basis, *time};
    }

    /// What is too much is so for the place, its municipality and most periods: it is said once.
    void check_sum_of_lots(const figure_entry& one) {
        const auto where = find_cell(one.who, one.category, one.basis, one.period);
        if (!where) return;
        said_in_lots_.emplace(*where, one.where);
        const auto& known = too_many_lots_;
        if (is_value_refused(one) || std::find(known.begin(), known.end(), one.where) != known.end()) return;
        if (look_up_.refuse_beyond_bounds(one.value, axes_[std::get<category_index>(*where)],
                                          ", the sum of this lot and others,"))
            too_many_lots_.push_back(one.where);
    }

    /// A number beside the lots of the same cell would either be counted twice or hide them.
    void refuse_beside_lots(const auto& one, std::string_view what, const cell& where) {
        const auto lots = said_in_lots_.find(where);
        if (lots != said_in_lots_.end())
            look_up_.report(diagnostic_code::C006, one.where,
                            std::string(what) + " of '" + one.who.value + "', '" + one.category.value
                                + "' stands beside lots of it",
                            "one of both", "the first of the lots stands at " + lots->second.to_text());
    }

    void check_figure(const figure_entry& one) {
        look_up_.refuse_filled_basis(one.basis);
        const auto where = find_cell(one.who, one.category, one.basis, one.period);
        if (!where) return;
        if (!is_value_refused(one))
            (void)look_up_.refuse_beyond_bounds(one.value, axes_[std::get<category_index>(*where)]);
        refuse_beside_lots(one, "a figure", *where);
        const auto [first, is_new] = stated_.emplace(*where, &one);
        if (!is_new) look_up_.report_twice(one.who, one.category, one.where, first->second->where);
    }

    /// A percentage of a number that the file itself states otherwise would give a range of nothing.
    void check_statement(const statement_entry& one) {
        look_up_.refuse_filled_basis(one.basis);
        if (const auto where = find_cell(one.who, one.category, one.basis, one.period))
            refuse_beside_lots(one, "a statement", *where);
        if (!one.of_basis) return;
        const auto asked = find_cell(one.who, one.category, *one.of_basis, one.period);
        if (!asked || !one.of) return;
        const auto figure = stated_.find(*asked);
        if (figure == stated_.end() || is_value_refused(*figure->second)) return;
        if (figure->second->value.value != one.of->value)
            look_up_.report(diagnostic_code::C016, one.of->where,
                            std::to_string(one.of->value) + " is not the number asked, "
                                + std::to_string(figure->second->value.value),
                            {}, "that number stands at " + figure->second->where.to_text());
    }

    void check_periods(const rule_entry& one) {
        for (const placed<period>& when : one.valid.periods) (void)look_up_.period(when);
        if (one.valid.periods.empty() && periods_of(one, axes_).empty())
            look_up_.report(diagnostic_code::C011, one.where, "rule '" + one.id + "' is in force in no period");
    }

    const province&                     said_;
    const frame&                        axes_;
    diagnostics&                        problems_;
    name_lookup                         look_up_;
    std::map<cell, const figure_entry*> stated_;
    std::map<cell, place>               said_in_lots_;  ///< with the place of the first lot
    std::vector<place>                  too_many_lots_; ///< the first of lots that together were refused
};

} // namespace

void check_against_frame(const province& said, const frame& axes, diagnostics& problems) {
    frame_checks(said, axes, problems).check();
}

std::vector<period_index> periods_of(const rule_entry& rule, const frame& axes) {
    std::vector<period_index> covered;
    for (std::uint32_t i = 0; i < axes.periods.size(); ++i)
        if (rule.valid.covers(axes.periods[i])) covered.push_back(period_index{i});
    return covered;
}

} // namespace opgave
