// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "samples/form_workbook.hpp"

#include <xlsxwriter.h>

#include <string>

namespace {

constexpr std::uint32_t basis_row        = 2; // Realisatie, opgave, voorstel:
constexpr std::uint32_t first_row_summed = 4; // AZC
constexpr std::uint32_t last_row_summed  = 7; // AMV

std::string total_formula(const opgave::sheet& sheet, std::uint32_t column) {
    const std::string first = opgave::cell_address{first_row_summed, column}.to_text();
    if (sheet.at({basis_row, column}).text == "opgave") return "=" + first;
    return "=SUM(" + first + ":" + opgave::cell_address{last_row_summed, column}.to_text() + ")";
}

void write_cell(lxw_worksheet* tab, const opgave::sheet& sheet, opgave::cell_address at) {
    const opgave::cell& cell   = sheet.at(at);
    const auto          column = static_cast<lxw_col_t>(at.column);
    if (cell.kind == opgave::cell_kind::text) {
        worksheet_write_string(tab, at.row, column, cell.text.c_str(), nullptr);
    } else if (cell.kind == opgave::cell_kind::whole) {
        const auto value = static_cast<double>(cell.whole); // the writer knows no other number; these are small
        if (sheet.at({at.row, 0}).text == "Totaal")
            worksheet_write_formula_num(tab, at.row, column, total_formula(sheet, at.column).c_str(), nullptr, value);
        else
            worksheet_write_number(tab, at.row, column, value, nullptr);
    }
}

} // namespace

bool write_form_workbook(const std::filesystem::path& file, std::span<const opgave::sheet> sheets) {
    lxw_workbook* workbook = workbook_new(file.c_str());
    if (workbook == nullptr) return false;
    lxw_doc_properties properties{};
    properties.created = 1'713'139'200; // 15 April 2024, the date on the form
    workbook_set_properties(workbook, &properties);

    for (const opgave::sheet& sheet : sheets) {
        lxw_worksheet* tab = workbook_add_worksheet(workbook, sheet.name.c_str());
        worksheet_set_column(tab, 0, 0, 30, nullptr);
        worksheet_set_column(tab, 1, 5, 12, nullptr);
        for (std::uint32_t row = 0; row < sheet.row_count(); ++row)
            for (std::uint32_t column = 0; column < sheet.column_count(); ++column)
                write_cell(tab, sheet, {row, column});
    }
    return workbook_close(workbook) == LXW_NO_ERROR;
}
