// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/forms.hpp>

#include "config/form_bounds.hpp"
#include "config/form_labels.hpp"
#include "config/form_scan.hpp"

#include <algorithm>
#include <utility>

namespace opgave {

namespace {

/// Takes the figures from one sheet whose rows and columns are known.
class figure_reader {
public:
    figure_reader(const form_layout& layout, const sheet& source, const form_places& places, form& found,
                  sheet_report& report)
        : layout_(layout), source_(source), places_(places), form_(found), report_(report) {}

    void read() {
        for (std::size_t block = 0; block < layout_.blocks.size(); ++block)
            for (const std::size_t column : layout_.blocks[block].columns) {
                if (!places_.columns[column]) continue;
                figures_.clear();
                for_each_row(block, column, false,
                             [&](const form_cell& of, const layout_row&, cell_address at) { read_figure(of, at); });
                for_each_row(block, column, true, [&](const form_cell& of, const layout_row& row, cell_address at) {
                    read_total(of, row, at);
                });
            }
    }

private:
    /// A figure of the column that is being read: absent when blank, unreadable when its cell was refused.
    struct figure {
        std::string                 quantity;
        std::optional<std::int64_t> value;
        bool                        readable = true;
    };

    template <class Visit>
    void for_each_row(std::size_t block, std::size_t column, bool totals, Visit visit) {
        const layout_column& under = layout_.columns[column];
        for (std::size_t i = 0; i < layout_.blocks[block].rows.size(); ++i) {
            const layout_row& row   = layout_.blocks[block].rows[i];
            const auto        place = places_.rows[block][i];
            if (!place || row.is_total != totals) continue;
            const cell_address at{*place, *places_.columns[column]};
            const auto         meaning = row.means.find(under.basis.value);
            if (meaning == row.means.end()) continue;
            visit({meaning->second.quantity.value, layout_.blocks[block].period_of(under).value, under.basis.value,
                   source_.where(at)},
                  row, at);
        }
    }

    void read_figure(const form_cell& of, cell_address at) {
        const cell& cell = source_.at(at);
        figure      read{of.quantity, std::nullopt, true};
        if (cell.looks_empty()) {
            form_.blanks.push_back(of);
        } else if ((read.value = count_in(at))) {
            form_.statements.push_back({of, *read.value});
        } else {
            read.readable = false;
        }
        figures_.push_back(std::move(read));
    }

    /// The whole number in a cell that is not blank; nothing when it holds none, which has then been reported.
    std::optional<std::int64_t> count_in(cell_address at) {
        const cell& cell = source_.at(at);
        if (cell.kind == cell_kind::blank)
            report_.refuse(diagnostic_code::F009, at, "the formula has no result in the file", {},
                           "open the workbook in a spreadsheet program and save it again");
        else if (cell.kind == cell_kind::text)
            report_.refuse(diagnostic_code::F003, at, "the cell holds the text '" + cell.text + "'",
                           "a whole number, or nothing");
        else if (cell.kind == cell_kind::other_number || cell.whole < 0 || cell.whole > largest_count_of_a_form)
            report_.refuse(diagnostic_code::F004, at, "the cell holds " + cell.text,
                           "a whole number from 0 to " + std::to_string(largest_count_of_a_form));
        else
            return cell.whole;
        return std::nullopt;
    }

    /// A computed total is compared and states nothing; a typed one states what no row of its block states.
    void read_total(const form_cell& of, const layout_row& row, cell_address at) {
        const row_meaning& meaning = row.means.at(of.basis);
        const cell&        cell    = source_.at(at);
        if (cell.looks_empty()) return;
        std::int64_t sum       = 0;
        bool         any_value = false;
        for (const std::string& part : meaning.sums) {
            const figure* found = figure_of(part);
            if (found == nullptr || !found->readable) return; // reported already
            any_value |= found->value.has_value();
            sum += found->value.value_or(0);
        }
        if (cell.kind == cell_kind::blank) return remark_no_result(of, row, sum, at);
        const auto shown = count_in(at);
        if (!shown) return;

        const bool computed = cell.formula || !source_.shows_formulas;
        if (computed && !any_value && *shown == 0)
            remark_sum_of_blanks(of, row, at);
        else if (*shown != sum && (computed || any_value))
            remark_difference(of, row, *shown, sum, at);
        const figure* stated = figure_of(of.quantity);
        if (!computed && (stated == nullptr || !stated->value)) form_.statements.push_back({of, *shown});
    }

