// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/form_head.hpp"

#include "config/form_labels.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace opgave {

namespace {

class head_reader {
public:
    head_reader(const form_layout& layout, const sheet& source, cell_address start, form& found, sheet_report& report)
        : layout_(layout), source_(source), start_(start), form_(found), report_(report) {}

    form_head read() {
        head_.columns.resize(layout_.columns.size());
        take_member_name();
        for (std::uint32_t column = 0; column < source_.column_count(); ++column) match_column(column);
        for (std::uint32_t column = 0; column < source_.column_count(); ++column)
            for (std::uint32_t row = 0; row < start_.row; ++row)
                if (is_free({row, column})) head_.other_texts.push_back({row, column});
        report_missing_columns();
        return std::move(head_);
    }

private:
    /// Shows something that has not been given a meaning yet.
    bool is_free(cell_address at) const { return !source_.at(at).looks_empty() && !taken_.contains(at); }

    std::string text_at(cell_address at) const { return shown_text(source_.at(at)); }

    void take_member_name() {
        form_.member   = without_outer_spaces(source_.name);
        form_.named_at = source_.where({});
        form_.named_at.cell.clear();
        for (std::uint32_t row = 0; row < start_.row; ++row)
            for (std::uint32_t column = 0; column < source_.column_count(); ++column)
                if (is_one_of(label_key(text_at({row, column})), layout_.member_labels))
                    return take_member_name_beside({row, column});
    }

    void take_member_name_beside(cell_address label) {
        for (cell_address at = label; ++at.column < source_.column_count();) {
            if (source_.at(at).looks_empty()) continue;
            form_.member   = without_outer_spaces(text_at(at));
            form_.named_at = source_.where(at);
            taken_.insert({label, at});
            return;
        }
    }

    void match_column(std::uint32_t column) {
        for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
            std::optional<cell_address> year, label;
            for (cell_address at{0, column}; at.row < start_.row; ++at.row) {
                if (!is_free(at)) continue;
                const std::string key = label_key(text_at(at));
                if (key == label_key(layout_.columns[i].year)) year = at;
                if (is_one_of(key, layout_.columns[i].labels)) label = at;
            }
            if (!year || !label) continue;
            taken_.insert({*year, *label});
            if (!head_.columns[i]) {
                head_.columns[i] = column;
                return;
            }
            head_.doubled.insert(column);
            report_.refuse(diagnostic_code::F006, *label, "the column '" + layout_.columns[i].name() + "' stands twice",
                           "once, as in column " + column_letters(*head_.columns[i]));
            return;
        }
    }

    void report_missing_columns() {
        const auto is_found = [](const auto& column) { return column.has_value(); };
        if (std::none_of(head_.columns.begin(), head_.columns.end(), is_found)) {
            std::string expected;
            for (const layout_column& column : layout_.columns)
                expected += (expected.empty() ? "'" : ", '") + column.name() + "'";
            report_.refuse(diagnostic_code::F005, start_, "no column heading stands above this row", expected);
            return;
        }
        std::vector<std::string> others;
        for (const cell_address at : head_.other_texts) others.push_back(text_at(at));
        for (std::size_t i = 0; i < layout_.columns.size(); ++i)
            if (const layout_column& column = layout_.columns[i]; !head_.columns[i])
                report_.refuse(diagnostic_code::F005, start_,
                               "the column '" + column.name() + "' is missing above this row", {},
                               did_you_mean(column.labels.front(), others));
    }

    const form_layout& layout_;
    const sheet&       source_;
    cell_address       start_;
    form&              form_;
    sheet_report&      report_;

    form_head              head_;
    std::set<cell_address> taken_;
};

} // namespace

form_head read_form_head(const form_layout& layout, const sheet& source, cell_address start, form& found,
                         sheet_report& report) {
    return head_reader(layout, source, start, found, report).read();
}

std::string column_letters(std::uint32_t column) {
    std::string letters = cell_address{0, column}.to_text();
    letters.pop_back(); // the row number 1
    return letters;
}

} // namespace opgave
