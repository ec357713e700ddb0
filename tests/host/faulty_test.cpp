// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/rules/what_if.hpp>

#include "plugin/shipped_store.hpp"
#include "said.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

/// tests/faulty holds wrong inputs, each `x.toml` with what it says back in `x.expected`. A file without an expectation is
/// one that others extend. Wrong forms and workbooks stand in tests/faulty/forms, wrong rules and plugins in
/// tests/faulty/rules; these are made by tests of their own, in tests/samples and tests/plugin.
namespace {

using opgave::testing::lines_of;
using opgave::testing::text_of;

using std::filesystem::path;

const path folder = "tests/faulty";

path expected_of(path file) { return file.replace_extension(".expected"); }

std::vector<path> files_that_end_with(std::string_view extension, const path& below) {
    std::vector<path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(below))
        if (entry.path().extension() == extension) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<path> faulty_provinces() {
    auto files = files_that_end_with(".toml", folder);
    std::erase_if(files, [](const path& file) {
        return file.parent_path() != folder || !std::filesystem::exists(expected_of(file));
    });
    return files;
}

opgave::result<opgave::rulebook> compiled(const path& province) {
    return opgave::compile(province, opgave::testing::shipped_store());
}

std::string said_about(const path& province) {
    const auto rules = compiled(province);
    return lines_of(rules ? rules->warnings() : rules.error());
}

class FaultyProvince : public testing::TestWithParam<path> {};

} // namespace

TEST_P(FaultyProvince, SaysBackWhatIsExpected) { EXPECT_EQ(said_about(GetParam()), text_of(expected_of(GetParam()))); }

INSTANTIATE_TEST_SUITE_P(File, FaultyProvince, testing::ValuesIn(faulty_provinces()),
                         [](const auto& file) { return file.param.stem().string(); });

TEST(FaultyProvinces, ExtendAFileInWhichNothingIsWrong) {
    for (const char* sound : {"sound.toml", "sound_lots.toml"}) EXPECT_EQ(said_about(folder / sound), "") << sound;
}

TEST(FaultyProvinces, IncludeOneThatIsTooLargeToBeKept) {
    const path large = std::filesystem::temp_directory_path() / "T002.toml";
    std::ofstream(large, std::ios::binary) << std::string(std::size_t{4} * 1024 * 1024 + 1, '\n');
    const std::string said = said_about(large);
    std::filesystem::remove(large);
    EXPECT_EQ(said, large.generic_string() + text_of(folder / "T002.expected"));
}

TEST(FaultyFigures, SayBackWhatIsExpected) {
    const auto rules = compiled(folder / "sound.toml");
    ASSERT_TRUE(rules) << lines_of(rules.error());
    auto       table = rules->blank_figures();
    const auto said  = [&](const char* who, const char* category, const char* period, const char* basis,
                          std::int64_t value) {
        const auto stated = table.state(who, category, period, basis, value);
        return stated ? std::string("nothing wrong\n") : lines_of(stated.error());
    };
    EXPECT_EQ(said("GM9911", "amv", "2024", "voorstel", 13) + said("GM9901", "avm", "2024", "voorstel", 13)
                  + said("GM9901", "amv", "2027", "voorstel", 13) + said("GM9901", "amv", "2024", "bod", 13),
              text_of(folder / "S001.expected"));
    EXPECT_EQ(said("GM9901", "amv", "2024", "voorstel", -13), text_of(folder / "S002.expected"));
    EXPECT_EQ(said("GM9901", "amv", "2024-I", "opgave", 13) + said("GM9901", "amv", "2024", "berekend", 13),
              text_of(folder / "S003.expected"));
}

TEST(FaultyFigures, SayThatASessionHasNoRoomForMoreRanges) {
    const auto rules = compiled(folder / "sound.toml");
    ASSERT_TRUE(rules) << lines_of(rules.error());
    opgave::what_if session(*rules, rules->blank_figures(), {.history = 10, .ranges = 1});
    const auto cell_of = [&](const char* who) { return *rules->blank_figures().find(who, "amv", "2024", "voorstel"); };
    EXPECT_TRUE(session.state(cell_of("GM9901"), {1, 2}));
    const auto refused = session.state(cell_of("GM9902"), {1, 2});
    ASSERT_FALSE(refused);
    EXPECT_EQ(lines_of(refused.error()), text_of(folder / "S004.expected"));
}

TEST(FaultyInputs, HoldAnExampleOfEveryCode) {
    std::string said;
    for (const path& file : files_that_end_with(".expected", folder)) said += text_of(file);
    for (const auto& entry : opgave::diagnostic_codes)
        EXPECT_NE(said.find(' ' + std::string(entry.name) + ": "), std::string::npos)
            << entry.name << " (" << entry.about << ") has no example";
}