    const figure* figure_of(const std::string& quantity) const {
        const auto found =
            std::find_if(figures_.begin(), figures_.end(), [&](const figure& one) { return one.quantity == quantity; });
        return found == figures_.end() ? nullptr : &*found;
    }

    /// By the words of the form: whoever reads a remark has it at hand, and not the ids of the province.
    static std::string named(const form_cell& of, const layout_row& row) {
        return '\'' + row.labels.front() + "', " + of.basis + ' ' + of.period.to_text();
    }

    void remark_no_result(const form_cell& of, const layout_row& row, std::int64_t sum, cell_address at) {
        report_.remark(form_remark_kind::total_without_result, at,
                       {"Het totaal (" + named(of, row)
                            + ") heeft in het bestand geen uitkomst; de rijen tellen op tot " + std::to_string(sum)
                            + ".",
                        "The total (" + named(of, row) + ") has no result in the file; its rows add up to "
                            + std::to_string(sum) + "."},
                       {}, {of.quantity});
    }

    void remark_sum_of_blanks(const form_cell& of, const layout_row& row, cell_address at) {
        report_.remark(
            form_remark_kind::total_of_blanks, at,
            {"Het totaal 0 (" + named(of, row) + ") telt alleen lege cellen op: dit cijfer is niet opgegeven.",
             "The total 0 (" + named(of, row) + ") is the sum of blank cells: this figure is not stated."},
            {}, row.means.at(of.basis).sums);
    }

    void remark_difference(const form_cell& of, const layout_row& row, std::int64_t shown, std::int64_t sum,
                           cell_address at) {
        report_.remark(form_remark_kind::total_differs, at,
                       {"Het formulier geeft als totaal " + std::to_string(shown) + " (" + named(of, row)
                            + "); de rijen tellen op tot " + std::to_string(sum) + ".",
                        "The form gives the total " + std::to_string(shown) + " (" + named(of, row)
                            + "); its rows add up to " + std::to_string(sum) + "."},
                       {}, {of.quantity});
    }

    const form_layout&  layout_;
    const sheet&        source_;
    const form_places&  places_;
    form&               form_;
    sheet_report&       report_;
    std::vector<figure> figures_; // of the column that is being read
};

void read_sheet(const form_layout& layout, const sheet& source, forms& all, diagnostics& problems) {
    sheet_report report(source);
    if (source.looks_empty()) {
        report.refuse(diagnostic_code::F005, {}, "the sheet is empty", "a form");
    } else {
        form found;
        if (const auto places = scan_sheet(layout, source, found, report))
            figure_reader(layout, source, *places, found, report).read();
        const auto same = std::find_if(all.read.begin(), all.read.end(), [&](const form& other) {
            return label_key(other.member) == label_key(found.member);
        });
        if (same != all.read.end())
            problems.push_back({diagnostic_code::F006,
                                found.named_at,
                                "a second form of '" + found.member + "'",
                                "one form, as in " + same->named_at.to_text(),
                                {}});
        all.read.push_back(std::move(found));
    }
    report.move_to(problems, all.remarks);
}

} // namespace

result<forms> read_forms(const form_layout& layout, std::span<const sheet> sheets) {
    forms       all;
    diagnostics problems;
    for (const sheet& source : sheets) {
        if (source.hidden)
            all.remarks.push_back(
                {form_remark_kind::hidden_sheet,
                 {source.file, 0, 0, source.name, {}},
                 {"Dit werkblad is verborgen en niet gelezen.", "This sheet is hidden and was not read."},
                 {},
                 {}});
        else
            read_sheet(layout, source, all, problems);
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return all;
}

} // namespace opgave
