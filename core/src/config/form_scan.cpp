// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/form_scan.hpp"

#include "config/form_head.hpp"
#include "config/form_labels.hpp"
#include "config/form_period_headers.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace opgave {

void sheet_report::move_to(diagnostics& problems, std::vector<form_remark>& remarks) {
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [at, problem] : problems_) problems.push_back(std::move(problem));
    std::move(remarks_.begin(), remarks_.end(), std::back_inserter(remarks));
}

namespace {

class sheet_scanner {
public:
    sheet_scanner(const form_layout& layout, const sheet& source, form& found, sheet_report& report)
        : layout_(layout), source_(source), form_(found), report_(report) {}

    std::optional<form_places> scan() {
        const auto start = find_first_label();
        if (!start) {
            report_.refuse(diagnostic_code::F005, {}, "no row of the form is found", "a row '" + first_label() + "'");
            return std::nullopt;
        }
        places_.label_column = start->column;
        for (const layout_block& block : layout_.blocks) places_.rows.emplace_back(block.rows.size());
        period_headers_.resize(layout_.blocks.size());

        take_head(*start);
        for (std::uint32_t row = start->row; row < source_.row_count(); ++row) read_row(row);
        report_missing_rows(*start);
        for (std::size_t block = 0; block < layout_.blocks.size(); ++block)
            check_period_headers(layout_, block, places_, *start, period_headers_[block], report_);
        return std::move(places_);
    }

private:
    std::string first_label() const {
        return layout_.blocks.empty() ? std::string{} : layout_.blocks.front().labels.front();
    }

    void take_head(cell_address start) {
        form_head head  = read_form_head(layout_, source_, start, form_, report_);
        places_.columns = std::move(head.columns);
        for (const auto& column : places_.columns)
            if (column) known_columns_.insert(*column);
        reported_columns_ = std::move(head.doubled);
        for (const cell_address at : head.other_texts)
            if (source_.at(at).kind == cell_kind::text) read_loose_text(at);
    }

    std::string key_at(cell_address at) const { return label_key(shown_text(source_.at(at))); }

    /// The row of the layout with that label: of the current block first, then of any.
    std::optional<std::pair<std::size_t, std::size_t>> row_labelled(const std::string& key) const {
        const auto in_block = [&](std::size_t block) -> std::optional<std::pair<std::size_t, std::size_t>> {
            const auto& rows  = layout_.blocks[block].rows;
            const auto  found = std::find_if(rows.begin(), rows.end(),
                                             [&](const layout_row& row) { return is_one_of(key, row.labels); });
            if (found == rows.end()) return std::nullopt;
            return std::pair{block, static_cast<std::size_t>(found - rows.begin())};
        };
        if (block_)
            if (const auto found = in_block(*block_)) return found;
        for (std::size_t block = 0; block < layout_.blocks.size(); ++block)
            if (const auto found = in_block(block)) return found;
        return std::nullopt;
    }

    std::optional<std::size_t> block_labelled(const std::string& key) const {
        const auto& blocks = layout_.blocks;
        const auto  found  = std::find_if(blocks.begin(), blocks.end(),
                                          [&](const layout_block& block) { return is_one_of(key, block.labels); });
        if (found == blocks.end()) return std::nullopt;
        return static_cast<std::size_t>(found - blocks.begin());
    }

    std::optional<cell_address> find_first_label() const {
        for (std::uint32_t row = 0; row < source_.row_count(); ++row)
            for (std::uint32_t column = 0; column < source_.column_count(); ++column) {
                if (source_.at({row, column}).kind != cell_kind::text) continue;
                const std::string key = key_at({row, column});
                if (block_labelled(key) || row_labelled(key)) return cell_address{row, column};
            }
        return std::nullopt;
    }

    void read_row(std::uint32_t row) {
        const cell_address label{row, places_.label_column};
        const std::string  key = source_.at(label).looks_empty() ? std::string{} : key_at(label);
        if (const auto block = block_labelled(key)) {
            block_ = *block;
            read_loose_cells(row);
        } else if (const auto found = row_labelled(key)) {
            take_row(row, *found);
        } else if (!key.empty() && starts_with_one_of(key, layout_.free_labels)) {
            remark_free_row(row);
        } else if (key.empty() || read_known_text(label)) {
            read_loose_cells(row);
        } else {
            read_unknown_row(row);
        }
    }

    void take_row(std::uint32_t row, std::pair<std::size_t, std::size_t> found) {
        const auto [block, index]           = found;
        std::optional<std::uint32_t>& place = places_.rows[block][index];
        if (place)
            report_.refuse(diagnostic_code::F006, {row, places_.label_column},
                           "the row '" + layout_.blocks[block].rows[index].labels.front() + "' stands twice",
                           "once, as in " + cell_address{*place, places_.label_column}.to_text());
        else
            place = row;

        std::set<std::uint32_t> asked;
        for (const std::size_t column : layout_.blocks[block].columns)
            if (places_.columns[column]) asked.insert(*places_.columns[column]);
        for (std::uint32_t column = 0; column < source_.column_count(); ++column)
            if (column != places_.label_column && !asked.contains(column)) read_loose_cell({row, column});
    }

