// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_layout.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using opgave::layout_name_kind;

constexpr const char* drenthe = "config/prt-drenthe.layout.toml";

std::vector<std::string> refusals(std::string_view text) {
    const auto               read = opgave::parse_form_layout(text, "x.toml");
    std::vector<std::string> lines;
    if (!read)
        for (const auto& problem : read.error()) lines.push_back(problem.to_text());
    return lines;
}

using lines = std::vector<std::string>;

constexpr const char* head = R"(format = 1
source = "synthetic"
[[column]]
id = "voorstel_2024"
year = "2024"
labels = ["voorstel"]
basis = "voorstel"
period = "2024"
)";

TEST(FormLayout, OfDrentheIsRead) {
    const auto layout = opgave::read_form_layout(drenthe);
    ASSERT_TRUE(layout) << layout.error().at(0).to_text();
    ASSERT_EQ(layout->columns.size(), 5U);
    EXPECT_EQ(layout->columns[3].name(), "2025 voorstel");
    ASSERT_EQ(layout->blocks.size(), 3U);
    EXPECT_EQ(layout->blocks[2].columns, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(FormLayout, GivesTheRowAzcAnotherMeaningUnderOpgave) {
    const auto  layout = opgave::read_form_layout(drenthe).value();
    const auto& azc    = layout.blocks[0].rows[0];
    EXPECT_EQ(azc.means.at("realisatie").quantity.value, "azc");
    EXPECT_EQ(azc.means.at("opgave").quantity.value, "asiel");
    EXPECT_EQ(azc.means.at("voorstel").quantity.value, "azc");
}

TEST(FormLayout, NamesWhatItExpectsOfTheProvinceOnce) {
    const auto names = opgave::names_in(opgave::read_form_layout(drenthe).value());
    const auto of    = [&](layout_name_kind kind) {
        std::vector<std::string> all;
        for (const auto& name : names)
            if (name.kind == kind) all.push_back(name.name);
        std::sort(all.begin(), all.end());
        return all;
    };
    EXPECT_EQ(of(layout_name_kind::basis), (lines{"opgave", "realisatie", "voorstel"}));
    EXPECT_EQ(of(layout_name_kind::period), (lines{"2023", "2024", "2024-I", "2025", "2026"}));
    EXPECT_EQ(of(layout_name_kind::quantity), (lines{"amv", "asiel", "asiel_feitelijk", "azc", "cno_tgo", "goo",
                                                     "nidos", "noodopvang", "poo", "statushouders"}));
    EXPECT_TRUE(std::all_of(names.begin(), names.end(), [](const auto& name) { return name.where.line > 0; }));
}

TEST(FormLayout, ReportsEveryMistakeAtOnceWithItsLine) {
    EXPECT_EQ(refusals(std::string(head) + R"([[block]]
labels = ["Asiel"]
colums = []
columns = ["voorstel_224"]
[[block.row]]
labels = ["AZC", "azc:"]
mean = "azc"
)"),
              (lines{"x.toml:11:1: error C004: unknown key 'colums' in block 'Asiel'; did you mean 'columns'?",
                     "x.toml:12:12: error C007: item 1 of 'columns' in block 'Asiel' names no column: 'voorstel_224'; "
                     "did you mean 'voorstel_2024'?",
                     "x.toml:14:18: error C006: the label 'azc:' is used twice",
                     "x.toml:15:1: error C004: unknown key 'mean' in row 'AZC'; did you mean 'means'?"}));
}

TEST(FormLayout, RefusesAFigureThatTwoRowsState) {
    EXPECT_EQ(refusals(std::string(head) + R"([[block]]
labels = ["Asiel"]
[[block.row]]
labels = ["AZC"]
means = "azc"
[[block.row]]
labels = ["Noodopvang"]
means = { voorstel = "azc" }
)"),
              lines{"x.toml:16:22: error C006: 'azc' is stated twice under 'voorstel' in 2024"});
}

TEST(FormLayout, RefusesATotalOfWhatItsBlockDoesNotState) {
    EXPECT_EQ(refusals(std::string(head) + R"([[block]]
labels = ["Asiel"]
[[block.row]]
labels = ["AZC"]
means = "azc"
[[block.total]]
labels = ["Totaal"]
means = "asiel"
sums = { voorstel = ["azc", "avm"] }
)"),
              lines{"x.toml:17:29: error C007: no row of the block means 'avm' under 'voorstel'; known are 'azc'"});
}

TEST(FormLayout, AsksForAMeaningUnderEveryBasisOfTheBlock) {
    EXPECT_EQ(refusals(std::string(head) + R"([[block]]
labels = ["Asiel"]
[[block.row]]
labels = ["AZC"]
means = { opgave = "asiel" }
)"),
              (lines{"x.toml:13:9: error C002: the key 'voorstel' in means of row 'AZC' is missing",
                     "x.toml:13:11: error C004: unknown key 'opgave' in means of row 'AZC'; known are 'voorstel'"}));
}

TEST(FormLayout, RefusesAnUnknownFormatAndAFileThatIsNotThere) {
    const auto problems = refusals("format = 2\nsource = \"x\"\ncolumn = []\nblock = []\n");
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems[0], "x.toml:1:10: error C001: format 2 is unknown; expected format = 1");
    EXPECT_EQ(opgave::read_form_layout("no/such.toml").error().at(0).code, opgave::diagnostic_code::T001);
}

} // namespace
