// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/toml_document.hpp"

#include <opgave/config/province.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

/// tests/faulty holds wrong inputs, each `x.toml` with what it says back in `x.expected`. A file without an expectation is
/// one that others extend.
namespace {

using std::filesystem::path;

const path folder = "tests/faulty";

/// The families of codes of which every code has an example. The others join when their layer can read one.
constexpr std::string_view covered_families = "TC";

/// A ratio stands only in the parameters of a rule, which are checked against a manifest: the host has its example.
constexpr opgave::diagnostic_code said_by_the_host = opgave::diagnostic_code::C010;

std::string text_of(const path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<path> files_that_end_with(std::string_view extension) {
    std::vector<path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == extension) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<path> faulty_files() {
    auto files = files_that_end_with(".toml");
    std::erase_if(files, [](path file) { return !std::filesystem::exists(file.replace_extension(".expected")); });
    return files;
}

std::string lines_of(opgave::diagnostics problems) {
    opgave::sort_by_place(problems);
    std::string lines;
    for (const auto& one : problems) lines += one.to_text() + '\n';
    return lines;
}

std::string said_about(const path& file) {
    opgave::diagnostics problems;
    if (const auto said = opgave::read_province(file, problems)) (void)opgave::build_frame(*said, {}, problems);
    return lines_of(std::move(problems));
}

class FaultyFile : public testing::TestWithParam<path> {};

} // namespace

TEST_P(FaultyFile, SaysBackWhatIsExpected) {
    path expected = GetParam();
    expected.replace_extension(".expected");
    EXPECT_EQ(said_about(GetParam()), text_of(expected));
}

INSTANTIATE_TEST_SUITE_P(Province, FaultyFile, testing::ValuesIn(faulty_files()),
                         [](const auto& file) { return file.param.stem().string(); });

TEST(FaultyFiles, RefuseOneThatIsTooLargeToBeKeptHere) {
    const std::string large(std::size_t{4} * 1024 * 1024 + 1, '\n');
    const auto        document = opgave::parse_toml(large, (folder / "T002.toml").generic_string());
    ASSERT_FALSE(document);
    EXPECT_EQ(lines_of(document.error()), text_of(folder / "T002.expected"));
}

TEST(FaultyFiles, ExtendAFileInWhichNothingIsWrong) { EXPECT_EQ(said_about(folder / "sound.toml"), ""); }

TEST(FaultyFiles, HoldAnExampleOfEveryCode) {
    std::string all;
    for (const path& file : files_that_end_with(".expected")) all += text_of(file);
    for (const auto& entry : opgave::diagnostic_codes) {
        if (covered_families.find(entry.name.front()) == std::string_view::npos || entry.code == said_by_the_host) continue;
        EXPECT_NE(all.find(" " + std::string(entry.name) + ": "), std::string::npos)
            << entry.name << " (" << entry.about << ") has no example in " << folder;
    }
}
