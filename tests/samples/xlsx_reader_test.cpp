// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "samples/workbook_files.hpp"

#include <gtest/gtest.h>
#include <regietafel/input/xlsx_parts.hpp>
#include <regietafel/input/xlsx_reader.hpp>

#include <algorithm>

namespace {

using opgave::cell;
using opgave::cell_kind;
using opgave::diagnostic_code;
using regietafel::read_workbook;
using regietafel::workbook_limits;

opgave::result<std::vector<opgave::sheet>> read_entries(const zip_entries&     entries,
                                                        const workbook_limits& limits = {}) {
    const temporary_file file(".xlsx");
    write_zip(file.path(), entries);
    return read_workbook(file.path(), limits);
}

/// The cell `address` of the only sheet, whose rows are `rows`.
cell cell_of(const zip_entries& entries, const std::string& address) {
    const auto sheets = read_entries(entries);
    if (!sheets) {
        ADD_FAILURE() << sheets.error().at(0).to_text();
        return {};
    }
    return sheets->at(0).at(*opgave::parse_cell_address(address));
}

cell only_cell(const std::string& xml) { return cell_of(workbook_with("<row r='1'>" + xml + "</row>"), "A1"); }

cell as_formula(cell result) {
    result.formula = true;
    return result;
}

/// The codes of all that is wrong, or none when it was read.
std::vector<diagnostic_code> codes(const opgave::result<std::vector<opgave::sheet>>& read) {
    std::vector<diagnostic_code> all;
    if (read) return all;
    for (const auto& problem : read.error()) all.push_back(problem.code);
    return all;
}

using one_code = std::vector<diagnostic_code>;

TEST(XlsxReader, KeepsABlankCellAZeroAndATextApart) {
    EXPECT_EQ(only_cell("<c r='A1' s='0'/>"), cell{});
    EXPECT_EQ(only_cell("<c r='A1'><v/></c>"), cell{});
    EXPECT_EQ(only_cell("<c r='A1'><v>0</v></c>"), opgave::whole_cell(0));
    EXPECT_EQ(only_cell("<c r='A1' t='inlineStr'><is><t>0</t></is></c>"), opgave::text_cell("0"));
    EXPECT_EQ(only_cell("<c r='A1' t='inlineStr'><is><t xml:space='preserve'> </t></is></c>"), opgave::text_cell(" "));
}

TEST(XlsxReader, ReadsWholeNumbersExactlyHoweverTheyAreWritten) {
    for (const char* text : {"152", "152.0", "1.52E2", "1.52e+02", "0.152E3", "15200E-2"}) {
        const cell read = only_cell("<c r='A1'><v>" + std::string(text) + "</v></c>");
        EXPECT_EQ(read.kind, cell_kind::whole) << text;
        EXPECT_EQ(read.whole, 152) << text;
    }
    // A double cannot hold this number.
    EXPECT_EQ(only_cell("<c r='A1'><v>9007199254740993</v></c>").whole, 9'007'199'254'740'993);
    EXPECT_EQ(only_cell("<c r='A1'><v>-9223372036854775808</v></c>").whole, INT64_MIN);
}

TEST(XlsxReader, KeepsTheTextOfOtherNumbers) {
    for (const char* text : {"76.5", "0.30000000000000004", "1E300", "9223372036854775808", "1E-3"}) {
        const cell read = only_cell("<c r='A1'><v>" + std::string(text) + "</v></c>");
        EXPECT_EQ(read.kind, cell_kind::other_number) << text;
        EXPECT_EQ(read.text, text);
    }
}

TEST(XlsxReader, MarksFormulasAndKeepsTheirResults) {
    EXPECT_EQ(only_cell("<c r='A1'><f>SUM(B1:B4)</f><v>46</v></c>"), as_formula(opgave::whole_cell(46)));
    EXPECT_EQ(only_cell("<c r='A1'><f t='shared' si='0'/><v>0</v></c>"), as_formula(opgave::whole_cell(0)));
    EXPECT_EQ(only_cell("<c r='A1' t='str'><f>A2</f><v>ja</v></c>"), as_formula(opgave::text_cell("ja")));
    EXPECT_EQ(only_cell("<c r='A1' t='str'><f>A2</f><v></v></c>"), as_formula(opgave::text_cell("")));
    EXPECT_EQ(only_cell("<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>"), as_formula(opgave::text_cell("#DIV/0!")));
}

TEST(XlsxReader, KnowsAFormulaWithoutResultFromABlankCell) {
    EXPECT_EQ(only_cell("<c r='A1'><f>SUM(B1:B4)</f></c>"), as_formula(cell{}));
    EXPECT_NE(only_cell("<c r='A1'><f>SUM(B1:B4)</f></c>"), cell{});
}

TEST(XlsxReader, JoinsTheRunsOfARichTextAndLeavesOutPhoneticOnes) {
    auto entries = workbook_with("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>");
    put_entry(entries, "xl/sharedStrings.xml",
              "<sst><si><r><rPr><b/></rPr><t xml:space='preserve'>AZC </t></r><r><t>(duurzame plekken)</t></r></si>"
              "<si><t>POO</t><rPh sb='0' eb='1'><t>poh</t></rPh></si></sst>");
    EXPECT_EQ(cell_of(entries, "A1").text, "AZC (duurzame plekken)");
    EXPECT_EQ(cell_of(entries, "B1").text, "POO");
}

TEST(XlsxReader, CountsAnEmptySharedString) {
    auto entries = workbook_with("<row><c t='s'><v>2</v></c></row>");
    put_entry(entries, "xl/sharedStrings.xml", "<sst><si><t>GOO</t></si><si/><si><t>POO</t></si><si><t/></si></sst>");
    EXPECT_EQ(cell_of(entries, "A1").text, "POO");
}

TEST(XlsxReader, PlacesRowsAndCellsThatDoNotSayWhereTheyStand) {
    const auto entries = workbook_with(
        "<row><c><v>1</v></c></row><row r='4'><c r='C4'><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>");
    EXPECT_EQ(cell_of(entries, "A1").whole, 1);
    EXPECT_EQ(cell_of(entries, "C4").whole, 2);
    EXPECT_EQ(cell_of(entries, "D4").whole, 3);
    EXPECT_EQ(cell_of(entries, "A5").whole, 4);
}

TEST(XlsxReader, FollowsAbsoluteTargetsPrefixesAndOtherLetterCase) {
    auto entries = workbook_with("");
    put_entry(entries, "xl/_rels/workbook.xml.rels",
              "<p:Relationships xmlns:p='x'><p:Relationship Id='rId1' "
              "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet' "
              "Target='/xl/worksheets/../Worksheets/Sheet1.xml'/></p:Relationships>");
    put_entry(entries, "xl/worksheets/sheet1.xml",
              "<x:worksheet xmlns:x='y'><x:sheetData><x:row r='1'><x:c "
              "r='A1'><x:v>152</x:v></x:c></x:row></x:sheetData></x:worksheet>");
    EXPECT_EQ(cell_of(entries, "A1").whole, 152);
}

TEST(XlsxReader, KeepsTheOrderOfTheTabsAndMarksHiddenOnes) {
    auto entries = workbook_with("<row><c><v>1</v></c></row>");
    put_entry(entries, "xl/workbook.xml",
              "<workbook xmlns:r='z'><sheets><sheet name='Tweede' r:id='rId9'/><sheet name='Eerste' state='veryHidden' "
              "r:id='rId1'/>"
              "<sheet name='Grafiek' r:id='rId5'/></sheets></workbook>");
    put_entry(entries, "xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id='rId1' Type='a/worksheet' Target='worksheets/sheet1.xml'/>"
              "<Relationship Id='rId9' Type='a/worksheet' Target='worksheets/sheet2.xml'/>"
              "<Relationship Id='rId5' Type='a/chartsheet' Target='chartsheets/sheet1.xml'/></Relationships>");
    put_entry(entries, "xl/worksheets/sheet2.xml",
              "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>");
    const auto sheets = read_entries(entries);
    ASSERT_TRUE(sheets);
    ASSERT_EQ(sheets->size(), 2U);
    EXPECT_EQ(sheets->at(0).name, "Tweede");
    EXPECT_EQ(sheets->at(0).at({0, 0}).whole, 2);
    EXPECT_FALSE(sheets->at(0).hidden);
    EXPECT_EQ(sheets->at(1).name, "Eerste");
    EXPECT_TRUE(sheets->at(1).hidden);
}

TEST(XlsxReader, TakesADateForATextAndNotForACount) {
    auto entries =
        workbook_with("<row><c s='1'><v>45397</v></c><c s='2'><v>45397.5</v></c><c s='3'><v>152</v></c></row>");
    put_entry(entries, "xl/styles.xml",
              "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='d\\-m\\-yyyy'/><numFmt numFmtId='165' "
              "formatCode='0 \"dagen\"'/></numFmts>"
              "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf "
              "numFmtId='165'/></cellXfs></styleSheet>");
    EXPECT_EQ(cell_of(entries, "A1"), opgave::text_cell("2024-04-15"));
    EXPECT_EQ(cell_of(entries, "B1"), opgave::text_cell("2024-04-15"));
    EXPECT_EQ(cell_of(entries, "C1"), opgave::whole_cell(152));

    put_entry(entries, "xl/workbook.xml",
              "<workbook xmlns:r='z'><workbookPr date1904='1'/><sheets><sheet name='De Wolden' "
              "r:id='rId1'/></sheets></workbook>");
    EXPECT_EQ(cell_of(entries, "A1"), opgave::text_cell("2028-04-16"));
}

TEST(XlsxReader, CountsDaysAsSpreadsheetsDo) {
    EXPECT_EQ(regietafel::day_of_serial(1, false), "1900-01-01");
    EXPECT_EQ(regietafel::day_of_serial(59, false), "1900-02-28");
    EXPECT_EQ(regietafel::day_of_serial(61, false), "1900-03-01");
    EXPECT_EQ(regietafel::day_of_serial(1, true), "1904-01-02");
    EXPECT_EQ(regietafel::day_of_serial(0, false), std::nullopt);
    EXPECT_EQ(regietafel::day_of_serial(INT64_MAX, true), std::nullopt);
}

TEST(XlsxReader, RefusesAFileThatIsNoWorkbook) {
    const temporary_file file(".xlsx");
    for (const std::string& bytes : {std::string("geen werkmap"), std::string(), std::string("PK\3\4")}) {
        file.write(bytes);
        EXPECT_EQ(codes(read_workbook(file.path())), one_code{diagnostic_code::W001}) << bytes;
    }
    EXPECT_EQ(codes(read_entries({{"brief.txt", "Geachte"}})), one_code{diagnostic_code::W001});
    EXPECT_EQ(codes(read_workbook("no/such/file.xlsx")), one_code{diagnostic_code::T001});
    EXPECT_EQ(codes(read_workbook("samples")), one_code{diagnostic_code::T001});
}

TEST(XlsxReader, SaysOfAnOldOrProtectedWorkbookWhatToDo) {
    const temporary_file file(".xlsx");
    file.write("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more");
    const auto read = read_workbook(file.path());
    ASSERT_EQ(codes(read), one_code{diagnostic_code::W001});
    EXPECT_EQ(read.error()[0].remedy, "save it as .xlsx, without a password");
}

TEST(XlsxReader, RefusesEveryDoctype) {
    for (const char* part : {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
                             "xl/styles.xml", "xl/worksheets/sheet1.xml"}) {
        auto entries = workbook_with("<row><c><v>1</v></c></row>");
        for (auto& [name, content] : entries)
            if (name == part)
                content.insert(0,
                               "<?xml version='1.0'?><!-- --><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>");
        EXPECT_EQ(codes(read_entries(entries)), one_code{diagnostic_code::W002}) << part;
    }
}

TEST(XlsxReader, ReportsEveryDamagedCellByItsAddress) {
    const auto read = read_entries(
        workbook_with("<row r='2'><c r='B2'><v>12a</v></c><c r='C2' t='s'><v>7</v></c><c r='D2' t='q'><v>1</v></c>"
                      "<c r='E3'><v>1</v></c><c r='F2'><v>1</v></c><c r='F2'><v>2</v></c></row><row r='x'/>"));
    ASSERT_FALSE(read);
    std::vector<std::string> cells;
    for (const auto& problem : read.error()) {
        EXPECT_EQ(problem.code, diagnostic_code::W002);
        EXPECT_EQ(problem.where.sheet, "De Wolden");
        cells.push_back(problem.where.cell);
    }
    EXPECT_EQ(cells, (std::vector<std::string>{"B2", "C2", "D2", "E2", "F2", ""}));
}

TEST(XlsxReader, RefusesAWorkbookWithoutSheetsOrWithOneThatIsNotThere) {
    auto entries = workbook_with("");
    put_entry(entries, "xl/workbook.xml", "<workbook><sheets/></workbook>");
    EXPECT_EQ(codes(read_entries(entries)), one_code{diagnostic_code::W002});

    entries = workbook_with("");
    put_entry(entries, "xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id='rId1' Type='a/worksheet' TargetMode='External' "
              "Target='http://x/'/></Relationships>");
    const auto outside = read_entries(entries);
    ASSERT_EQ(codes(outside), one_code{diagnostic_code::W002});
    EXPECT_EQ(outside.error()[0].where.sheet, "De Wolden");
}

TEST(XlsxReader, RefusesXmlThatIsNotWellFormed) {
    EXPECT_EQ(codes(read_entries(workbook_with("<row><c><v>1</c></row>"))), one_code{diagnostic_code::W002});
}

TEST(XlsxReader, StopsAtAPartThatInflatesBeyondAHundredTimesTheFile) {
    const std::string spaces(std::size_t{70} * 1024 * 1024, ' ');
    EXPECT_EQ(codes(read_entries(workbook_with(spaces))), one_code{diagnostic_code::W003});
}

TEST(XlsxReader, CountsWhatAllPartsInflateToTogether) {
    workbook_limits limits;
    limits.inflated_bytes = 4'000;
    const std::string spaces(1'500, ' ');
    EXPECT_TRUE(read_entries(workbook_with(spaces), limits));
    auto entries = workbook_with(spaces);
    put_entry(entries, "xl/sharedStrings.xml", "<sst>" + spaces + "</sst>");
    EXPECT_EQ(codes(read_entries(entries, limits)), one_code{diagnostic_code::W003});
}

TEST(XlsxReader, DoesNotBelieveTheSizesThatTheArchiveStates) {
    const std::string    spaces(std::size_t{20} * 1024 * 1024, ' ');
    const temporary_file file(".xlsx");
    write_zip(file.path(), workbook_with(spaces));
    std::string bytes = file.bytes();

    // The sheet is the last entry; its inflated size stands at byte 24 of its record in the central directory, and at
    // byte 22 of its local header.
    const auto put_size = [&](std::size_t at) { bytes.replace(at, 4, std::string("\x0A\0\0\0", 4)); };
    const auto name     = std::string("xl/worksheets/sheet1.xml");
    put_size(bytes.rfind(name) - 46 + 24);
    put_size(bytes.find(name) - 30 + 22);
    file.write(bytes);
    EXPECT_FALSE(codes(read_workbook(file.path())).empty());
}

TEST(XlsxReader, LimitsEntriesFileTagsRowsColumnsAndCells) {
    const auto entries = workbook_with("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>");
    const auto limited = [&](auto member, auto value) {
        workbook_limits limits;
        limits.*member = value;
        return codes(read_entries(entries, limits));
    };
    const one_code too_large{diagnostic_code::W003};
    EXPECT_EQ(limited(&workbook_limits::entries, 5U), too_large);
    EXPECT_EQ(limited(&workbook_limits::file_bytes, 100U), too_large);
    EXPECT_EQ(limited(&workbook_limits::tags, 10U), too_large);
    EXPECT_EQ(limited(&workbook_limits::rows, 1U), too_large);
    EXPECT_EQ(limited(&workbook_limits::columns, 1U), too_large);
    EXPECT_EQ(limited(&workbook_limits::cells, 2U), too_large);
    EXPECT_EQ(limited(&workbook_limits::cells, 3U), one_code{});
}

TEST(XlsxReader, DoesNotGrowForACellFarAway) {
    const auto read = read_entries(workbook_with("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"));
    ASSERT_EQ(codes(read), one_code{diagnostic_code::W003});
    EXPECT_EQ(read.error()[0].where.cell, "XFD1048576");
}

TEST(XlsxReader, WritesNothingForEntriesWithOutwardNames) {
    auto entries = workbook_with("<row><c><v>1</v></c></row>");
    entries.emplace_back("../opgave_outside.xml", "x");
    EXPECT_TRUE(read_entries(entries));
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::temp_directory_path().parent_path() / "opgave_outside.xml"));
}

} // namespace
