// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>

#include "config/toml_document.hpp"
#include "plugin/synthetic_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

/// Conditions between parameters: what a manifest may say of them, and how a rule is held to them.
namespace {

const std::string header = R"(format = 1
[plugin]
id = "proef"
version = "0.1.0"
licence = "EUPL-1.2 OR Apache-2.0"
authors = ["opgave"]
label = { nl = "Proef" }
[[rule_kind]]
id = "proef.eis"
label = { nl = "Eis" }
summary = { nl = "Synthetisch." }
source = "synthetic"
)";

/// A parameter on a line of its own, as a table in a list.
std::string parameters(const std::vector<std::string>& all) {
    std::string text = "parameter = [\n";
    for (const std::string& one : all) text += "{ label = { nl = \"p\" }, " + one + " },\n";
    return text + "]\n";
}

std::string lines_of(const opgave::diagnostics& problems) {
    std::string lines;
    for (const auto& one : problems) lines += one.to_text() + '\n';
    return lines;
}

std::string said_of_manifest(const std::string& kind) {
    const auto read = opgave::read_manifest(header + kind, "proef.so");
    return read ? "read" : lines_of(read.error());
}

/// What is said of a rule with these parameters, one a line from line 1 on.
std::string said_of_rule(const std::string& kind, const std::string& given) {
    const auto manifest = opgave::read_manifest(header + kind, "proef.so");
    if (!manifest) return "the manifest: " + lines_of(manifest.error());
    opgave::rule_entry rule;
    rule.id         = "proef";
    rule.where.file = "test.toml";
    const auto text = opgave::parse_toml(given, "test.toml");
    if (!text) return lines_of(text.error());
    rule.parameters    = *text->table();
    const auto checked = check_parameters(manifest->rule_kinds.at(0), rule, opgave::testing::synthetic_frame());
    return checked ? "accepted" : lines_of(checked.error());
}

const std::string two_numbers = parameters({R"(name = "laagste", type = "number", default = 5, not_above = "hoogste")",
                                            R"(name = "hoogste", type = "number", default = 10)"});

TEST(ParameterConditions, AParameterThatNeedsAnotherDoesNotStandAlone) {
    const std::string kind =
        parameters({R"(name = "van", type = "basis", needs = ["naar"])", R"(name = "naar", type = "basis")"});
    EXPECT_EQ(said_of_rule(kind, ""), "accepted");
    EXPECT_EQ(said_of_rule(kind, "naar = \"opgave\"\n"), "accepted");
    EXPECT_EQ(said_of_rule(kind, "van = \"opgave\"\nnaar = \"voorstel\"\n"), "accepted");
    EXPECT_EQ(said_of_rule(kind, "van = \"opgave\"\n"),
              "test.toml:1:7: error C020: 'van' in rule 'proef' (proef.eis) stands without 'naar'; expected both of "
              "them, or neither\n");
}

TEST(ParameterConditions, OneThatExcludesAnotherIsRefusedAtTheLaterOfTheTwo) {
    const std::string kind = parameters({R"(name = "sleutel", type = "attribute", excludes = ["deel"])",
                                         R"(name = "deel", type = "number", default = 3)"});
    EXPECT_EQ(said_of_rule(kind, "sleutel = \"inwoners\"\n"), "accepted") << "a default is not given";
    const std::string both = " in rule 'proef' (proef.eis) stands beside ";
    EXPECT_EQ(said_of_rule(kind, "sleutel = \"inwoners\"\ndeel = 3\n"),
              "test.toml:2:8: error C020: 'deel'" + both + "'sleutel'; expected one of the two\n");
    EXPECT_EQ(said_of_rule(kind, "deel = 3\nsleutel = \"inwoners\"\n"),
              "test.toml:2:11: error C020: 'sleutel'" + both + "'deel'; expected one of the two\n");
}

