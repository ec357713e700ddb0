// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/forms.hpp>

#include "samples/form_workbook.hpp"
#include "samples/workbook_files.hpp"

#include <gtest/gtest.h>
#include <regietafel/input/csv_reader.hpp>
#include <regietafel/input/form_file.hpp>
#include <regietafel/input/xlsx_reader.hpp>

#include <algorithm>

namespace {

using opgave::cell;
using regietafel::read_workbook;

constexpr const char* sample_workbook = "samples/regietafel/forms/prt-bijdrage.xlsx";

std::vector<opgave::sheet> sample_csv_sheets() {
    std::vector<opgave::sheet> sheets;
    for (const char* file : {"samples/regietafel/forms/De Wolden.csv", "samples/regietafel/forms/Hoogeveen.csv"})
        sheets.push_back(regietafel::read_csv(file).value());
    return sheets;
}

TEST(SampleForm, RefusesItsWorkbookCutOffAnywhere) {
    const temporary_file whole(".xlsx"), cut(".xlsx");
    std::filesystem::copy_file(sample_workbook, whole.path(), std::filesystem::copy_options::overwrite_existing);
    const std::string bytes = whole.bytes();
    ASSERT_TRUE(read_workbook(whole.path()));
    for (std::size_t length = 0; length < bytes.size(); length += 97) {
        cut.write(bytes.substr(0, length));
        EXPECT_FALSE(read_workbook(cut.path())) << length << " of " << bytes.size() << " bytes";
    }
}

TEST(SampleForm, CarriesTheSameCellsAsWorkbookAndAsCsv) {
    const auto workbook = read_workbook(sample_workbook).value();
    const auto csv      = sample_csv_sheets();
    ASSERT_EQ(workbook.size(), csv.size());
    for (std::size_t i = 0; i < csv.size(); ++i) {
        EXPECT_EQ(workbook[i].name, csv[i].name);
        const auto rows = std::max(workbook[i].row_count(), csv[i].row_count());
        for (std::uint32_t row = 0; row < rows; ++row) {
            const bool is_total = csv[i].at({row, 0}).text == "Totaal";
            for (std::uint32_t column = 0; column < 8; ++column) {
                cell in_workbook = workbook[i].at({row, column});
                EXPECT_EQ(in_workbook.formula, is_total && column > 0 && column < 6)
                    << csv[i].where({row, column}).to_text();
                in_workbook.formula = false;
                EXPECT_EQ(in_workbook, csv[i].at({row, column})) << csv[i].where({row, column}).to_text();
            }
        }
    }
}

TEST(SampleForm, IsWhatItsGeneratorWrites) {
    const temporary_file written(".xlsx");
    ASSERT_TRUE(write_form_workbook(written.path(), sample_csv_sheets()));
    const auto now       = read_workbook(written.path()).value();
    const auto committed = read_workbook(sample_workbook).value();
    ASSERT_EQ(now.size(), committed.size());
    for (std::size_t i = 0; i < now.size(); ++i)
        for (std::uint32_t row = 0; row < 25; ++row)
            for (std::uint32_t column = 0; column < 8; ++column)
                EXPECT_EQ(now[i].at({row, column}), committed[i].at({row, column}))
                    << now[i].where({row, column}).to_text();
}

TEST(FormFile, IsReadByItsExtension) {
    EXPECT_EQ(regietafel::read_form_file(sample_workbook).value().size(), 2U);
    EXPECT_EQ(regietafel::read_form_file("samples/regietafel/forms/Hoogeveen.csv").value().at(0).name, "Hoogeveen");
}

/// What the forms state, without the places: those name the files.
std::vector<std::string> statements_of(const std::vector<opgave::sheet>& sheets) {
    const auto               layout = opgave::read_form_layout("config/prt-drenthe.layout.toml").value();
    const auto               forms  = opgave::read_forms(layout, sheets).value();
    std::vector<std::string> lines;
    for (const auto& form : forms.read) {
        for (const auto& [of, value] : form.statements)
            lines.push_back(form.member + ' ' + of.quantity + ' ' + of.basis + ' ' + of.period.to_text() + ' '
                            + of.where.cell + " = " + std::to_string(value));
        for (const auto& of : form.blanks)
            lines.push_back(form.member + ' ' + of.quantity + ' ' + of.basis + ' ' + of.period.to_text() + ' '
                            + of.where.cell + " blank");
    }
    for (const auto& remark : forms.remarks)
        lines.push_back(remark.where.sheet + '!' + remark.where.cell + ' ' + remark.text.nl);
    return lines;
}

TEST(SampleForm, StatesTheSameAsWorkbookAndAsCsv) {
    const auto from_workbook = statements_of(read_workbook(sample_workbook).value());
    EXPECT_EQ(from_workbook, statements_of(sample_csv_sheets()));
    // Each form asks 4 asylum rows in 5 columns, 2 rows in 5 and 2 in 3; De Wolden has two remarks, Hoogeveen one.
    EXPECT_EQ(from_workbook.size(), 2U * (20 + 10 + 6) + 3U);
}

} // namespace
