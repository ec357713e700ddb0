// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_figures.hpp>
#include <opgave/config/form_layout.hpp>
#include <opgave/config/forms.hpp>
#include <opgave/config/province.hpp>
#include <opgave/config/write_form.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace opgave {

namespace {

/// Two municipalities, two kinds of places and their total, and the two bases of a form.
figures blank_table() {
    frame axes;
    axes.id      = "PV22";
    axes.name    = "Drenthe";
    axes.units   = {{"plek", {"plek", "place"}}};
    axes.members = {{"GM1690", "De Wolden"}, {"GM0118", "Hoogeveen"}};
    axes.periods = {{2024, 0}, {2025, 0}};
    axes.cycles  = {{"2024", {"cyclus 2024", {}}, {{0}, {1}}}};
    category goo, poo, both;
    goo.id          = "goo";
    poo.id          = "poo";
    poo.least       = -10;
    poo.most        = 2'000'000;
    both.id         = "ontheemden";
    both.parts      = {{0}, {1}};
    axes.categories = {goo, poo, both};
    basis asked;
    asked.id        = "opgave";
    asked.per_cycle = true;
    basis offered;
    offered.id   = "voorstel";
    axes.bases   = {asked, offered};
    axes.offered = {1};
    return figures(std::make_shared<const frame>(std::move(axes)));
}

/// The same form with or without a cell that names the member.
form_layout layout_with(const std::string& member_label) {
    const auto read = parse_form_layout("format = 1\nsource = \"synthetic\"\n" + member_label + R"(
[[column]]
id = "opgave"
year = "2024"
labels = ["opgave"]
basis = "opgave"
period = "2024"
[[column]]
id = "voorstel"
year = "2025"
labels = ["voorstel"]
basis = "voorstel"
period = "2025"
[[block]]
labels = ["ontheemden"]
[[block.row]]
labels = ["GOO"]
means = "goo"
[[block.row]]
labels = ["POO"]
means = "poo"
[[block.total]]
labels = ["Totaal"]
means = "ontheemden"
sums = { opgave = ["goo", "poo"], voorstel = ["goo", "poo"] }
[[block]]
labels = ["nu"]
period = "2024"
columns = ["voorstel"]
[[block.row]]
labels = ["GOO nu"]
means = "goo"
)",
                                        "small.layout.toml");
    EXPECT_TRUE(read) << read.error().front().to_text();
    return read.value_or(form_layout{});
}

form_layout layout() { return layout_with("[member]\nlabels = [\"Gemeente\"]\n"); }

constexpr member_index de_wolden{0};

std::string text_of(const sheet& of) {
    std::string text;
    for (std::uint32_t row = 0; row < of.row_count(); ++row) {
        for (std::uint32_t column = 0; column < of.column_count(); ++column)
            text += (column > 0 ? "|" : "") + of.at({row, column}).text;
        text += '\n';
    }
    return text;
}

std::string said(const diagnostics& problems) {
    std::string text;
    for (const diagnostic& one : problems) text += one.to_text() + '\n';
    return text;
}

std::string refusal_of(const figures& table, const figures& start = blank_table()) {
    const auto written = form_of(layout(), table, de_wolden, start);
    return written ? "nothing wrong\n" : said(written.error());
}

/// What is read back of the form of De Wolden, upon the start.
figures read_back(const form_layout& by, const figures& table, const figures& start) {
    figures    into    = start;
    const auto written = form_of(by, table, de_wolden, start);
    if (!written) {
        ADD_FAILURE() << said(written.error());
        return into;
    }
    const auto read = read_forms(by, std::array{*written});
    if (!read) {
        ADD_FAILURE() << said(read.error());
        return into;
    }
    for (const form_remark& one : read->remarks) EXPECT_EQ(one.kind, form_remark_kind::period_header) << one.text.en;
    const auto taken = state_forms(by, *read, province{}, into);
    EXPECT_TRUE(taken) << said(taken.error());
    return into;
}

TEST(WrittenForm, StandsAsTheLayoutHasIt) {
    figures table = blank_table();
    ASSERT_TRUE(table.state("GM1690", "goo", "2024", "opgave", 221));
    ASSERT_TRUE(table.state("GM1690", "poo", "2024", "opgave", 4));
    ASSERT_TRUE(table.state("GM1690", "goo", "2025", "voorstel", 0));
    ASSERT_TRUE(table.state("GM1690", "goo", "2024", "voorstel", 160));
    ASSERT_TRUE(table.state("GM0118", "poo", "2025", "voorstel", 9)); // of another: not on this form
    const auto written = form_of(layout(), table, de_wolden, blank_table());
    ASSERT_TRUE(written) << said(written.error());
    EXPECT_EQ(written->name, "De Wolden");
    EXPECT_FALSE(written->shows_formulas);
    EXPECT_EQ(text_of(*written), "Gemeente|De Wolden|\n"
                                 "|2024|2025\n"
                                 "|opgave|voorstel\n"
                                 "ontheemden||\n"
                                 "GOO|221|0\n"
                                 "POO|4|\n"
                                 "Totaal|225|0\n"
                                 "nu||\n"
                                 "2024||\n"
                                 "GOO nu||160\n");
}