TEST(ParameterConditions, OfSeveralOneIsGiven) {
    const std::string three = parameters(
        {R"(name = "a", type = "number")", R"(name = "b", type = "number")", R"(name = "c", type = "number")"});
    const std::string some = "at_least_one_of = [[\"a\", \"b\"]]\n" + three;
    const std::string one  = "exactly_one_of = [[\"a\", \"b\", \"c\"]]\n" + three;
    EXPECT_EQ(said_of_rule(some, "a = 1\nb = 1\n"), "accepted");
    EXPECT_EQ(
        said_of_rule(some, "c = 1\n"),
        "test.toml: error C020: rule 'proef' (proef.eis) gives none of 'a', 'b'; expected at least one of them\n");
    EXPECT_EQ(said_of_rule(one, "c = 1\n"), "accepted");
    EXPECT_EQ(said_of_rule(one, ""),
              "test.toml: error C020: rule 'proef' (proef.eis) gives none of 'a', 'b', 'c'; expected one of them\n");
    EXPECT_EQ(
        said_of_rule(one, "a = 1\nc = 1\n"),
        "test.toml:2:5: error C020: 'c' in rule 'proef' (proef.eis) stands beside 'a'; expected one of the two\n");
}

TEST(ParameterConditions, AValueDoesNotExceedAnotherThatBoundsIt) {
    EXPECT_EQ(said_of_rule(two_numbers, "laagste = 10\n"), "accepted");
    EXPECT_EQ(
        said_of_rule(two_numbers, "laagste = 30\nhoogste = 20\n"),
        "test.toml:2:11: error C020: 'hoogste' in rule 'proef' (proef.eis) = 20 lies below 'laagste', which is 30 "
        "(test.toml:1:11); expected 'laagste' at most as large as 'hoogste'\n");
    EXPECT_EQ(said_of_rule(two_numbers, "hoogste = 20\nlaagste = 30\n"),
              "test.toml:2:11: error C020: 'laagste' in rule 'proef' (proef.eis) = 30 exceeds 'hoogste', which is 20 "
              "(test.toml:1:11); expected 'laagste' at most as large as 'hoogste'\n");
}

TEST(ParameterConditions, ADefaultBoundsAsAValueThatIsGiven) {
    EXPECT_EQ(
        said_of_rule(two_numbers, "laagste = 11\n"),
        "test.toml:1:11: error C020: 'laagste' in rule 'proef' (proef.eis) = 11 exceeds 'hoogste', which is 10 (the "
        "default); expected 'laagste' at most as large as 'hoogste'\n");
    EXPECT_EQ(
        said_of_rule(two_numbers, "hoogste = 4\n"),
        "test.toml:1:11: error C020: 'hoogste' in rule 'proef' (proef.eis) = 4 lies below 'laagste', which is 5 (the "
        "default); expected 'laagste' at most as large as 'hoogste'\n");
}

TEST(ParameterConditions, RatiosAndPeriodsAreComparedToo) {
    const std::string ratios =
        parameters({R"(name = "a", type = "ratio", not_above = "b")", R"(name = "b", type = "ratio")"});
    EXPECT_EQ(said_of_rule(ratios, "a = \"1/3\"\nb = \"33 %\"\n").substr(0, 71),
              "test.toml:2:5: error C020: 'b' in rule 'proef' (proef.eis) = 33 % lies ");
    EXPECT_EQ(said_of_rule(ratios, "a = \"33 %\"\nb = \"1/3\"\n"), "accepted");
    const std::string periods =
        parameters({R"(name = "a", type = "period", not_above = "b")", R"(name = "b", type = "period")"});
    EXPECT_EQ(said_of_rule(periods, "a = \"2024\"\nb = \"2025-I\"\n"), "accepted");
    EXPECT_NE(said_of_rule(periods, "a = \"2025-II\"\nb = \"2025\"\n")
                  .find("'b' in rule 'proef' (proef.eis) = 2025 lies below"),
              std::string::npos);
}

TEST(ParameterConditions, ValuesThatChangeAreComparedInEachPeriodAndToldOnce) {
    EXPECT_EQ(
        said_of_rule(two_numbers, "laagste = [{ value = 6 }, { from = 2025-01-01, value = 12 }]\nhoogste = 11\n"),
        "test.toml:2:11: error C020: 'hoogste' in rule 'proef' (proef.eis) = 11 lies below 'laagste', which is 12 "
        "(test.toml:1:56); expected 'laagste' at most as large as 'hoogste'\n");
}

