// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

// Forms that are written from the Drenthe table, as CSV files, say to whoever reads them what the table says.

#include <opgave/opgave.hpp>

#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>
#include <regietafel/input/csv_reader.hpp>
#include <regietafel/input/csv_writer.hpp>
#include <regietafel/input/form_file.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <stdexcept>
#include <string>

namespace opgave {

namespace {

std::string said(const diagnostics& problems) {
    std::string all;
    for (const diagnostic& one : problems) all += one.to_text() + '\n';
    return all;
}

template <class Value>
Value need(result<Value> given) {
    if (given) return *std::move(given);
    throw std::runtime_error(said(given.error()));
}

/// What forms are read upon: the province, what it states itself, and the layout.
struct ground {
    province    said  = need(read_province("config/drenthe.toml"));
    rulebook    rules = need(compile(said, testing::shipped_store()));
    figures     start = need(stated_figures(said, rules));
    form_layout by    = need(read_form_layout("config/prt-drenthe.layout.toml"));
};

const ground& drenthe() {
    static const ground read;
    return read;
}

/// The cells of one member that the form asks, each once.
std::set<cell_key> asked_of(member_index who) {
    const ground&      on = drenthe();
    std::set<cell_key> asked;
    for (const layout_block& block : on.by.blocks)
        for (const std::size_t i : block.columns)
            for (const layout_row& row : block.rows) {
                const layout_column& column  = on.by.columns[i];
                const auto           meaning = row.means.find(column.basis.value);
                if (row.is_total || meaning == row.means.end()) continue;
                asked.insert(need(on.start.find(on.start.frame()[who].code, meaning->second.quantity.value,
                                                block.period_of(column).value.to_text(), column.basis.value)));
            }
    return asked;
}

/// Writes the form of one member, reads it back upon the start, and compares all that the table has of that member.
void expect_that_it_is_read_back(const figures& table, member_index who) {
    const ground&     on      = drenthe();
    const std::string name    = table.frame()[who].name;
    const auto        written = form_of(on.by, table, who, on.start);
    ASSERT_TRUE(written) << said(written.error());
    const auto sheet = regietafel::parse_csv(regietafel::csv_of(*written), name + ".csv");
    ASSERT_TRUE(sheet) << said(sheet.error());
    const auto read = read_forms(on.by, std::array{*sheet});
    ASSERT_TRUE(read) << said(read.error());
    for (const form_remark& one : read->remarks)
        EXPECT_EQ(one.kind, form_remark_kind::period_header) << one.where.to_text() << ": " << one.text.en;
    figures    back  = on.start;
    const auto taken = state_forms(on.by, *read, on.said, back);
    ASSERT_TRUE(taken) << said(taken.error());

    EXPECT_EQ(taken->members, std::vector{who});
    table.for_each_cell(who.value, [&](const cell_key& cell) {
        EXPECT_EQ(back.at(cell), table.at(cell)) << name << ", column " << table.columns()[cell.column];
    });
    for (const cell_key& cell : asked_of(who))
        EXPECT_EQ(taken->blanks.contains(cell), !table.at(cell) || on.start.at(cell)) << name;
}

TEST(WrittenForms, OfRandomFiguresAreReadBackAsTheyStood) {
    const ground& on   = drenthe();
    const frame&  axes = on.start.frame();
    std::mt19937  random(20'240'415);
    const auto  up_to = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(random); };
    std::size_t stated = 0;
    for (int round = 0; round < 25; ++round)
        for (std::uint32_t i = 0; i < axes.members.size(); ++i) {
            figures            table    = on.start;
            const std::int64_t of_three = up_to(3); // from a form that is blank to one that is full
            for (const cell_key& cell : asked_of({i})) {
                if (on.start.at(cell) || up_to(2) >= of_three) continue;
                const category&    counted = axes[cell.column.category];
                const std::int64_t least   = std::max<std::int64_t>(counted.least, 0);
                const std::int64_t room    = std::min<std::int64_t>(counted.most, 1'000'000) - least;
                ASSERT_TRUE(table.state(cell, least + up_to(up_to(1) == 0 ? std::min<std::int64_t>(room, 3) : room)));
                ++stated;
            }
            expect_that_it_is_read_back(table, {i});
            if (HasFailure()) return;
        }
    EXPECT_GT(stated, 1'000U);
}

TEST(WrittenForms, OfTheFormsThatCameInSayTheSame) {
    const ground& on = drenthe();
    const auto    read =
        need(read_forms(on.by, need(regietafel::read_form_file("samples/regietafel/forms/prt-bijdrage.xlsx"))));
    figures    table = on.start;
    const auto taken = need(state_forms(on.by, read, on.said, table));
    ASSERT_EQ(taken.members.size(), 2U);
    for (const member_index who : taken.members) expect_that_it_is_read_back(table, who);
}

TEST(WrittenForms, AreRefusedForWhatAFormCannotHold) {
    const ground& on    = drenthe();
    figures       table = on.start;
    ASSERT_TRUE(table.state(need(table.find("GM1690", "azc", "2025", "voorstel")), interval{70, 90}));
    const auto refused = form_of(on.by, table, *table.frame().find_member("GM1690"), on.start);
    ASSERT_FALSE(refused);
    std::ifstream in("tests/faulty/forms/F010.expected", std::ios::binary);
    EXPECT_EQ(said(refused.error()), std::string(std::istreambuf_iterator<char>(in), {}));
}

} // namespace

} // namespace opgave
