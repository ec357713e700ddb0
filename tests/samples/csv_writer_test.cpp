// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <gtest/gtest.h>
#include <regietafel/input/csv_reader.hpp>
#include <regietafel/input/csv_writer.hpp>

#include <cstdint>
#include <random>
#include <string>

namespace {

using opgave::sheet;
using opgave::text_cell;
using opgave::whole_cell;
using regietafel::csv_of;
using regietafel::parse_csv;

TEST(CsvWriter, QuotesOnlyWhereAFieldNeedsIt) {
    sheet of;
    of.put({0, 0}) = text_cell("Gemeente");
    of.put({0, 1}) = text_cell("Súdwest; \"Fryslân\"");
    of.put({1, 1}) = whole_cell(152);
    of.put({2, 0}) = text_cell("a, b");
    of.put({2, 1}) = text_cell("two\nlines");
    EXPECT_EQ(csv_of(of), "\xEF\xBB\xBF"
                          "Gemeente;\"Súdwest; \"\"Fryslân\"\"\"\r\n"
                          ";152\r\n"
                          "\"a, b\";\"two\nlines\"\r\n");
}

TEST(CsvWriter, IsReadBack) {
    std::mt19937 random(4);
    const auto   below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    for (int round = 0; round < 500; ++round) {
        sheet of;
        of.put({0, 0}) = text_cell("sep=;");
        of.put({0, 1}) = text_cell("first row: its ';' tells the separator");
        for (std::uint32_t cell = below(20); cell > 0; --cell) {
            std::string text = "t";
            for (std::uint32_t letters = below(8); letters > 0; --letters) text += "ab ;,\"\r\n="[below(9)];
            of.put({1 + below(5), below(4)}) = below(2) == 0 ? whole_cell(below(5)) : text_cell(text);
        }
        const auto back = parse_csv(csv_of(of), "of.csv");
        ASSERT_TRUE(back) << back.error().front().to_text();
        for (std::uint32_t row = 0; row < of.row_count(); ++row)
            for (std::uint32_t column = 0; column < of.column_count(); ++column)
                ASSERT_EQ(back->at({row, column}), of.at({row, column})) << csv_of(of);
    }
}

} // namespace