TEST(WrittenForm, OfBlanksOnlyHasNoTotal) {
    const auto written = form_of(layout_with(""), blank_table(), de_wolden, blank_table());
    ASSERT_TRUE(written) << said(written.error());
    EXPECT_EQ(text_of(*written), "|2024|2025\n"
                                 "|opgave|voorstel\n"
                                 "ontheemden||\n"
                                 "GOO||\n"
                                 "POO||\n"
                                 "Totaal||\n"
                                 "nu||\n"
                                 "2024||\n"
                                 "GOO nu||\n");
}

TEST(WrittenForm, IsReadBackAsTheSameCells) {
    for (const form_layout& by : {layout(), layout_with("")}) {
        figures table = blank_table();
        ASSERT_TRUE(table.state("GM1690", "goo", "2024", "opgave", 221));
        ASSERT_TRUE(table.state("GM1690", "poo", "2025", "voorstel", 0));
        ASSERT_TRUE(table.state("GM1690", "goo", "2024", "voorstel", 160));
        const figures back = read_back(by, table, blank_table());
        table.for_each_cell(de_wolden.value, [&](const cell_key& cell) {
            EXPECT_EQ(back.at(cell), table.at(cell)) << table.columns()[cell.column];
        });
    }
}

TEST(WrittenForm, LeavesOutATotalThatAFormIsRefusedFor) {
    figures table = blank_table();
    ASSERT_TRUE(table.state("GM1690", "goo", "2025", "voorstel", 1'000'000));
    ASSERT_TRUE(table.state("GM1690", "poo", "2025", "voorstel", 1));
    const figures back = read_back(layout(), table, blank_table());
    EXPECT_EQ(back.at(*back.find("GM1690", "poo", "2025", "voorstel")), interval::exactly(1));
}

TEST(WrittenForm, LeavesBlankWhatTheStartSaysAlready) {
    figures start = blank_table();
    ASSERT_TRUE(start.state(*start.find("GM1690", "goo", "2025", "voorstel"), interval{10, 20}));
    ASSERT_TRUE(start.state("GM1690", "goo", "2025", "opgave", 7));
    figures table = start;
    ASSERT_TRUE(table.state("GM1690", "poo", "2025", "voorstel", 4));
    const figures back = read_back(layout(), table, start);
    EXPECT_EQ(back.at(*back.find("GM1690", "goo", "2025", "voorstel")), (interval{10, 20}));
    EXPECT_EQ(back.at(*back.find("GM1690", "poo", "2025", "voorstel")), interval::exactly(4));
}

TEST(WrittenForm, SaysWhichFiguresItCannotHold) {
    figures start = blank_table();
    ASSERT_TRUE(start.state(*start.find("GM1690", "goo", "2024", "opgave"), 7,
                            {{"drenthe.toml", 12, 1, {}, {}}, {}, {}, {}, {}}));
    figures table = start;
    table.clear(*start.find("GM1690", "goo", "2024", "opgave"));
    ASSERT_TRUE(table.state(*table.find("GM1690", "poo", "2024", "voorstel"), 3,
                            {{"form.xlsx", 0, 0, "Extra", "B2"}, {}, {}, {}, {}}));
    ASSERT_TRUE(table.state(*table.find("GM1690", "goo", "2025", "voorstel"), interval{10, 20}));
    ASSERT_TRUE(table.state("GM1690", "poo", "2025", "voorstel", -3));
    EXPECT_EQ(
        refusal_of(table, start),
        "small.layout.toml: error F010: goo, opgave 2024 of 'De Wolden' is stated without the form, and a form "
        "cannot say otherwise; change it at drenthe.toml:12:1\n"
        "form.xlsx, Extra!B2: error F010: the layout has no row and column for poo, voorstel 2024 of 'De Wolden'; "
        "expected a figure that the form asks; add a row or column to small.layout.toml\n"
        "small.layout.toml: error F010: the form cannot hold the range 10 to 20 as goo, voorstel 2025 of 'De "
        "Wolden'; expected a whole number from 0 to 1000000; state one number, or leave the cell blank\n"
        "small.layout.toml: error F010: the form cannot hold -3 as poo, voorstel 2025 of 'De Wolden'; expected a "
        "whole number from 0 to 1000000; state one number, or leave the cell blank\n");
}

TEST(WrittenForm, TakesTheLargestFigureAndNoLarger) {
    figures table = blank_table();
    ASSERT_TRUE(table.state("GM1690", "poo", "2025", "voorstel", 1'000'000));
    EXPECT_EQ(refusal_of(table), "nothing wrong\n");
    ASSERT_TRUE(table.state("GM1690", "poo", "2025", "voorstel", 1'000'001));
    EXPECT_NE(refusal_of(table).find("cannot hold 1000001"), std::string::npos);
}

} // namespace

} // namespace opgave