TEST(ParameterConditions, HoldWithinTheRowsOfAList) {
    const std::string kind =
        parameters({R"(name = "rijen", type = "list", exactly_one_of = [["wie", "groep"]], fields = [
            { name = "wie", type = "member" }, { name = "groep", type = "group" },
            { name = "van", type = "number", default = 1, not_above = "tot", needs = ["tot"] },
            { name = "tot", type = "number" } ])"});
    EXPECT_EQ(said_of_rule(kind, "rijen = [{ wie = \"GM0001\" }, { groep = \"noord\", van = 2, tot = 2 }]\n"),
              "accepted");
    EXPECT_EQ(
        said_of_rule(kind, "rijen = [\n{ wie = \"GM0001\", groep = \"noord\" },\n{ van = 2, wie = \"GM0001\" },\n"
                           "{ wie = \"GM0001\", tot = 0 },\n{ tot = 3 }]\n"),
        "test.toml:2:27: error C020: 'groep' in rijen stands beside 'wie'; expected one of the two\n"
        "test.toml:3:9: error C020: 'van' in rijen stands without 'tot'; expected both of them, or neither\n"
        "test.toml:4:25: error C020: 'tot' in rijen = 0 lies below 'van', which is 1 (the default); expected 'van' "
        "at most as large as 'tot'\n"
        "test.toml:5:1: error C020: rijen gives none of 'wie', 'groep'; expected one of them\n");
}

TEST(ParameterConditions, ThatNameNoParameterAreAFaultOfTheManifest) {
    const std::string b = R"(name = "bb", type = "number")";
    EXPECT_EQ(said_of_manifest(parameters({R"(name = "aa", type = "number", needs = ["b"])", b})),
              "proef.so:14:1: error P004: 'needs' of 'aa' names 'b', which is no parameter in rule kind 'proef.eis'; "
              "known are 'aa', 'bb'\n");
    EXPECT_EQ(
        said_of_manifest("at_least_one_of = [[\"bb\", \"cc\"]]\n" + parameters({b})),
        "proef.so:13:20: error P004: 'at_least_one_of' names 'cc', which is no parameter in rule kind 'proef.eis'; "
        "known are 'bb'\n");
    EXPECT_NE(
        said_of_manifest(
            parameters(
                {R"(name = "aa", type = "list", fields = [{ name = "x", type = "text", excludes = ["bb"] }])", b}))
            .find("'excludes' of 'x' names 'bb', which is no parameter in parameter 'aa'"),
        std::string::npos);
}

TEST(ParameterConditions, ThatNoRuleCouldMeetAreAFaultOfTheManifest) {
    const auto said   = [](const char* a, const char* b) { return said_of_manifest(parameters({a, b})); };
    const auto expect = [&](const std::string& what, const char* a, const char* b) {
        EXPECT_NE(said(a, b).find("P004: " + what), std::string::npos) << said(a, b);
    };
    expect("'a' needs and excludes 'b'", R"(name = "a", type = "text", needs = ["b"], excludes = ["b"])",
           R"(name = "b", type = "text")");
    expect("'excludes' of 'a' names 'b', and 'b' stands in every rule",
           R"(name = "a", type = "text", excludes = ["b"])", R"(name = "b", type = "text", required = true)");
    expect("'needs' of 'a' names 'b', which every rule has", R"(name = "a", type = "text", needs = ["b"])",
           R"(name = "b", type = "text", required = true)");
    expect("'needs' of 'a' names the parameter itself", R"(name = "a", type = "text", needs = ["a"])",
           R"(name = "b", type = "text")");
    expect("'not_above' of 'a' compares it with 'b'", R"(name = "a", type = "number", not_above = "b")",
           R"(name = "b", type = "ratio")");
    expect("'a' is at least 6, and 'b', which it may not exceed, at most 5",
           R"(name = "a", type = "number", least = 6, not_above = "b")", R"(name = "b", type = "number", most = 5)");
    expect("the default of 'a', 6, exceeds that of 'b', 5",
           R"(name = "a", type = "number", default = 6, not_above = "b")",
           R"(name = "b", type = "number", default = 5)");
    expect("'most' in parameter 'a' = 5 is below 'least'", R"(name = "a", type = "number", least = 6, most = 5)",
           R"(name = "b", type = "number")");
    EXPECT_NE(said_of_manifest("exactly_one_of = [[\"a\"]]\n" + parameters({R"(name = "a", type = "text")"}))
                  .find("'exactly_one_of' gives nothing to choose from"),
              std::string::npos);
}

} // namespace
