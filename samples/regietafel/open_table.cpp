// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/rulebook.hpp>

#include <regietafel/explain_page.hpp>
#include <regietafel/open_table.hpp>
#include <regietafel/picture_parts.hpp>
#include <regietafel/table_names.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace regietafel {

using namespace opgave;

open_table::open_table(judged_table without_files, std::filesystem::path layout, figures start, language in)
    : without_files_(std::move(without_files)), layout_(std::move(layout)),
      session_(without_files_.found.rulebook(), std::move(start)), say_(in), at_start_(session_.now()),
      tables_(without_files_.found.figures()) {
    const figures& base = without_files_.found.figures();
    base.for_each_cell([&](const cell_key& cell) {
        if (base.at(cell) != session_.start().at(cell))
            given_.push_back({cell, base.at(cell), session_.start().at(cell)});
    });
}

result<table_answer> open_table::answer(const command& to) {
    return std::visit([this](const auto& said) { return do_(said); }, to);
}

// --- steps ---

table_answer open_table::stepped(const outcome& before) {
    const outcome after = session_.now();
    step_answer   made{difference_of(before, after, say_), difference_of(at_start_, after, say_)};
    if (!session_.last().cells.empty()) is_touched_ = true;
    made.stated_totals = stated_totals_over(session_.last().cells, after.figures());
    return made;
}

/// Of a municipality, and of what is unattributed, its own totals, and of the whole those and the same figure. Of a
/// municipality a total that is summed is summed whatever is stated.
std::vector<step_answer::stated_total> open_table::stated_totals_over(const std::vector<changed_cell>& step,
                                                                      const figures&                   now) const {
    const frame&       axes  = now.frame();
    const lane_layout& lanes = now.lanes();
    std::set<cell_key> over;
    for (const changed_cell& one : step) {
        if (one.cell.lane > lanes.unattributed()) continue;
        const column_key& column = one.cell.column;
        over.insert({lanes.whole(), column});
        for (std::uint32_t i = 0; i < axes.categories.size(); ++i) {
            const category& total = axes.categories[i];
            if (std::find(total.parts.begin(), total.parts.end(), column.category) == total.parts.end()) continue;
            const column_key of_total{category_index{i}, column.basis, column.time};
            over.insert({lanes.whole(), of_total});
            if (!total.is_summed_under(column.basis)) over.insert({one.cell.lane, of_total});
        }
    }
    for (const changed_cell& one : step) over.erase(one.cell);
    std::vector<step_answer::stated_total> stated;
    for (const cell_key& one : over)
        if (const auto value = now.at(one))
            stated.push_back({name_of_lane(now, one.lane, say_), name_of(axes, one.column, say_), *value});
    return stated;
}

result<table_answer> open_table::do_(const state_command& said) {
    const outcome before = session_.now();
    const auto    cell   = find_cell_to_state(said.cell, before.figures());
    if (!cell) return refuse(cell.error());
    interval value = said.value;
    if (said.is_added) {
        const auto there = session_.at(*cell);
        if (!there)
            return refuse({diagnostic_code::S002,
                           {},
                           "the cell is blank, and nothing can be added to what is not known",
                           "a whole number such as 50",
                           {}});
        value = {there->least + said.value.least, there->most + said.value.most};
    }
    if (auto stated = session_.state(*cell, value); !stated) return refuse(stated.error());
    return stepped(before);
}

result<table_answer> open_table::do_(const clear_command& said) {
    const outcome before = session_.now();
    const auto    cell   = find_cell(said.cell, rulebook().frame().offered, before.figures());
    if (!cell) return refuse(cell.error());
    session_.clear(*cell);
    return stepped(before);
}

result<table_answer> open_table::do_(const undo_command&) {
    const outcome before = session_.now();
    if (session_.undo()) return stepped(before);
    return step_answer{{}, difference_of(at_start_, before, say_), true};
}

result<table_answer> open_table::do_(const redo_command&) {
    const outcome before = session_.now();
    if (session_.redo()) return stepped(before);
    return step_answer{{}, difference_of(at_start_, before, say_), true};
}

result<table_answer> open_table::do_(const name_command& said) {
    if (auto named = session_.name(said.called); !named) return refuse(named.error());
    is_touched_ = true;
    return names_answer{said.called, session_.names()};
}

