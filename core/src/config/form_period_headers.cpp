// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/form_period_headers.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace opgave {

namespace {

void add_quoted(std::string& list, const std::string& name) { list += (list.empty() ? "'" : ", '") + name + "'"; }

std::vector<std::string> quantities_of(const layout_block& block) {
    std::vector<std::string> all;
    for (const layout_row& row : block.rows)
        for (const auto& [basis, meaning] : row.means)
            if (std::find(all.begin(), all.end(), meaning.quantity.value) == all.end())
                all.push_back(meaning.quantity.value);
    return all;
}

/// Says over which columns the period stands, and which columns are headed by another year.
void remark_columns(const form_layout& layout, const layout_block& block, const form_places& places,
                    const std::vector<period_header>& headers, sheet_report& report) {
    std::set<std::uint32_t> headed;
    for (const period_header& header : headers) headed.insert(header.at.column);
    std::string over, other_year;
    bool        all_headed = true;
    for (const std::size_t i : block.columns) {
        const layout_column& column = layout.columns[i];
        if (!places.columns[i]) continue;
        if (headed.contains(*places.columns[i]))
            add_quoted(over, column.name());
        else
            all_headed = false;
        if (!block.own_period->value.lies_in(column.period.value)) add_quoted(other_year, column.name());
    }
    if (all_headed && other_year.empty()) return;

    const std::string when = block.own_period->value.to_text();
    const std::string name = "'" + block.labels.front() + "'";
    words text{name + ": " + when + " staat " + (over.empty() ? "boven geen van de kolommen" : "alleen boven " + over)
                   + "; alle kolommen van het blok zijn als " + when + " gelezen",
               name + ": " + when + " stands over " + (over.empty() ? "none of the columns" : over + " only")
                   + "; all columns of the block are read as " + when};
    if (!other_year.empty()) {
        text.nl += ", ook " + other_year;
        text.en += ", " + other_year + " too";
    }
    text.nl += '.';
    text.en += '.';
    report.remark(form_remark_kind::period_header, headers.front().at, std::move(text), {}, quantities_of(block));
}

} // namespace

void check_period_headers(const form_layout& layout, std::size_t index, const form_places& places, cell_address start,
                          const std::vector<period_header>& headers, sheet_report& report) {
    const layout_block& block = layout.blocks[index];
    if (!block.own_period) return;
    const std::string& name      = block.labels.front();
    const std::string  expected  = "'" + block.own_period->value.to_text() + "'";
    bool               all_right = !headers.empty();
    if (headers.empty())
        report.refuse(diagnostic_code::F005, start, "the period of '" + name + "' is missing from this row on",
                      expected);
    for (const period_header& header : headers) {
        if (header.period == block.own_period->value) continue;
        all_right = false;
        report.refuse(diagnostic_code::F005, header.at, "'" + name + "' is headed " + header.period.to_text(),
                      expected);
    }
    if (all_right) remark_columns(layout, block, places, headers, report);
}

} // namespace opgave
