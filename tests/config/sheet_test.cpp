// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/sheet.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using opgave::cell_address;
using opgave::cell_kind;

TEST(CellAddress, IsWrittenAsSpreadsheetsWriteIt) {
    EXPECT_EQ((cell_address{4, 4}.to_text()), "E5");
    EXPECT_EQ((cell_address{0, 25}.to_text()), "Z1");
    EXPECT_EQ((cell_address{0, 26}.to_text()), "AA1");
    EXPECT_EQ((cell_address{1'048'575, 16'383}.to_text()), "XFD1048576");
}

TEST(CellAddress, RefusesWhatIsNoAddress) {
    for (const char* text :
         {"", "5", "E", "E0", "e5", "5E", "E5 ", "E-5", "XFE1", "A1048577", "A99999999999", "ZZZZZZZZZZZZZZ1"})
        EXPECT_EQ(opgave::parse_cell_address(text), std::nullopt) << text;
    EXPECT_EQ(opgave::parse_cell_address("$E$5"), (cell_address{4, 4}));
}

RC_GTEST_PROP(CellAddress, IsReadAsItWasWritten, ()) {
    const cell_address at{*rc::gen::inRange(0U, 1'048'576U), *rc::gen::inRange(0U, 16'384U)};
    RC_ASSERT(opgave::parse_cell_address(at.to_text()) == at);
}

RC_GTEST_PROP(NumberCell, IsTheWholeNumberThatWasWritten, (std::int64_t value)) {
    const auto zeros = std::string(*rc::gen::inRange<std::size_t>(1, 6), '0');
    for (const std::string& text : {std::to_string(value), std::to_string(value) + '.' + zeros,
                                    std::to_string(value) + zeros + "E-" + std::to_string(zeros.size())}) {
        const auto read = opgave::parse_number_cell(text);
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->kind == cell_kind::whole);
        RC_ASSERT(read->whole == value);
    }
}

TEST(NumberCell, RefusesWhatIsNoNumber) {
    for (const char* text : {"", ".", "-", "e5", "1e", "1.5.2", "1 2", "0x10", "INF", "NaN", "1e9999999", "--1"})
        EXPECT_FALSE(opgave::parse_number_cell(text)) << text;
}

TEST(NumberCell, KeepsTheTextOfAFraction) {
    const auto read = opgave::parse_number_cell("76.5");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->kind, cell_kind::other_number);
    EXPECT_EQ(read->text, "76.5");
}

TEST(Sheet, IsBlankWhereNothingWasPut) {
    opgave::sheet sheet;
    EXPECT_TRUE(sheet.looks_empty());
    sheet.put({2, 3}) = opgave::whole_cell(0);
    EXPECT_EQ(sheet.at({2, 2}), opgave::cell{});
    EXPECT_EQ(sheet.at({99, 99}), opgave::cell{});
    EXPECT_EQ(sheet.row_count(), 3U);
    EXPECT_EQ(sheet.column_count(), 4U);
    EXPECT_FALSE(sheet.looks_empty());
}

TEST(Cell, LooksEmptyWhenItShowsNothing) {
    EXPECT_TRUE(opgave::cell{}.looks_empty());
    EXPECT_TRUE(opgave::text_cell(" \t\xC2\xA0").looks_empty());
    EXPECT_FALSE(opgave::whole_cell(0).looks_empty());
    opgave::cell without_result;
    without_result.formula = true;
    EXPECT_FALSE(without_result.looks_empty());
}

} // namespace
