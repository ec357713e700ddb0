// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/diagnostic.hpp>

#include <gtest/gtest.h>

#include <set>
#include <type_traits>

namespace opgave::testing {
namespace {

using namespace std::string_literals;

static_assert(!std::is_convertible_v<int, diagnostic_code>);

// --- Codes and texts -------------------------------------------------------------------------------------------------

TEST(DiagnosticCode, NamesAreAFamilyAndThreeDigitsAndEachStandsForOneThing) {
    std::set<std::string_view> names;
    std::set<std::string_view> abouts;
    for (const auto& entry : diagnostic_codes) {
        ASSERT_EQ(entry.name.size(), 4U) << entry.name;
        EXPECT_NE(std::string_view("TCFRPWSVK").find(entry.name[0]), std::string_view::npos) << entry.name;
        EXPECT_EQ(entry.name.find_first_not_of("0123456789", 1), std::string_view::npos) << entry.name;
        EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
        EXPECT_TRUE(abouts.insert(entry.about).second) << entry.about;
        EXPECT_EQ(name_of(entry.code), entry.name);
    }
}

TEST(Place, IsWrittenAsFarAsItIsKnown) {
    EXPECT_EQ(place{}.to_text(), "");
    EXPECT_EQ((place{.file = "drenthe.toml", .line = 0, .column = 0, .sheet = "", .cell = ""}).to_text(),
              "drenthe.toml");
    EXPECT_EQ((place{.file = "drenthe.toml", .line = 5, .column = 0, .sheet = "", .cell = ""}).to_text(),
              "drenthe.toml:5");
    EXPECT_EQ((place{.file = "drenthe.toml", .line = 5, .column = 1, .sheet = "", .cell = ""}).to_text(),
              "drenthe.toml:5:1");
    EXPECT_EQ((place{.file = "form.xlsx", .line = 0, .column = 0, .sheet = "De Wolden", .cell = "E5"}).to_text(),
              "form.xlsx, De Wolden!E5");
    EXPECT_EQ((place{.file = "form.csv", .line = 0, .column = 0, .sheet = "", .cell = "E5"}).to_text(), "form.csv, E5");
    EXPECT_EQ((place{.file = "", .line = 0, .column = 0, .sheet = "De Wolden", .cell = ""}).to_text(), "De Wolden");
}

diagnostic unknown_key() {
    return {diagnostic_code::C004,
            {"config/drenthe.toml", 5, 1, {}, {}},
            "unknown key 'shrae' in rule 'amv'",
            {},
            did_you_mean("shrae", {"share", "source"})};
}

TEST(Diagnostic, TextSaysWhereWhatAndTheWayOut) {
    EXPECT_EQ(unknown_key().to_text(),
              "config/drenthe.toml:5:1: error C004: unknown key 'shrae' in rule 'amv'; did you mean 'share'?");
    auto warning     = unknown_key();
    warning.severity = severity::warning;
    warning.expected = "a key of the rule";
    EXPECT_EQ(warning.to_text(),
              "config/drenthe.toml:5:1: warning C004: unknown key 'shrae' in rule 'amv'; expected a key of "
              "the rule; did you mean 'share'?");
    EXPECT_EQ((diagnostic{diagnostic_code::P001, {}, "no plugin 'nl.asiel'", {}, {}}).to_text(),
              "error P001: no plugin 'nl.asiel'");
}

TEST(Diagnostic, TextEscapesWhatTheInputSmugglesIn) {
    const diagnostic hostile{
        diagnostic_code::C004, {"\x1B[2J.toml", 1, 1, {}, {}}, "key 'a\xE2\x80\xAE'", "\r", "\x07"};
    EXPECT_EQ(hostile.to_text(), "\\u001B[2J.toml:1:1: error C004: key 'a\\u202E'; expected \\u000D; \\u0007");
}

TEST(Diagnostic, SortingIsByFileLineAndColumnAndKeepsTheOrderOfEquals) {
    const auto at = [](const char* file, std::uint32_t line, std::uint32_t column, const char* message) {
        return diagnostic{diagnostic_code::C004, {file, line, column, {}, {}}, message, {}, {}};
    };
    diagnostics all{at("b", 1, 1, "5"), at("a", 10, 1, "4"), at("a", 9, 2, "3"), at("a", 9, 1, "1"),
                    at("a", 9, 1, "2")};
    sort_by_place(all);
    std::string order;
    for (const diagnostic& one : all) order += one.message;
    EXPECT_EQ(order, "12345");
}

TEST(Result, HoldsAValueOrEverythingThatStoodInItsWay) {
    const result<int> one = refuse(unknown_key());
    ASSERT_FALSE(one.has_value());
    EXPECT_EQ(one.error().size(), 1U);
    const result<int> several = refuse(diagnostics{unknown_key(), unknown_key()});
    EXPECT_EQ(several.error().size(), 2U);
    EXPECT_EQ(result<int>{3}.value(), 3);
}

// --- Printable -------------------------------------------------------------------------------------------------------

TEST(Printable, TextThatShowsIsKeptByteForByte) {
    for (const std::string text : {"", "De Wolden", "Súdwest-Fryslân", "≥ 75 %", "日本", "\xF0\x9F\x8F\xA0", "a\\b'\""})
        EXPECT_EQ(printable(text), text);
}

TEST(Printable, ControlCharactersAndTurnsOfDirectionAreEscaped) {
    EXPECT_EQ(printable("a\nb\tc"), "a\\u000Ab\\u0009c");
    EXPECT_EQ(printable("\0"s), "\\u0000");
    EXPECT_EQ(printable("\x7F"), "\\u007F");
    EXPECT_EQ(printable("\xC2\x9B"), "\\u009B") << "the one-character form of ESC [";
    EXPECT_EQ(printable("\xE2\x80\xAE"
                        "x"),
              "\\u202Ex")
        << "right-to-left override";
    EXPECT_EQ(printable("\xE2\x81\xA6"), "\\u2066") << "left-to-right isolate";
    EXPECT_EQ(printable("\xD8\x9C"), "\\u061C") << "Arabic letter mark";
    EXPECT_EQ(printable("am\xE2\x80\x8Bv"), "am\\u200Bv") << "zero-width space";
    EXPECT_EQ(printable("\xEF\xBB\xBF"
                        "a"),
              "\\uFEFFa")
        << "byte order mark";
    EXPECT_EQ(printable("\xF3\xA0\x81\x81"), "\\U000E0041") << "tag letter A";
}

TEST(Printable, BytesThatAreNoUtf8AreShownOneByOne) {
    EXPECT_EQ(printable("\xFF"), "\\xFF");
    EXPECT_EQ(printable("a\x80"
                        "b"),
              "a\\x80b")
        << "a continuation without a start";
    EXPECT_EQ(printable("\xC3"), "\\xC3") << "cut off";
    EXPECT_EQ(printable("\xC3("), "\\xC3(") << "a start without its continuation";
    EXPECT_EQ(printable("\xE2\x82"), "\\xE2\\x82") << "cut off";
    EXPECT_EQ(printable("\xC0\xAF"), "\\xC0\\xAF") << "overlong";
    EXPECT_EQ(printable("\xE0\x80\xAF"), "\\xE0\\x80\\xAF") << "overlong";
    EXPECT_EQ(printable("\xED\xA0\x80"), "\\xED\\xA0\\x80") << "half of a surrogate pair";
    EXPECT_EQ(printable("\xF4\x90\x80\x80"), "\\xF4\\x90\\x80\\x80") << "beyond U+10FFFF";
    EXPECT_EQ(printable("\xF5\x80\x80\x80"), "\\xF5\\x80\\x80\\x80") << "no start of a character";
}

TEST(Printable, IsPrintedTheSameASecondTime) {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string once = printable("x" + std::string(1, static_cast<char>(byte)) + "\x80z");
        EXPECT_EQ(printable(once), once) << byte;
    }
}

// --- Names -----------------------------------------------------------------------------------------------------------

TEST(NearestName, IsFoundForSwappedMissingWrongAndSuperfluousLetters) {
    const std::vector<std::string> known{"source", "share", "valid_from"};
    EXPECT_EQ(nearest_name("shrae", known), "share");
    EXPECT_EQ(nearest_name("shar", known), "share");
    EXPECT_EQ(nearest_name("shore", known), "share");
    EXPECT_EQ(nearest_name("sharre", known), "share");
    EXPECT_EQ(nearest_name("vaild_form", known), "valid_from");
    EXPECT_EQ(nearest_name("SHARE", known), "share");
    EXPECT_EQ(nearest_name("share", known), "share");
}

TEST(NearestName, NamesThatDifferTooMuchAreNotNear) {
    EXPECT_EQ(nearest_name("inhabitants", {"share", "source"}), "");
    EXPECT_EQ(nearest_name("abc", {"xyz", "abxy"}), "");
    EXPECT_EQ(nearest_name("goo", {"poo", "amv"}), "poo");
    EXPECT_EQ(nearest_name("x", {"y"}), "") << "nothing of the name remains";
    EXPECT_EQ(nearest_name("", {"a"}), "");
    EXPECT_EQ(nearest_name("share", {}), "");
    EXPECT_EQ(nearest_name(std::string(10'000, 'a'), {std::string(10'001, 'a')}), "") << "not compared at all";
}

