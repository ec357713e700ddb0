// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/host/static_plugins.hpp>

#include "config/toml_document.hpp"
#include "plugin/synthetic_table.hpp"

#include <gtest/gtest.h>
#include <listing/plugins_page.hpp>
#include <listing/rule_lines.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using listing::listed_plugin;
using opgave::language;

/// A manifest of one kind of rule.
opgave::manifest manifest_with(const std::string& parameters) {
    const std::string head = R"(format = 1
[plugin]
id = "proef"
version = "0.1.0"
licence = "EUPL-1.2 OR Apache-2.0"
authors = ["opgave"]
label = { nl = "Proef", en = "Trial" }
[[rule_kind]]
id = "proef.eis"
label = { nl = "Eis", en = "Requirement" }
summary = { nl = "Synthetisch." }
source = "synthetic"
)";
    auto              read = opgave::read_manifest(head + parameters, "proef.so");
    if (read) return *std::move(read);
    for (const auto& one : read.error()) ADD_FAILURE() << one.to_text();
    return {};
}

std::string parameter(const std::string& keys) { return "[[rule_kind.parameter]]\nlabel = { nl = \"p\" }\n" + keys; }

std::string page_of(opgave::manifest said, language in) {
    return listing::plugins_page({listed_plugin{std::move(said), {}, {}, {}}}, in);
}

std::string lines_of(const opgave::manifest& said) {
    std::string text;
    for (const std::string& line : listing::rule_lines(said.rule_kinds.at(0), language::en)) text += line + '\n';
    return text;
}

// --- the page --------------------------------------------------------------------------------------------------------

TEST(Listing, SaysOfEachKeyWhatItHoldsAndWhatMustStandBesideIt) {
    const std::string page =
        page_of(manifest_with(parameter("name = \"laagste\"\ntype = \"number\"\nleast = 1\nnot_above = \"hoogste\"\n")
                              + parameter("name = \"hoogste\"\ntype = \"number\"\nmost = 9\n")
                              + parameter("name = \"deel\"\ntype = \"ratio\"\nleast = \"0\"\nmost = \"50 %\"\n"
                                          "needs = [\"hoogste\"]\nexcludes = [\"laagste\"]\nsource = \"a law\"\n")
                              + parameter("name = \"wanneer\"\ntype = \"period\"\nrequired = true\n")),
                language::en);
    EXPECT_NE(page.find("    laagste  p\n"
                        "             whole number; at least 1; not above hoogste; not together with deel\n"
                        "    hoogste  p\n"
                        "             whole number; at most 9\n"
                        "    deel     p\n"
                        "             ratio, such as \"8140/96000\" or \"8.5 %\"; from 0 to 50 %; only together with "
                        "hoogste; not together\n"
                        "             with laagste\n"
                        "             source: a law\n"
                        "    wanneer  p (required)\n"
                        "             period, such as \"2025\" or \"2024-I\"\n"),
              std::string::npos)
        << page;
}

TEST(Listing, SaysHowManyRowsAListHasAtLeast) {
    const auto said_of = [](const std::string& least_rows) {
        return page_of(manifest_with(parameter("name = \"rij\"\ntype = \"list\"\n" + least_rows
                                               + "fields = [{ name = \"wie\", type = \"member\" }]\n")),
                       language::nl);
    };
    EXPECT_NE(said_of("").find(" lijst van rijen\n"), std::string::npos);
    EXPECT_NE(said_of("least_rows = 1\n").find(" lijst van ten minste 1 rij\n"), std::string::npos);
    EXPECT_NE(said_of("least_rows = 2\n").find(" lijst van ten minste 2 rijen\n"), std::string::npos);
}

TEST(Listing, ShowsNothingThatWouldNotShow) {
    opgave::manifest said = manifest_with("");
    said.label.nl         = "rood\x1B[31m";
    EXPECT_EQ(page_of(said, language::nl).find('\x1B'), std::string::npos);
}

TEST(Listing, StaysWithinItsPage) {
    for (const opgave::offered_plugin& one : opgave::plugin_store::of(opgave::shipped_plugins()).offered()) {
        ASSERT_TRUE(one.said);
        const std::string page = page_of(*one.said, language::nl);
        for (std::size_t at = 0; at < page.size();) {
            const std::size_t end  = page.find('\n', at);
            const auto        line = page.substr(at, end - at);
            const auto letters     = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
            EXPECT_LE(letters, 110) << line;
            at = end + 1;
        }
    }
}

// --- the lines to copy -----------------------------------------------------------------------------------------------

