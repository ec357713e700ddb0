// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/toml_document.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace std::string_literals;
using opgave::diagnostic_code;

/// The code of the one thing that is wrong, with its line and column: `T003:2:5`. `fine` when nothing is.
std::string refusal_of(std::string_view text) {
    const auto document = opgave::parse_toml(text, "x.toml");
    if (document) return "fine";
    EXPECT_EQ(document.error().size(), 1U);
    const auto& one = document.error().front();
    return std::string(name_of(one.code)) + ':' + std::to_string(one.where.line) + ':'
           + std::to_string(one.where.column);
}

std::string dotted_key(std::size_t parts) {
    std::string key = "a";
    for (std::size_t i = 1; i < parts; ++i) key += ".a";
    return key + " = 1\n";
}

std::string nested_list(std::size_t depth) { return "a = " + std::string(depth, '[') + std::string(depth, ']') + "\n"; }

} // namespace

TEST(TomlDocument, RefusesTheInputsThatAbortTheParser) {
    EXPECT_EQ(refusal_of("["), "T003:1:2");
    EXPECT_EQ(refusal_of("[!]"), "T003:1:2");
    EXPECT_EQ(refusal_of("[.]"), "T003:1:2");
    EXPECT_EQ(refusal_of("[..]"), "T003:1:2");
    EXPECT_EQ(refusal_of("[&"), "T003:1:2");
    EXPECT_EQ(refusal_of("[[[1]]]"), "T003:1:3");
    EXPECT_EQ(refusal_of("a =[ }"), "T003:1:6");
    EXPECT_EQ(refusal_of("a =1[=\xC9\xA4"), "T003:1:7");
}

