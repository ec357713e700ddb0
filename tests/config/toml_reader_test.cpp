// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/toml_reader.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using lines = std::vector<std::string>;

/// Everything that is said about `text` when `ask` reads its root table, in the order of the places.
lines said_about(std::string_view text, const std::function<void(opgave::table_reader&)>& ask) {
    const auto document = opgave::parse_toml(text, "x.toml");
    EXPECT_TRUE(document);
    if (!document) return {};
    opgave::diagnostics  problems;
    opgave::table_reader root(*document, "", problems);
    ask(root);
    root.finish();
    opgave::sort_by_place(problems);
    lines said;
    for (const auto& problem : problems) said.push_back(problem.to_text());
    return said;
}

} // namespace

TEST(TomlReader, GivesEachValueWithItsPlace) {
    const auto said =
        said_about("id = 'amv'\nshare = '8.5 %'\nfrom = 2024-02-01\nwhen = '2024-I'\nmost = -3\nyes = true\n",
                   [](opgave::table_reader& root) {
                       EXPECT_EQ(root.required("id").as_id()->value, "amv");
                       EXPECT_EQ(root.required("share").as_ratio()->value, (opgave::ratio{85, 1000}));
                       EXPECT_EQ(root.required("from").as_date()->value, (opgave::date{2024, 2, 1}));
                       EXPECT_EQ(root.required("when").as_period()->value, (opgave::period{2024, 1}));
                       EXPECT_EQ(root.required("most").as_whole()->value, -3);
                       EXPECT_EQ(root.required("yes").as_yes_no()->where.to_text(), "x.toml:6:7");
                       EXPECT_FALSE(root.optional("absent").as_text());
                   });
    EXPECT_EQ(said, lines{});
}

TEST(TomlReader, ReportsEverythingInOrder) {
    const auto said = said_about(
        "[[rule]]\nid = 'AMV'\nshrae = '8 %'\nmost = '3'\n\n[[rule]]\nid = 'goo'\nshare = 0.085\nmost = -1\n",
        [](opgave::table_reader& root) {
            for (auto& rule : root.required("rule").as_tables("rule")) {
                if (const auto id = rule.required("id").as_id()) rule.call("rule", id->value);
                (void)rule.required("share").as_ratio();
                (void)rule.required("most").as_whole(0, 10);
                (void)rule.required("source").as_text();
                rule.finish();
            }
        });
    EXPECT_EQ(
        said,
        (lines{
            "x.toml:1:1: error C002: the key 'source' in rule is missing",
            "x.toml:2:6: error C005: 'id' in rule = \"AMV\" is not a well-formed id; expected lower-case letters, "
            "digits, '_', "
            "'-' and '.', such as \"amv_opgave\"",
            "x.toml:3:1: error C004: unknown key 'shrae' in rule; did you mean 'share'?",
            "x.toml:4:8: error C003: 'most' in rule is a text; expected a whole number without quotes",
            "x.toml:6:1: error C002: the key 'source' in rule 'goo' is missing",
            "x.toml:8:9: error C003: 'share' in rule 'goo' is a floating-point number; expected a ratio in quotes, "
            "such as "
            "\"8140/96000\" or \"8.5 %\"; write it in quotes: \"0.085\"",
            "x.toml:9:8: error C009: 'most' in rule 'goo' = -1 is out of range; expected a whole number from 0 to 10",
        }));
}

TEST(TomlReader, RefusesNumbersThatAreNone) {
    const auto  ask = [](opgave::table_reader& root) { (void)root.required("a").as_ratio(); };
    const lines refused{"x.toml:1:5: error C003: 'a' is a floating-point number; expected a ratio in quotes, such as "
                        "\"8140/96000\" or \"8.5 %\""};
    EXPECT_EQ(said_about("a = nan", ask), refused);
    EXPECT_EQ(said_about("a = +inf", ask), refused);
    const auto ask_whole = [](opgave::table_reader& root) { (void)root.required("a").as_whole(); };
    for (const char* number : {"152.0", "-0.0", "'152'", "nan"})
        EXPECT_EQ(said_about("a = " + std::string(number), ask_whole).size(), 1U) << number;
}

TEST(TomlReader, SaysOfAZeroBelowTheLineThatItIsOne) {
    const auto ask = [](opgave::table_reader& root) { (void)root.required("a").as_ratio(); };
    for (const std::string text : {"1/0", "0/0", "12/000"})
        EXPECT_EQ(
            said_about("a = \"" + text + '"', ask),
            lines{"x.toml:1:5: error C010: 'a' = \"" + text
                  + "\" is not a ratio: its denominator is 0; expected a ratio in quotes, such as \"8140/96000\" or "
                    "\"8.5 %\""});
}

TEST(TomlReader, SaysOfABlankWhatIsToStandThere) {
    const auto said = said_about("a = ''\nb = ' '\nc = ''\nd = ''\ne = ''\nf = ''\n", [](opgave::table_reader& root) {
        (void)root.required("a").as_text();
        (void)root.optional("b").as_text();
        (void)root.required("c").as_whole();
        (void)root.required("d").as_ratio();
        (void)root.required("e").as_yes_no();
        (void)root.required("f").as_one_of({"stock", "flow"});
    });
    EXPECT_EQ(said,
              (lines{"x.toml:1:5: error C002: 'a' is empty; expected a text",
                     "x.toml:2:5: error C002: 'b' is empty; expected a text; leave the key out where nothing is to be "
                     "said",
                     "x.toml:3:5: error C002: 'c' is empty; expected a whole number without quotes",
                     "x.toml:4:5: error C002: 'd' is empty; expected a ratio in quotes, such as \"8140/96000\" or "
                     "\"8.5 %\"",
                     "x.toml:5:5: error C002: 'e' is empty; expected true or false without quotes",
                     "x.toml:6:5: error C002: 'f' is empty; expected one of \"stock\", \"flow\""}));
}

TEST(TomlReader, ShowsWhatDoesNotShow) {
    const auto said = said_about("naam = \"De\\u202EWolden\"\n",
                                 [](opgave::table_reader& root) { (void)root.required("naam").as_text(); });
    EXPECT_EQ(said,
              lines{"x.toml:1:8: error C014: 'naam' holds characters that do not show: \"De\\u202EWolden\"; expected "
                    "letters, digits, signs and spaces on one line"});
}

TEST(TomlReader, PointsAtTheItemOfAList) {
    const auto said = said_about("periods = ['2024', 2025, '2024-III']\n", [](opgave::table_reader& root) {
        EXPECT_EQ(root.required("periods").as_periods().size(), 1U);
    });
    EXPECT_EQ(said, (lines{"x.toml:1:20: error C003: item 2 of 'periods' is a whole number; expected a text; write it "
                           "in quotes: \"2025\"",
                           "x.toml:1:26: error C008: item 3 of 'periods' = \"2024-III\" is not a period; expected a "
                           "year or half-year in quotes, "
                           "such as \"2025\" or \"2024-I\""}));
}

TEST(TomlReader, TellsATableFromAListOfTables) {
    const auto said = said_about("[rule]\n[[sheet]]\n", [](opgave::table_reader& root) {
        EXPECT_TRUE(root.required("rule").as_tables("rule").empty());
        EXPECT_FALSE(root.required("sheet").as_table("sheet"));
    });
    EXPECT_EQ(said, (lines{"x.toml:1:1: error C003: 'rule' is a table; expected a list of tables; write the header in "
                           "double brackets: [[rule]]",
                           "x.toml:2:1: error C003: 'sheet' is a list; expected a table"}));
}