result<table_answer> open_table::do_(const go_command& said) {
    const outcome before = session_.now();
    if (auto gone = session_.go_to(said.called); !gone) return refuse(gone.error());
    return stepped(before);
}

// --- looking ---

result<table_answer> open_table::do_(const names_command&) { return names_answer{{}, session_.names()}; }

result<table_answer> open_table::do_(const compare_command& said) {
    const auto from = outcome_of(said.from);
    if (!from) return refuse(from.error());
    const auto to = said.to.empty() ? result<outcome>(session_.now()) : outcome_of(said.to);
    if (!to) return refuse(to.error());
    return comparison_answer{said.from, said.to, difference_of(*from, *to, say_)};
}

result<table_answer> open_table::do_(const difference_command&) {
    return do_(compare_command{std::string(table_session::name_of_start), {}});
}

result<table_answer> open_table::do_(const show_command& said) {
    const judged_table table = now();
    const lane_layout& lanes = table.found.figures().lanes();
    const auto         lane =
        said.who.empty() ? result<std::uint32_t>(lanes.whole()) : find_who(said.who, table.found.figures());
    if (!lane) return refuse(lane.error());
    return subject_answer{subject_of(table, *lane, say_), *lane < lanes.members    ? "member"
                                                          : *lane == lanes.whole() ? "whole"
                                                                                   : "group"};
}

result<table_answer> open_table::do_(const explain_command& said) {
    outcome                  of = session_.now();
    std::vector<std::string> what{said.node};
    if (said.cell) {
        const frame& axes = rulebook().frame();
        const auto   cell = find_cell(*said.cell, axes.offered, of.figures());
        if (!cell) return refuse(cell.error());
        const filed_figure names = to_be_filed(axes, {*cell, {}, {}});
        what                     = {names.who.value, names.category.value, said.cell->period};
        if (!said.cell->basis.empty()) what.push_back(names.basis.value);
    }
    auto trees = find_explanations(of, what);
    if (!trees) return refuse(trees.error());
    return explanation_answer{*std::move(trees), std::move(of), receipt()};
}

result<table_answer> open_table::do_(const help_command&) { return help_answer{}; }
result<table_answer> open_table::do_(const stop_command&) { return stop_answer{receipt()}; }

result<table_answer> open_table::do_(const receipt_command& said) {
    receipt_answer made{receipt(), said.file};
    if (!said.file.empty())
        if (auto saved = files_.save(said.file, receipt_json(made.of), said.anyway); !saved)
            return refuse(saved.error());
    return made;
}

opgave::receipt open_table::receipt() const {
    const outcome       of     = session_.now();
    const table_grounds on     = tables_.of(of.figures());
    auto                beside = without_files_.beside;
    beside.insert(beside.end(), on.files.begin(), on.files.end());
    opgave::receipt made = receipt_of(of, std::move(beside));
    made.unfiled         = on.unfiled;
    return made;
}

judged_table open_table::now() const {
    judged_table table{without_files_.said, without_files_.read, without_files_.taken, session_.now(), {}};
    // A cell that was made blank is one as a form leaves it, where it stood on a form.
    const figures& base = without_files_.found.figures();
    const figures& is   = table.found.figures();
    is.for_each_cell([&](const cell_key& cell) {
        if (is.at(cell)) {
            table.taken.blanks.erase(cell);
        } else if (base.at(cell)) {
            const provenance* from   = base.provenance_of(cell);
            table.taken.blanks[cell] = from != nullptr ? from->where : place{};
        }
    });
    return table;
}

result<outcome> open_table::outcome_of(const std::string& called) const {
    auto table = figures_of(called);
    if (!table) return refuse(table.error());
    return rulebook().evaluate(*std::move(table));
}

result<figures> open_table::figures_of(const std::string& called) const {
    const auto differing = session_.cells_of(called);
    if (!differing) return refuse(differing.error());
    figures table = session_.start();
    for (const changed_cell& one : *differing) {
        if (one.after)
            (void)table.state(one.cell, *one.after); // it was stated so before
        else
            table.clear(one.cell);
    }
    return table;
}

} // namespace regietafel
