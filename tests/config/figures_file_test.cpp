// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>
#include <opgave/config/province.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/table_session.hpp>

#include "said.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// tests/faulty/figures holds files of figures in which something is wrong, each `x.toml` with what it says back in
/// `x.expected`, beside the province that they are about.
namespace opgave {

namespace {

using opgave::testing::lines_of;
using opgave::testing::text_of;

using std::filesystem::path;

const path folder = "tests/faulty/figures";

struct sums_land {
    province said  = read_province((folder / "province.toml").generic_string()).value();
    figures  blank = figures(std::make_shared<const frame>(build_frame(said).value()));

    const frame& axes() const { return blank.frame(); }
};

std::string said_about(const path& file) {
    const auto read = read_figures_file(file.generic_string());
    if (!read) return lines_of(read.error());
    sums_land  land;
    const auto taken = state_figures(*read, land.said, land.blank);
    return taken ? std::string() : lines_of(taken.error());
}

std::vector<path> faulty_files() {
    std::vector<path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".expected") files.push_back(path(entry.path()).replace_extension(".toml"));
    std::sort(files.begin(), files.end());
    return files;
}

class FaultyFiguresFile : public ::testing::TestWithParam<path> {};

// --- the same but for its places ---

auto essence(const filed_figure& one) {
    std::optional<interval> value;
    if (one.value) value = one.value->value;
    return std::tuple(one.who.value, one.category.value, one.basis.value, one.period.value, value, one.dated,
                      one.source, one.note, one.assumption);
}

auto essence(const std::vector<filed_figure>& all) {
    std::vector<decltype(essence(all.front()))> list;
    for (const filed_figure& one : all) list.push_back(essence(one));
    return list;
}

auto essence(const figures_file& file) {
    std::vector<std::pair<std::string, decltype(essence(file.figures))>> scenarios;
    for (const filed_scenario& one : file.scenarios) scenarios.emplace_back(one.name.value, essence(one.figures));
    return std::tuple(file.province.value, essence(file.figures), scenarios);
}

// --- files of chance ---

/// Of whatever letters: quotes, backslashes, comments, ends of lists and letters of several bytes among them. Some of
/// these texts no file may hold.
std::string any_text() {
    static const std::vector<std::string> pieces{"a",
                                                 "Z",
                                                 "0",
                                                 " ",
                                                 "\"",
                                                 "\\",
                                                 "'",
                                                 "#",
                                                 "[",
                                                 "]]",
                                                 "{",
                                                 "}",
                                                 "=",
                                                 ",",
                                                 "\"\"\"",
                                                 "'''",
                                                 "\\u0041",
                                                 "\xC3\xA9",
                                                 "\xE2\x80\x93",
                                                 "\xF0\x9F\x8F\xA0",
                                                 "\n",
                                                 "\r",
                                                 "\t",
                                                 std::string(1, '\0'),
                                                 "\x7F",
                                                 "\x1B",
                                                 "\xE2\x80\xAE",
                                                 "\xFF",
                                                 "\xC3",
                                                 "\xED\xA0\x80",
                                                 "\xC2\x85",
                                                 "\xEF\xBB\xBF"};
    std::string                           text;
    const auto                            count = *rc::gen::inRange<std::size_t>(0, 6);
    // The pieces that no file may hold stand at the end: half of the texts go without.
    const auto most = *rc::gen::arbitrary<bool>() ? pieces.size() : std::size_t{20};
    for (std::size_t i = 0; i < count; ++i) text += pieces[*rc::gen::inRange<std::size_t>(0, most)];
    return text;
}

filed_figure any_figure() {
    filed_figure one;
    one.who.value      = *rc::gen::element<std::string>("PV98", "GM9801", "GM9802", "elders");
    one.category.value = "goo";
    one.basis.value    = *rc::gen::element<std::string>("zeker", "mogelijk", "opgave");
    one.period.value   = *rc::gen::element<std::string>("2024", "2025");
    const auto least   = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
    switch (*rc::gen::inRange(0, 3)) {
    case 0: break;
    case 1: one.value = {interval::exactly(least), {}}; break;
    default: one.value = {{least, *rc::gen::inRange<std::int64_t>(least, 1'000'000'001)}, {}};
    }
    if (*rc::gen::arbitrary<bool>()) one.dated = date{*rc::gen::inRange<std::int16_t>(1900, 2200), 2, 28};
    one.source     = any_text();
    one.note       = any_text();
    one.assumption = any_text();
    return one;
}

std::vector<filed_figure> any_figures() {
    std::vector<filed_figure> all(*rc::gen::inRange<std::size_t>(0, 4));
    for (filed_figure& one : all) one = any_figure();
    return all;
}

figures_file any_file() {
    figures_file file;
    file.province.value = "PV98";
    file.figures        = any_figures();
    for (std::size_t i = *rc::gen::inRange<std::size_t>(0, 3); i > 0; --i)
        file.scenarios.push_back({{std::to_string(i) + any_text(), {}}, any_figures(), {}});
    return file;
}

/// Whether a file may hold all its texts: what the reader says of texts, said otherwise.
bool can_be_held(const figures_file& file) {
    const auto is_fit = [](const std::string& text) {
        return printable(text) == text && (text.empty() || text.find_first_not_of(' ') != std::string::npos);
    };
    const auto are_fit = [&](const std::vector<filed_figure>& all) {
        return std::all_of(all.begin(), all.end(), [&](const filed_figure& one) {
            return is_fit(one.source) && is_fit(one.note) && is_fit(one.assumption);
        });
    };
    return are_fit(file.figures)
           && std::all_of(file.scenarios.begin(), file.scenarios.end(), [&](const filed_scenario& one) {
                  return table_session::can_be_name(one.name.value) && are_fit(one.figures);
              });
}

} // namespace

TEST_P(FaultyFiguresFile, SaysBackWhatIsExpected) {
    EXPECT_EQ(said_about(GetParam()), text_of(path(GetParam()).replace_extension(".expected")));
}

INSTANTIATE_TEST_SUITE_P(File, FaultyFiguresFile, ::testing::ValuesIn(faulty_files()),
                         [](const auto& file) { return file.param.stem().string(); });

TEST(FiguresFile, StatesItsFiguresWithTheirProvenance) {
    const auto read = read_figures_file((folder / "sound.toml").generic_string());
    ASSERT_TRUE(read) << lines_of(read.error());
    sums_land land;
    auto&     table = land.blank;
    ASSERT_TRUE(table.state("GM9801", "goo", "2024", "zeker", 20));
    const auto taken = state_figures(*read, land.said, table);
    ASSERT_TRUE(taken) << lines_of(taken.error());
    EXPECT_EQ(table.at(*table.find("GM9801", "goo", "2025", "zeker")), interval::exactly(30));
    EXPECT_EQ(table.at(*table.find("GM9801", "goo", "2024", "zeker")), std::nullopt) << "a blank is no zero";
    const cell_key asked = *table.find("GM9802", "goo", "2024", "opgave");
    EXPECT_EQ(table.at(asked), (interval{10, 20}));
    const provenance* from = table.provenance_of(asked);
    ASSERT_NE(from, nullptr);
    EXPECT_EQ(from->where.to_text(), "tests/faulty/figures/sound.toml:20:1");
    EXPECT_EQ(from->source, "een \"brief\"");
    EXPECT_EQ(from->note, "C:\\pad, op \xC3\xA9\xC3\xA9n regel");
    EXPECT_EQ(from->assumption, "geschat");
    EXPECT_EQ(from->dated, (date{2024, 5, 29}));
    ASSERT_EQ(taken->scenarios.size(), 2U);
    EXPECT_EQ(taken->scenarios[0].name, "ruim");
    ASSERT_EQ(taken->scenarios[0].cells.size(), 1U);
    EXPECT_EQ(taken->scenarios[0].cells[0].value, interval::exactly(0));
    EXPECT_TRUE(taken->scenarios[1].cells.empty());
    EXPECT_EQ(table.at(taken->scenarios[0].cells[0].cell), std::nullopt) << "a scenario states nothing by itself";
}

TEST(FiguresFile, IsToldFromAnyOtherFile) {
    for (const char* one : {"sound.toml", "keys.toml", "cells.toml", "other_province.toml"})
        EXPECT_TRUE(is_figures_file((folder / one).generic_string())) << one << ", whatever is wrong with it";
    for (const char* other : {"province.toml", "no_figures.toml", "kind.toml", "nowhere.toml", "."})
        EXPECT_FALSE(is_figures_file((folder / other).generic_string())) << other;
}

TEST(FiguresFile, LeavesTheTableAsItWasWhereAnythingIsWrong) {
    const auto read = read_figures_file((folder / "cells.toml").generic_string());
    ASSERT_TRUE(read) << lines_of(read.error());
    sums_land land;
    EXPECT_FALSE(state_figures(*read, land.said, land.blank));
    EXPECT_EQ(land.blank.at(*land.blank.find("GM9801", "goo", "2024", "opgave")), std::nullopt);
}

TEST(FiguresFile, WritesWhatItReads) {
    const auto read = read_figures_file((folder / "sound.toml").generic_string());
    ASSERT_TRUE(read);
    const auto text = toml_of(*read, sums_land().axes());
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, text_of("tests/config/figures_written.expected"));
}

TEST(FiguresFile, FilesACellUnderTheNamesItIsFoundBy) {
    const sums_land land;
    for (const char* who : {"GM9802", "PV98"})
        for (const char* basis : {"zeker", "opgave"}) {
            const cell_key     cell = *land.blank.find(who, "goo", "2024", basis);
            const filed_figure one  = to_be_filed(land.axes(), {cell, std::nullopt, {}});
            EXPECT_EQ(land.blank.find(one.who.value, one.category.value, one.period.value, one.basis.value), cell);
        }
}

/// A file with one figure of what is unattributed, and what it makes of a table.
std::string unattributed_file(const std::string& category, const std::string& value) {
    return "format = 1\nkind = \"figures\"\nprovince = \"PV98\"\n[[figure]]\nwho = \"unattributed\"\ncategory = \""
           + category + "\"\nbasis = \"zeker\"\nperiod = \"2025\"\n" + value + "\n";
}

TEST(FiguresFile, StatesWhatIsUnattributed) {
    const sums_land land;
    cell_key        cell = *land.blank.find("PV98", "goo", "2025", "zeker");
    cell.lane            = land.blank.lanes().unattributed();
    for (const auto& [text, value] : {std::pair{"value = 7", 7}, std::pair{"blank = true", 0}}) {
        figures    table = land.blank;
        const auto read  = read_figures_text(unattributed_file("goo", text), "f.toml");
        ASSERT_TRUE(read) << lines_of(read.error());
        const auto taken = state_figures(*read, land.said, table);
        ASSERT_TRUE(taken) << lines_of(taken.error());
        ASSERT_EQ(taken->cells.size(), 1U);
        EXPECT_EQ(taken->cells[0].cell, cell);
        EXPECT_EQ(taken->cells[0].value, interval::exactly(value));
        EXPECT_EQ(table.at(cell), interval::exactly(value));
    }
    const auto total = read_figures_text(unattributed_file("opvang", "value = 7"), "f.toml");
    ASSERT_TRUE(total);
    EXPECT_EQ(
        lines_of(find_figures(*total, land.said, land.axes()).error()),
        "f.toml:6:12: error C017: 'opvang' of what is unattributed is the sum of 'goo' under 'zeker'; expected what is "
        "counted by itself; state its parts\n");

    figures_file file;
    file.province.value = "PV98";
    file.figures        = {to_be_filed(land.axes(), {cell, interval::exactly(7), {}})};
    const auto written  = toml_of(file, land.axes());
    ASSERT_TRUE(written);
    EXPECT_NE(written->find("who      = \"unattributed\" # niet toegewezen\n"), std::string::npos) << *written;
}

TEST(FiguresFile, IsRefusedWhereItWouldBeTooLargeToBeRead) {
    figures_file file;
    file.province.value = "PV98";
    filed_figure large =
        to_be_filed(sums_land().axes(), {*sums_land().blank.find("PV98", "goo", "2024", "zeker"), {}, {}});
    large.note.assign(std::size_t{4} * 1024 * 1024, 'x');
    file.figures       = {large};
    const auto refused = toml_of(file, sums_land().axes());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().front().code, diagnostic_code::T002);
}

TEST(FiguresFileProperties, IsReadBackAsItWasWritten) {
    const sums_land land;
    int             written = 0;
    const bool      holds   = rc::check("what is written is read back, and what cannot be read is not written", [&] {
        const figures_file file = any_file();
        const auto         text = toml_of(file, land.axes());
        RC_ASSERT(text.has_value() == can_be_held(file));
        if (!text) return;
        ++written;
        RC_ASSERT(toml_of(file, land.axes()).value() == *text);
        const auto back = read_figures_text(*text, "written.toml");
        if (!back) RC_FAIL(lines_of(back.error()) + *text);
        RC_ASSERT(essence(*back) == essence(file));
        RC_ASSERT(toml_of(*back, land.axes()).value() == *text);
    });
    EXPECT_TRUE(holds);
    EXPECT_GT(written, 10) << "or hardly anything was tried";
}

} // namespace opgave
