// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What `plugins/README.md` says of the thirty-three kinds of agreement is true: its TOML is that of the tests, and the
/// tests that it names are here.
namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What stands between two texts, each time.
std::vector<std::string> between(std::string_view text, std::string_view begin, std::string_view end) {
    std::vector<std::string> found;
    for (auto at = text.find(begin); at != std::string_view::npos;) {
        at += begin.size();
        const auto last = text.find(end, at);
        found.emplace_back(text.substr(at, last - at));
        at = text.find(begin, last == std::string_view::npos ? last : last + end.size());
    }
    return found;
}

std::string all_provinces() {
    std::string all;
    for (const char* folder : {"config", "tests/agreements", "tests/plugin/shipped_rules"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".toml") all += text_of(entry.path());
    return all;
}

TEST(Readme, ShowsTheTomlThatIsTested) {
    const std::string provinces = all_provinces();
    const auto        shown     = between(text_of("plugins/README.md"), "```toml\n", "\n```");
    EXPECT_GE(shown.size(), 33U);
    for (const std::string& one : shown) EXPECT_NE(provinces.find(one), std::string::npos) << one;
}

TEST(Readme, HasARowAndASectionForEachKind) {
    const std::string readme = text_of("plugins/README.md");
    for (int i = 1; i <= 33; ++i) {
        const std::string row = (i < 10 ? "R0" : "R") + std::to_string(i);
        EXPECT_NE(readme.find("\n## " + row + "\n"), std::string::npos) << row;
        EXPECT_NE(readme.find("\n| [" + row + "]"), std::string::npos) << row;
    }
}

TEST(Readme, NamesTestsThatAreHere) {
    std::set<std::string> suites;
    const auto&           run = *::testing::UnitTest::GetInstance();
    for (int i = 0; i < run.total_test_suite_count(); ++i) suites.insert(run.GetTestSuite(i)->name());
    const auto named = between(text_of("plugins/README.md"), "agreements.", ".*");
    EXPECT_GE(named.size(), 28U);
    for (const std::string& one : named) EXPECT_TRUE(suites.contains(one)) << one;
}

} // namespace
