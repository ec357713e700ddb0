// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/write_form.hpp>
#include <opgave/model/figures.hpp>

#include "config/form_bounds.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace opgave {

namespace {

class form_writer {
public:
    form_writer(const form_layout& layout, const figures& table, member_index who, const figures& start)
        : layout_(layout), table_(table), start_(start), who_(table.frame()[who]), lane_(table.lanes().of(who)) {}

    result<sheet> write() {
        sheet_.name           = who_.name;
        sheet_.shows_formulas = false;
        write_head();
        for (const layout_block& block : layout_.blocks) write_block(block);
        report_what_is_not_held();
        if (!problems_.empty()) return refuse(std::move(problems_));
        return std::move(sheet_);
    }

private:
    static constexpr std::uint32_t label_column = 0;

    static std::uint32_t sheet_column(std::size_t of_layout) { return static_cast<std::uint32_t>(of_layout) + 1; }

    void put_text(std::uint32_t column, const std::string& text) { sheet_.put({row_, column}) = text_cell(text); }

    /// Whose form it is, then the year and the label of each column.
    void write_head() {
        if (!layout_.member_labels.empty()) {
            put_text(label_column, layout_.member_labels.front());
            put_text(sheet_column(0), who_.name);
            ++row_;
        }
        for (std::size_t i = 0; i < layout_.columns.size(); ++i) put_text(sheet_column(i), layout_.columns[i].year);
        ++row_;
        for (std::size_t i = 0; i < layout_.columns.size(); ++i)
            put_text(sheet_column(i), layout_.columns[i].labels.front());
        ++row_;
    }

    void write_block(const layout_block& block) {
        put_text(label_column, block.labels.front());
        ++row_;
        if (block.own_period) {
            // Over the columns a year would be read as a figure; in the column of the labels it is none.
            put_text(label_column, block.own_period->value.to_text());
            ++row_;
        }
        shown_.clear();
        const std::uint32_t first = row_;
        for (const bool totals : {false, true}) // a total may stand above what it sums
            for (std::size_t i = 0; i < block.rows.size(); ++i) {
                if (block.rows[i].is_total != totals) continue;
                row_ = first + static_cast<std::uint32_t>(i);
                write_row(block, block.rows[i]);
            }
        row_ = first + static_cast<std::uint32_t>(block.rows.size());
    }

    void write_row(const layout_block& block, const layout_row& row) {
        put_text(label_column, row.labels.front());
        for (const std::size_t column : block.columns) {
            const layout_column& under   = layout_.columns[column];
            const auto           meaning = row.means.find(under.basis.value);
            if (meaning == row.means.end()) continue;
            const auto value = row.is_total ? sum_of(meaning->second, column)
                                            : figure_of(meaning->second.quantity.value, block.period_of(under).value,
                                                        under.basis.value);
            if (!value) continue;
            sheet_.put({row_, sheet_column(column)}) = whole_cell(*value);
            if (!row.is_total) shown_[{column, meaning->second.quantity.value}] = *value;
        }
    }

    /// What the form shows of a cell; nothing where it is blank, cannot be held, or is known without the form.
    std::optional<std::int64_t> figure_of(const std::string& quantity, period when, const std::string& basis) {
        const auto cell = table_.find(who_.code, quantity, when.to_text(), basis);
        if (!cell) return std::nullopt;
        on_form_.insert(*cell);
        const auto value = table_.at(*cell);
        if (!value || start_.at(*cell) || !is_held(*value)) return std::nullopt;
        return value->least;
    }

    static bool is_held(interval value) {
        return value.is_exact() && value.least >= 0 && value.least <= largest_count_of_a_form;
    }

    /// The sum of the rows, as the form itself would compute it. One that a form would be refused for is left out: it
    /// says nothing that its rows do not.
    std::optional<std::int64_t> sum_of(const row_meaning& total, std::size_t column) const {
        std::optional<std::int64_t> sum;
        for (const std::string& part : total.sums)
            if (const auto found = shown_.find({column, part}); found != shown_.end())
                sum = sum.value_or(0) + found->second;
        return sum && *sum <= largest_count_of_a_form ? sum : std::nullopt;
    }

    // --- what the form cannot say ---

    void report_what_is_not_held() {
        table_.for_each_cell(lane_, [&](const cell_key& cell) {
            const auto now = table_.at(cell), before = start_.at(cell);
            if (now == before) return;
            if (before)
                report_stated_elsewhere(cell);
            else if (!on_form_.contains(cell))
                report(cell, "the layout has no row and column for " + named(cell), "a figure that the form asks",
                       "add a row or column to " + layout_.file);
            else if (!is_held(*now))
                report(cell, "the form cannot hold " + text_of(*now) + " as " + named(cell),
                       "a whole number from 0 to " + std::to_string(largest_count_of_a_form),
                       "state one number, or leave the cell blank");
        });
    }

    void report_stated_elsewhere(const cell_key& cell) {
        const provenance* from  = start_.provenance_of(cell);
        const std::string where = from == nullptr ? std::string{} : from->where.to_text();
        report(cell, named(cell) + " is stated without the form, and a form cannot say otherwise", {},
               where.empty() ? std::string("change it where it is stated") : "change it at " + where);
    }

    /// At the figure that cannot be held, or at the layout where nothing is said of where that came from.
    void report(const cell_key& cell, std::string what, std::string expected, std::string remedy) {
        const provenance* from  = table_.provenance_of(cell);
        const bool        known = from != nullptr && !from->where.file.empty();
        problems_.push_back({diagnostic_code::F010, known ? from->where : place{layout_.file, 0, 0, {}, {}},
                             std::move(what), std::move(expected), std::move(remedy)});
    }

    /// `amv, voorstel 2025 of 'De Wolden'`
    std::string named(const cell_key& cell) const {
        const frame& axes = table_.frame();
        return axes[cell.column.category].id + ", " + axes[cell.column.basis].id + ' '
               + text_of_time(axes, cell.column.basis, cell.column.time) + " of '" + who_.name + "'";
    }

    static std::string text_of(interval value) {
        const std::string least = std::to_string(value.least);
        return value.is_exact() ? least : "the range " + least + " to " + std::to_string(value.most);
    }

    const form_layout& layout_;
    const figures&     table_;
    const figures&     start_;
    const member&      who_;
    std::uint32_t      lane_;

    sheet                                                       sheet_;
    std::uint32_t                                               row_ = 0; // that is written next
    std::set<cell_key>                                          on_form_; // the cells that the layout has a place for
    std::map<std::pair<std::size_t, std::string>, std::int64_t> shown_; // by layout column and quantity, of this block
    diagnostics                                                 problems_;
};

} // namespace

result<sheet> form_of(const form_layout& layout, const figures& table, member_index who, const figures& start) {
    return form_writer(layout, table, who, start).write();
}

} // namespace opgave