    void remark_free_row(std::uint32_t row) {
        const cell_address label{row, places_.label_column};
        const bool         only_label = is_one_of(key_at(label), layout_.free_labels);
        for (std::uint32_t column = 0; column < source_.column_count(); ++column) {
            const cell_address at{row, column};
            if (source_.at(at).looks_empty() || (at == label && only_label)) continue;
            report_.remark(form_remark_kind::free_text, at,
                           {"In een vrije rij staat iets; het is niet meegeteld.",
                            "Something stands in a row for words; it is not counted."},
                           shown_text(source_.at(at)));
        }
    }

    /// A label that the layout does not know: an error where a number stands beside it, for that number would be lost.
    void read_unknown_row(std::uint32_t row) {
        const cell_address label{row, places_.label_column};
        for (std::uint32_t column = 0; column < source_.column_count(); ++column) {
            const cell_address at{row, column};
            if (at == label || !source_.at(at).is_number()) continue;
            std::vector<std::string> known;
            for (const layout_block& block : layout_.blocks)
                for (const layout_row& one : block.rows)
                    known.insert(known.end(), one.labels.begin(), one.labels.end());
            const std::string text = shown_text(source_.at(label));
            report_.refuse(diagnostic_code::F008, label,
                           "the layout has no row '" + text + "', but " + shown_text(source_.at(at))
                               + " stands beside it in " + at.to_text(),
                           {}, did_you_mean(text, known));
            return;
        }
        read_loose_text(label);
        read_loose_cells(row);
    }

    /// The cells of a row that holds no figures.
    void read_loose_cells(std::uint32_t row) {
        for (std::uint32_t column = 0; column < source_.column_count(); ++column)
            if (column != places_.label_column) read_loose_cell({row, column});
    }

    void read_loose_cell(cell_address at) {
        const cell& cell = source_.at(at);
        if (cell.kind == cell_kind::text && !cell.looks_empty()) read_loose_text(at);
        if (!cell.is_number()) return;
        const bool in_known_column = known_columns_.contains(at.column);
        // Where no heading was found at all, or the column was reported already, one message is enough.
        if (known_columns_.empty() || (!in_known_column && !reported_columns_.insert(at.column).second)) return;
        report_.refuse(diagnostic_code::F008, at,
                       in_known_column
                           ? "the form asks no figure in this row and column, but " + shown_text(cell) + " stands there"
                           : "column " + column_letters(at.column) + " is not in the layout, but " + shown_text(cell)
                                 + " stands in it");
    }

    void read_loose_text(cell_address at) {
        if (read_known_text(at)) return;
        report_.remark(form_remark_kind::unknown_text, at,
                       {"Deze tekst kent de formulierindeling niet; er is niets uit afgeleid.",
                        "The layout does not know this text; nothing was taken from it."},
                       shown_text(source_.at(at)));
    }

    /// A note, the provenance, or the period that heads the current block.
    bool read_known_text(cell_address at) {
        const std::string key = key_at(at);
        if (is_one_of(key, layout_.notes)) return true;
        if (starts_with_one_of(key, layout_.provenance_starts)) {
            form_.provenance    = shown_text(source_.at(at));
            form_.provenance_at = source_.where(at);
            form_.dated         = date_in(key);
            return true;
        }
        if (!block_ || !layout_.blocks[*block_].own_period) return false;
        const auto period = parse_period(without_outer_spaces(shown_text(source_.at(at))));
        if (!period) return false;
        period_headers_[*block_].push_back({at, *period});
        return true;
    }

    // --- what is missing ---

    void report_missing_rows(cell_address start) {
        for (std::size_t block = 0; block < layout_.blocks.size(); ++block)
            for (std::size_t row = 0; row < layout_.blocks[block].rows.size(); ++row)
                if (!places_.rows[block][row])
                    report_.refuse(diagnostic_code::F005, start,
                                   "the row '" + layout_.blocks[block].rows[row].labels.front() + "' of '"
                                       + layout_.blocks[block].labels.front() + "' is missing from this row on");
    }

    const form_layout& layout_;
    const sheet&       source_;
    form&              form_;
    sheet_report&      report_;
    form_places        places_;

    std::set<std::uint32_t>                 known_columns_, reported_columns_;
    std::optional<std::size_t>              block_;          // the one whose heading was met last
    std::vector<std::vector<period_header>> period_headers_; // by block
};

} // namespace

std::optional<form_places> scan_sheet(const form_layout& layout, const sheet& source, form& found,
                                      sheet_report& report) {
    return sheet_scanner(layout, source, found, report).scan();
}

} // namespace opgave