TEST(NearestName, OfNamesEquallyNearTheFirstIsTaken) { EXPECT_EQ(nearest_name("aoo", {"goo", "poo"}), "goo"); }

TEST(DidYouMean, NamesTheNearestElseTheKnownOnesIfTheyAreFew) {
    EXPECT_EQ(did_you_mean("shrae", {"share", "source"}), "did you mean 'share'?");
    EXPECT_EQ(did_you_mean("inhabitants", {"share", "source"}), "known are 'share', 'source'");
    EXPECT_EQ(did_you_mean("inhabitants", {}), "");
    EXPECT_EQ(did_you_mean("inhabitants", std::vector<std::string>(400, "share")), "");
}

TEST(DidYouMean, CompletesAPartOfAName) {
    EXPECT_EQ(did_you_mean("ruil", {"afspraken.hub", "afspraken.ruil"}), "did you mean 'afspraken.ruil'?");
    EXPECT_EQ(did_you_mean("ruil", {"a.ruil", "b.ruil", "rui"}), "did you mean 'a.ruil' or 'b.ruil'?");
    EXPECT_EQ(did_you_mean("vers", {"asiel.amv_opgave", "vers.groei_in_delen"}), "did you mean 'vers.groei_in_delen'?");
    EXPECT_EQ(did_you_mean("een", {"een.a", "een.b", "een.c", "een.d", "een.e", "twee.f"}),
              "known are 'een.a', 'een.b', 'een.c', 'een.d', 'een.e'");
}

} // namespace
} // namespace opgave::testing