TEST(TomlDocument, RefusesDottedKeysThatWouldOverflowTheStack) {
    EXPECT_EQ(refusal_of(dotted_key(32)), "fine");
    EXPECT_EQ(refusal_of(dotted_key(33)), "T004:1:64");
    EXPECT_EQ(refusal_of(dotted_key(3'850)), "T004:1:64");   // 7.7 kB
    EXPECT_EQ(refusal_of(dotted_key(16'000)), "T004:1:64");  // 32 kB
    EXPECT_EQ(refusal_of(dotted_key(131'000)), "T004:1:64"); // 262 kB
    EXPECT_EQ(refusal_of("b = 1\n[" + dotted_key(33)), "T004:2:65");
    EXPECT_EQ(refusal_of("x = {" + dotted_key(33)), "T004:1:69");
    std::string quoted = "\"a\"";
    for (int i = 1; i < 33; ++i) quoted += " . \"a\"";
    EXPECT_EQ(refusal_of(quoted + " = 1"), "T004:1:191");
}

TEST(TomlDocument, RefusesDeepNesting) {
    EXPECT_EQ(refusal_of(nested_list(32)), "fine");
    EXPECT_EQ(refusal_of(nested_list(33)), "T004:1:37");
    EXPECT_EQ(refusal_of(nested_list(100'000)), "T004:1:37");
}

TEST(TomlDocument, CountsNothingInsideStringsAndComments) {
    const std::string many(100, '.');
    const std::string deep(100, '[');
    EXPECT_EQ(refusal_of("a = \"" + many + deep + "\" # " + many + deep + "\n"), "fine");
    EXPECT_EQ(refusal_of("a = '" + many + deep + "'\n"), "fine");
    EXPECT_EQ(refusal_of("a = \"\"\"\n" + many + "\\\"" + deep + "\"\"\"\"\n"), "fine");
    EXPECT_EQ(refusal_of("a = \"\\\\\"\nb = '\\'\n" + dotted_key(2)), "T003:3:1"); // `a` is a string, not a table
    EXPECT_EQ(refusal_of("naam = \"Súdwest-Fryslân\" # één\n"), "fine");
}

TEST(TomlDocument, PointsAtTheStartOfAnUnclosedText) {
    EXPECT_EQ(refusal_of("a = 1\nb = \"x\nc = 1\n"), "T003:2:5");
    EXPECT_EQ(refusal_of("b = 'x"), "T003:1:5");
    EXPECT_EQ(refusal_of("b = \"x\\\"\n"), "T003:1:5"); // the closing quote is escaped
    EXPECT_EQ(refusal_of("b = \"\"\"x\n\"\"\n"), "T003:1:5");
    EXPECT_EQ(refusal_of("b = \"\"\"x\\\n  y\"\"\"\n"), "fine");
}

TEST(TomlDocument, NeedsQuotesRoundAccents) { EXPECT_EQ(refusal_of("a = 1\néén = 1\n"), "T003:2:1"); }

TEST(TomlDocument, RefusesWhatIsNoUtf8) {
    EXPECT_EQ(refusal_of("a = 1\nb = \"\xC3\x28\"\n").substr(0, 7), "T003:2:");
    EXPECT_EQ(refusal_of("a = 1 # \xFF\n").substr(0, 7), "T003:1:");
    EXPECT_EQ(refusal_of("a = \"x\0y\"\n"s).substr(0, 7), "T003:1:");
    EXPECT_EQ(refusal_of("\xFF\xFE"s + "a\0=\0"s), "T003:1:1"); // UTF-16
}

TEST(TomlDocument, RefusesAKeyOrTableThatStandsTwice) {
    EXPECT_EQ(refusal_of("a = 1\na = 2\n").substr(0, 7), "T003:2:");
    EXPECT_EQ(refusal_of("[a]\n[a]\n").substr(0, 7), "T003:2:");
}

TEST(TomlDocument, RefusesNumbersBeyond64Bits) {
    EXPECT_EQ(refusal_of("a = 9223372036854775808\n").substr(0, 7), "T003:1:");
    EXPECT_EQ(refusal_of("a = 9223372036854775807\n"), "fine");
    EXPECT_EQ(refusal_of("a = 1e400\n").substr(0, 7), "T003:1:");
}

TEST(TomlDocument, AcceptsByteOrderMarkCarriageReturnsAndNoFinalNewline) {
    EXPECT_EQ(refusal_of("\xEF\xBB\xBF"
                         "a = 1\r\nb = 2"),
              "fine");
    EXPECT_EQ(refusal_of(""), "fine");
}

TEST(TomlDocument, KeepsTheOrderOfTheTextAndThePlaceOfEachKeyAndValue) {
    const auto document =
        opgave::parse_toml("\xEF\xBB\xBFzwolle = 1\nassen = \"é\"\n\n[[rule]]\nshare = 0.085\n", "x.toml");
    ASSERT_TRUE(document);
    const opgave::written_table& entries = *document->table();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].key, "zwolle");
    EXPECT_EQ(entries[1].key, "assen");
    EXPECT_EQ(entries[1].value.where.to_text(), "x.toml:2:9");
    const opgave::written_value& rule = entries[2].value.list()->front();
    EXPECT_EQ(rule.where.to_text(), "x.toml:4:1");
    const opgave::written_entry& share = rule.table()->front();
    EXPECT_EQ(share.where.to_text(), "x.toml:5:1");
    EXPECT_EQ(std::get<opgave::written_float>(share.value.what).text, "0.085");
}

TEST(TomlDocument, SaysWhyAFileCannotBeRead) {
    const auto absent = opgave::read_toml("no/such.toml");
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().front().to_text(),
              "no/such.toml: error T001: the file cannot be read: there is no such file");
    const auto directory = opgave::read_toml(std::filesystem::temp_directory_path());
    ASSERT_FALSE(directory);
    EXPECT_EQ(directory.error().front().code, diagnostic_code::T001);
}

TEST(TomlDocument, DoesNotWaitForWhoeverWritesIntoAPipe) {
    const auto pipe = std::filesystem::temp_directory_path() / ("opgave_pipe_" + std::to_string(::getpid()) + ".toml");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto document = opgave::read_toml(pipe);
    std::filesystem::remove(pipe);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().front().to_text(),
              pipe.string() + ": error T001: the file cannot be read: it is no file, but a pipe or a device");
}

TEST(TomlDocument, RefusesAFileOfMoreThanFourMebibytes) {
    const auto file = std::filesystem::temp_directory_path() / "opgave_large.toml";
    std::ofstream(file, std::ios::binary) << std::string(4U * 1024 * 1024 + 1, '\n');
    const auto document = opgave::read_toml(file);
    std::filesystem::remove(file);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().front().code, diagnostic_code::T002);
}

TEST(TomlDocument, ReadsAFileOfAnySizeToItsEnd) {
    const auto file = std::filesystem::temp_directory_path() / "opgave_long.toml";
    for (const std::size_t lines : {0U, 64U * 1024 - 7, 64U * 1024 - 6, 64U * 1024, 200'000U}) { // pieces are 64 KiB
        std::ofstream(file, std::ios::binary) << std::string(lines, '\n') << "a = 42";
        const auto document = opgave::read_toml(file);
        ASSERT_TRUE(document) << lines;
        ASSERT_EQ(document->table()->size(), 1U) << lines;
        EXPECT_EQ(std::get<std::int64_t>(document->table()->front().value.what), 42) << lines;
        EXPECT_EQ(document->table()->front().where.line, lines + 1);
    }
    std::filesystem::remove(file);
}

/// Whatever a file is damaged into, it is read or refused in words; the sanitizers watch.
RC_GTEST_PROP(TomlDocument, AnswersEveryDamagedFile, (std::vector<std::pair<std::uint16_t, char>> damage)) {
    std::ifstream in("config/drenthe.toml", std::ios::binary);
    std::string   text{std::istreambuf_iterator<char>(in), {}};
    RC_ASSERT(!text.empty());
    for (const auto& [at, letter] : damage) text[at % text.size()] = letter;
    const auto document = opgave::parse_toml(text, "x.toml");
    RC_ASSERT(document.has_value() || document.error().front().where.line > 0);
}
