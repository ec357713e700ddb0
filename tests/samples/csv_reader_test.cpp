// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "samples/workbook_files.hpp"

#include <gtest/gtest.h>
#include <regietafel/input/csv_reader.hpp>

namespace {

using opgave::cell_kind;
using opgave::diagnostic_code;
using regietafel::parse_csv;

opgave::sheet parsed(std::string_view text) { return parse_csv(text, "forms/De Wolden.csv").value(); }

opgave::cell cell_at(const opgave::sheet& sheet, const char* address) {
    return sheet.at(*opgave::parse_cell_address(address));
}

/// The message of the one thing that is wrong.
std::string refusal(std::string_view text) {
    const auto read = parse_csv(text, "x.csv");
    if (read || read.error().size() != 1) return "not refused once";
    return read.error()[0].to_text();
}

TEST(CsvReader, NamesTheSheetAfterTheFile) {
    const auto sheet = parsed("a;b\n");
    EXPECT_EQ(sheet.name, "De Wolden");
    EXPECT_EQ(sheet.file, "forms/De Wolden.csv");
    EXPECT_FALSE(sheet.shows_formulas);
    EXPECT_EQ(sheet.where({4, 4}).to_text(), "forms/De Wolden.csv, De Wolden!E5");
}

TEST(CsvReader, KeepsABlankFieldAZeroAndATextApart) {
    const auto sheet = parsed("GOO;;0; \n");
    EXPECT_EQ(cell_at(sheet, "A1"), opgave::text_cell("GOO"));
    EXPECT_EQ(cell_at(sheet, "B1"), opgave::cell{});
    EXPECT_EQ(cell_at(sheet, "C1"), opgave::whole_cell(0));
    EXPECT_EQ(cell_at(sheet, "D1"), opgave::text_cell(" "));
}

TEST(CsvReader, ReadsByteOrderMarkLineEndsAndQuotes) {
    const auto sheet = parsed("\xEF\xBB\xBF\"AZC; \"\"duurzaam\"\"\r\nplekken\";152\r\n\r\nPOO;7");
    EXPECT_EQ(cell_at(sheet, "A1").text, "AZC; \"duurzaam\"\r\nplekken");
    EXPECT_EQ(cell_at(sheet, "B1").whole, 152);
    EXPECT_EQ(cell_at(sheet, "A2"), opgave::cell{});
    EXPECT_EQ(cell_at(sheet, "B3").whole, 7);
    EXPECT_EQ(sheet.row_count(), 3U);
}

TEST(CsvReader, TellsTheSeparatorFromTheFirstRow) {
    EXPECT_EQ(cell_at(parsed(";2024\nAZC;76,5\n"), "B2").text, "76,5");
    EXPECT_EQ(cell_at(parsed(",2024\nAZC,\"1;2\"\n"), "B2").text, "1;2");
    EXPECT_EQ(cell_at(parsed("Formulier\nAZC;152\n"), "B2").whole, 152);
    EXPECT_EQ(cell_at(parsed("\"Gemeente, naam\";x\n"), "B1").text, "x");
}

TEST(CsvReader, BelievesAStatedSeparatorAndCountsNoRowForIt) {
    const auto sheet = parsed("sep=,\r\nAZC,\"a;b\",3;4\r\n");
    EXPECT_EQ(cell_at(sheet, "A1").text, "AZC");
    EXPECT_EQ(cell_at(sheet, "C1").text, "3;4");
}

TEST(CsvReader, DoesNotGuessBetweenTwoSeparators) {
    EXPECT_EQ(refusal("AZC, duurzaam;152\n"), "x.csv:1: error W004: the file holds both ';' and ',', and does not say "
                                              "which of them separates; put 'sep=;' or 'sep=,' on a first line");
}

TEST(CsvReader, NeverGuessesWhatAPointOrCommaInANumberMeans) {
    const auto sheet = parsed("sep=;\n1.234;1,234;76,5;1.000;-5; 12 ;12a;99999999999999999999;-\n");
    for (const char* address : {"A1", "B1", "C1", "D1"})
        EXPECT_EQ(cell_at(sheet, address).kind, cell_kind::other_number) << address;
    EXPECT_EQ(cell_at(sheet, "A1").text, "1.234");
    EXPECT_EQ(cell_at(sheet, "E1").whole, -5);
    EXPECT_EQ(cell_at(sheet, "F1").whole, 12);
    EXPECT_EQ(cell_at(sheet, "G1").kind, cell_kind::text);
    EXPECT_EQ(cell_at(sheet, "H1").kind, cell_kind::other_number);
    EXPECT_EQ(cell_at(sheet, "I1").kind, cell_kind::text);
}

TEST(CsvReader, SaysOnWhichLineAQuoteWentWrong) {
    EXPECT_EQ(refusal("a;b\n\"c\nd\"\n\"e;f\n\n"),
              "x.csv:4: error W004: a quote is opened and never closed; expected a closing quote");
    EXPECT_EQ(
        refusal("a;b\n\"c\"d;e\n"),
        "x.csv:2: error W004: text follows the closing quote of a field; expected a separator or the end of the line");
    EXPECT_EQ(refusal("a;b\n\nc\"d;e\n"),
              "x.csv:3: error W004: a quote stands inside a field that is not quoted; expected \"\" inside quotes");
}

TEST(CsvReader, AsksForUtf8) {
    EXPECT_EQ(refusal("a;b\nOekra\xEFners;1\n"),
              "x.csv:2: error W004: the file is not UTF-8; expected UTF-8; save it as 'CSV UTF-8'");
    EXPECT_NE(refusal(std::string_view("\xFF\xFE"
                                       "a\0;\0",
                                       6))
                  .find("W004"),
              std::string::npos);
}

TEST(CsvReader, LimitsColumnsCellsAndBytes) {
    regietafel::csv_limits limits;
    limits.columns = 3;
    EXPECT_TRUE(parse_csv("1;2;3\n", "x.csv", limits));
    EXPECT_EQ(parse_csv("1;2;3;4\n", "x.csv", limits).error().at(0).code, diagnostic_code::W003);
    limits.cells = 2;
    EXPECT_EQ(parse_csv("1;2\n3;4\n", "x.csv", limits).error().at(0).code, diagnostic_code::W003);

    const temporary_file file(".csv");
    file.write("1;2;3\n");
    limits.file_bytes = 3;
    EXPECT_EQ(regietafel::read_csv(file.path(), limits).error().at(0).code, diagnostic_code::W003);
    EXPECT_EQ(regietafel::read_csv("no/such.csv").error().at(0).code, diagnostic_code::T001);
}

} // namespace
