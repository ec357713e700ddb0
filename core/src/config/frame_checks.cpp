// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/name_lookup.hpp"

#include <map>
#include <tuple>

namespace opgave {

namespace {

/// Whether the figure's value was missing or wrong, which has been told; a province that no file states has no places.
bool is_value_refused(const figure_entry& one) { return one.value.where == place{} && one.where != place{}; }

class frame_checks {
public:
    frame_checks(const province& said, const frame& axes, diagnostics& problems)
        : said_(said), axes_(axes), look_up_(said, axes, problems) {}

    void check() {
        for (const figure_entry& one : said_.figures) check_figure(one);
        for (const statement_entry& one : said_.statements) check_statement(one);
        for (const rule_entry& one : said_.rules) check_periods(one);
    }

private:
    using cell = std::tuple<std::uint32_t, category_index, basis_index, std::uint32_t>; ///< lane, category, basis, time

    std::optional<cell> find_cell(const name_at& who, const name_at& what, const name_at& which, const name_at& when) {
        const auto lane     = look_up_.lane(who);
        const auto category = look_up_.category(what);
        const auto basis    = look_up_.basis(which);
        const auto time     = basis ? look_up_.time(when, *basis) : std::nullopt;
        if (!lane || !category || !time) return std::nullopt;
        return cell{*lane, *category, *basis, *time};
    }

    void refuse_filled_basis(const name_at& name) {
        const auto found = axes_.find_basis(name.value);
        if (found && (axes_[*found].derived || !axes_[*found].sum_of.empty()))
            look_up_.report(diagnostic_code::C017, name.where,
                            "basis '" + name.value + "' is "
                                + (axes_[*found].derived ? "filled by rules only" : "a sum of bases"),
                            "a basis that is stated");
    }

    void check_figure(const figure_entry& one) {
        refuse_filled_basis(one.basis);
        const auto where = find_cell(one.who, one.category, one.basis, one.period);
        if (!where) return;
        const category& counted = axes_[std::get<category_index>(*where)];
        if (!is_value_refused(one) && (one.value.value < counted.least || one.value.value > counted.most))
            look_up_.report(diagnostic_code::C009, one.value.where,
                            std::to_string(one.value.value) + " is out of range for '" + counted.id + "'",
                            "a number from " + std::to_string(counted.least) + " to " + std::to_string(counted.most));
        const auto [first, is_new] = stated_.emplace(*where, &one);
        if (!is_new)
            look_up_.report(diagnostic_code::C006, one.where,
                            "a figure of '" + one.who.value + "', '" + one.category.value
                                + "' stands twice for one time",
                            {}, "the first stands at " + first->second->where.to_text());
    }

    /// A percentage of a number that the file itself states otherwise would give a range of nothing.
    void check_statement(const statement_entry& one) {
        refuse_filled_basis(one.basis);
        (void)find_cell(one.who, one.category, one.basis, one.period);
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
    name_lookup                         look_up_;
    std::map<cell, const figure_entry*> stated_;
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