TEST(RuleLines, LeaveEmptyWhatOnlyTheProvinceCanSay) {
    EXPECT_EQ(
        lines_of(manifest_with(
            parameter("name = \"aandeel\"\ntype = \"ratio\"\nrequired = true\n")
            + parameter("name = \"afronding\"\ntype = \"rounding\"\ndefault = \"half_up\"\n")
            + parameter("name = \"stromen\"\ntype = \"list\"\nleast_rows = 2\nrequired = true\nfields = [{ name = "
                        "\"soort\", type = \"category\", required = true }, { name = \"koers\", type = \"ratio\", "
                        "default = \"1\" }]\n"))),
        "[[rule]]\n"
        "id      = \"eis\"\n"
        "kind    = \"proef.eis\"\n"
        "force   = \"\"  # \"statutory\", \"agreed\" or \"attention\"\n"
        "source  = \"\"  # where it stands\n"
        "aandeel = \"\"  # to be filled in\n"
        "stromen = [{ soort = \"\" }, { soort = \"\" }]  # to be filled in\n"
        "# afronding = \"half_up\"\n");
}

TEST(RuleLines, HoldTheFirstOfThoseAmongWhichOneMustBeGiven) {
    const std::string lines = lines_of(manifest_with(
        "at_least_one_of = [[\"van\", \"naar\"]]\n"
        + parameter("name = \"van\"\ntype = \"member\"\nneeds = [\"aantal\"]\n")
        + parameter("name = \"naar\"\ntype = \"member\"\n") + parameter("name = \"aantal\"\ntype = \"number\"\n")));
    EXPECT_NE(
        lines.find(
            "\nvan    = \"\"  # to be filled in\naantal = \"\"  # to be filled in, without quotes\n# naar = \"\"\n"),
        std::string::npos)
        << lines;
}

/// What a host says of the lines of a kind of rule, put into a file as they are.
std::string said_of(const opgave::rule_kind& kind, const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    const auto read = opgave::parse_toml(text, "x.toml");
    if (!read) return read.error().at(0).to_text();

    opgave::rule_entry rule;
    rule.where.file = "x.toml";
    for (const opgave::written_entry& entry : *read->table()->at(0).value.list()->at(0).table())
        if (std::find(opgave::rule_keys().begin(), opgave::rule_keys().end(), entry.key) == opgave::rule_keys().end())
            rule.parameters.push_back(entry);
    const auto  checked = opgave::check_parameters(kind, rule, opgave::testing::synthetic_frame());
    std::string said;
    if (!checked)
        for (const auto& one : checked.error()) said += one.to_text() + '\n';
    return said;
}

/// Whoever copies them hears of each blank and of nothing else: no key is unknown, none is missing.
TEST(RuleLines, OfEveryShippedKindCanBeCopied) {
    std::size_t kinds = 0;
    for (const opgave::offered_plugin& plugin : opgave::plugin_store::of(opgave::shipped_plugins()).offered()) {
        ASSERT_TRUE(plugin.said);
        for (const opgave::rule_kind& kind : plugin.said->rule_kinds) {
            ++kinds;
            std::vector<std::string> lines = listing::rule_lines(kind, language::nl);
            const std::string        said  = said_of(kind, lines);
            EXPECT_EQ(said.find("is missing"), std::string::npos) << kind.id << '\n' << said;
            EXPECT_EQ(said.find("unknown key"), std::string::npos) << kind.id << '\n' << said;
            EXPECT_EQ(said.find("T003"), std::string::npos) << kind.id << '\n' << said;
            EXPECT_EQ(said.find("C003"), std::string::npos) << "no blank is of a wrong type: " << kind.id << '\n'
                                                            << said;

            const auto is_blank_key = [](const std::string& line) {
                return line.find("\"\"") != std::string::npos && !line.starts_with('#') && !line.starts_with("force ")
                       && !line.starts_with("source ");
            };
            const auto blanks = std::count_if(lines.begin(), lines.end(), is_blank_key);
            EXPECT_GE(std::count(said.begin(), said.end(), '\n'), blanks) << kind.id << '\n' << said;

            for (std::string& line : lines)
                if (line.starts_with("# ")) line = line.substr(2); // who wants such a key takes the mark away
            const std::string with_all = said_of(kind, lines);
            EXPECT_EQ(with_all.find("unknown key"), std::string::npos) << kind.id << '\n' << with_all;
            EXPECT_EQ(with_all.find("T003"), std::string::npos) << kind.id << '\n' << with_all;
        }
    }
    EXPECT_GT(kinds, 20U);
}

} // namespace
