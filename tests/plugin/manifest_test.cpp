// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>

#include "plugin/synthetic_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace {

using opgave::check_parameters;
using opgave::read_manifest;

const std::string header = R"(format = 1
[plugin]
id = "proef"
version = "0.1.0"
licence = "EUPL-1.2 OR Apache-2.0"
authors = ["opgave"]
label = { nl = "Proef" }
)";

const std::string kind = R"(
[[rule_kind]]
id = "proef.eis"
label = { nl = "Eis" }
summary = { nl = "Synthetisch." }
source = "synthetic"
reads = { categories = ["amv"] }
)";

std::string parameter(const std::string& keys) { return "\n[[rule_kind.parameter]]\nlabel = { nl = \"p\" }\n" + keys; }

std::string said_about(const std::string& text) {
    const auto  read = read_manifest(text, "proef.so");
    std::string lines;
    if (!read)
        for (const auto& one : read.error()) lines += one.to_text() + '\n';
    return lines;
}

TEST(Manifest, SaysWhatThePluginOffers) {
    const auto read = read_manifest(header + R"(
[[category]]
id = "nacht"
label = { nl = "Nachtopvang", en = "night shelter" }
unit = "plek"
nature = "stock"
source = "synthetic"
)" + kind + parameter("name = \"minimum\"\ntype = \"number\"\nunit = \"plek\"\nleast = 1\ndefault = 100\n")
                                        + "\n[rule_kind.text.eis]\nnl = \"de eis\"\nen = \"the requirement\"\n",
                                    "proef.so");
    ASSERT_TRUE(read) << read.error()[0].to_text();
    EXPECT_EQ(read->id, "proef");
    ASSERT_EQ(read->categories.size(), 1U);
    EXPECT_EQ(read->categories[0].unit.value, "plek");
    const opgave::rule_kind* eis = read->find_rule_kind("proef.eis");
    ASSERT_NE(eis, nullptr);
    EXPECT_EQ(eis->reads.categories, std::vector<std::string>{"amv"});
    EXPECT_EQ(eis->parameters.at(0).unit, "plek");
    EXPECT_EQ(eis->parameters.at(0).least, (opgave::ratio{1, 1}));
    EXPECT_EQ(std::get<std::int64_t>(eis->parameters.at(0).standard), 100);
    EXPECT_EQ(eis->texts.at("eis").en, "the requirement");
}

TEST(Manifest, ThatIsWrongIsRefusedWithAllThatIsWrongAndWhere) {
    const std::string said =
        said_about(header + "colour = 1\n" + kind + parameter("name = \"kind\"\ntype = \"number\"\n")
                   + parameter("name = \"a\"\ntype = \"nummer\"\n")
                   + parameter("name = \"b\"\ntype = \"number\"\nleast = 5\ndefault = 4\n"));
    EXPECT_NE(said.find("proef.so:8:1: error P004: unknown key 'colour' in plugin 'proef'"), std::string::npos) << said;
    EXPECT_NE(said.find("parameter 'kind' bears the name of a key that every rule has"), std::string::npos) << said;
    EXPECT_NE(said.find("\"nummer\" is unknown"), std::string::npos) << said;
    EXPECT_NE(said.find("= 4 is below the smallest allowed, 5"), std::string::npos) << said;
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 4) << said;
}

TEST(Manifest, OfBytesThatAreNoTomlIsRefused) {
    EXPECT_TRUE(said_about("\x01\x02").starts_with("proef.so:1:1: error P004: "));
    EXPECT_NE(said_about(std::string(5000, '[')).find("P004"), std::string::npos);
    EXPECT_NE(said_about("").find("P004"), std::string::npos);
}

TEST(Manifest, KeepsTheIdsOfItsRuleKindsInItsOwnName) {
    const std::string said = said_about(header
                                        + "[[rule_kind]]\nid = \"ander.eis\"\nlabel = { nl = \"Eis\" }\n"
                                          "summary = { nl = \"Synthetisch.\" }\nsource = \"synthetic\"\n");
    EXPECT_NE(said.find("rule kind 'ander.eis' does not begin with the id of its plugin"), std::string::npos) << said;
}

// --- the parameters of a rule against its kind -----------------------------------------------------------------------

class RuleParameters : public ::testing::Test {
protected:
    /// A rule whose parameters stand from line 10 on, one a line.
    void write(const std::string& key, decltype(opgave::written_value::what) what) {
        opgave::place at;
        at.file = "test.toml";
        at.line = 10 + static_cast<std::uint32_t>(rule.parameters.size());
        rule.parameters.push_back({key, at, {std::move(what), at}});
    }
    std::string refusal() {
        const auto checked = check_parameters(*said.find_rule_kind("proef.eis"), rule, axes);
        if (checked) return "accepted";
        std::string lines;
        for (const auto& one : checked.error()) lines += one.to_text() + '\n';
        return lines;
    }
    static opgave::manifest manifest_with(const std::string& parameters) {
        return *read_manifest(header + kind + parameters, "proef.so");
    }

    opgave::frame    axes = opgave::testing::synthetic_frame();
    opgave::manifest said = manifest_with(
        parameter("name = \"aandeel\"\ntype = \"ratio\"\nleast = \"0\"\nmost = \"50 %\"\nrequired = true\n")
        + parameter("name = \"soort\"\ntype = \"category\"\ndefault = \"amv\"\n")
        + parameter("name = \"methode\"\ntype = \"method\"\ndefault = \"dhondt\"\n")
        + parameter("name = \"vrij\"\ntype = \"text\"\n")
        + parameter(
            "name = \"lijst\"\ntype = \"list\"\nfields = [{ name = \"gemeente\", type = \"member\", required = true }, "
            "{ name = \"plekken\", type = \"number\", default = 3 }]\n"));
    opgave::rule_entry rule;

    void SetUp() override {
        rule.id         = "amv";
        rule.where.file = "test.toml";
        rule.where.line = 9;
    }
};

TEST_F(RuleParameters, AreFilledInWithTheDefaultsOfTheManifest) {
    write("aandeel", std::string("8140/96000"));
    const auto checked = check_parameters(*said.find_rule_kind("proef.eis"), rule, axes);
    ASSERT_TRUE(checked) << checked.error()[0].to_text();
    EXPECT_EQ(std::get<opgave::ratio>(checked->at(0).at(0).content).numerator, 8140);
    EXPECT_EQ(checked->at(0).at(0).where.line, 10U);
    EXPECT_EQ(std::get<opgave::category_index>(checked->at(0).at(1).content), opgave::category_index{0});
    EXPECT_EQ(checked->at(0).at(1).where.line, 9U);
    EXPECT_EQ(std::get<opgave::apportion_method>(checked->at(0).at(2).content), opgave::apportion_method::dhondt);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(checked->at(0).at(3).content));
}

TEST_F(RuleParameters, ThatAreWrongAreAllNamedWithTheirPlaces) {
    write("aandeel", std::string("85 %"));
    write("soort", std::string("avm"));
    write("methode", std::int64_t{3});
    write("vrijj", std::string("x"));
    EXPECT_EQ(refusal(),
              "test.toml:10: error C009: 'aandeel' in rule 'amv' (proef.eis) = 85 % exceeds the largest allowed, 50 %\n"
              "test.toml:11: error C007: 'soort' in rule 'amv' (proef.eis) names 'avm', which the province does not "
              "have; did you mean 'amv'?\n"
              "test.toml:12: error C003: 'methode' in rule 'amv' (proef.eis) is a whole number; expected a text; write "
              "it in quotes: \"3\"\n"
              "test.toml:13: error C004: unknown key 'vrijj' in rule 'amv' (proef.eis); did you mean 'vrij'?\n");
}

TEST_F(RuleParameters, ThatAreRequiredMustBeGiven) {
    EXPECT_EQ(refusal(), "test.toml:9: error C002: the key 'aandeel' in rule 'amv' (proef.eis) is missing\n");
}

TEST_F(RuleParameters, OfAListAreCheckedRowByRow) {
    write("aandeel", std::int64_t{0});
    const auto text = [](std::string value) { return opgave::written_value{std::move(value), {}}; };
    const auto row  = [](std::vector<opgave::written_entry> entries) {
        return opgave::written_value{std::move(entries), {}};
    };
    write("lijst", opgave::written_list{row({{"gemeente", {}, text("GM0002")}})});
    const auto checked = check_parameters(*said.find_rule_kind("proef.eis"), rule, axes);
    ASSERT_TRUE(checked) << checked.error()[0].to_text();
    const auto& rows = std::get<opgave::parameter_list>(checked->at(0).at(4).content);
    EXPECT_EQ(std::get<opgave::member_index>(rows.at(0).at(0).content), opgave::member_index{1});
    EXPECT_EQ(std::get<std::int64_t>(rows.at(0).at(1).content), 3);

    rule.parameters.back().value.what = opgave::written_list{row({{"gemeente", {}, text("GM9999")}}), row({})};
    const std::string said_of_rows    = refusal();
    EXPECT_NE(said_of_rows.find("names 'GM9999', which the province does not have"), std::string::npos) << said_of_rows;
    EXPECT_NE(said_of_rows.find("'gemeente' in lijst is missing"), std::string::npos) << said_of_rows;
}

TEST_F(RuleParameters, OfAListMustHaveTheRowsThatTheRuleCannotDoWithout) {
    said = manifest_with(parameter("name = \"stromen\"\ntype = \"list\"\nleast_rows = 2\n"
                                   "fields = [{ name = \"soort\", type = \"category\" }]\n"));
    EXPECT_EQ(refusal(), "accepted") << "a list that is not given has no rows to count";
    write("stromen", opgave::written_list{});
    EXPECT_EQ(refusal(),
              "test.toml:10: error C009: 'stromen' in rule 'amv' (proef.eis) has 0 rows; expected at least 2\n");
    rule.parameters.back().value.what = std::vector<opgave::written_entry>{};
    EXPECT_EQ(refusal(), "test.toml:10: error C003: 'stromen' in rule 'amv' (proef.eis) is a table; expected a list of "
                         "tables; write stromen = [{ ... }], or a header in double brackets: [[rule.stromen]]\n");
}

TEST_F(RuleParameters, ThatNameAMemberAreLedToItsCode) {
    said               = manifest_with(parameter("name = \"wie\"\ntype = \"member\"\n"));
    axes.members       = {{"GM1690", "De Wolden"}, {"GM0118", "Hoogeveen"}};
    const auto said_of = [&](const char* name) {
        rule.parameters.clear();
        write("wie", std::string(name));
        const std::string whole = refusal();
        return whole.substr(whole.find("have; ") + 6);
    };
    EXPECT_EQ(said_of("De Wolden"), "did you mean 'GM1690' (De Wolden)?\n");
    EXPECT_EQ(said_of("hogeveen"), "did you mean 'GM0118' (Hoogeveen)?\n");
    EXPECT_EQ(said_of("gm 1690"), "did you mean 'GM1690' (De Wolden)?\n");
    EXPECT_EQ(said_of("GM1691"), "known are 'GM1690', 'GM0118'\n") << "codes that look alike are not near";
}

TEST_F(RuleParameters, ThatNameAPeriodNameOneOfTheProvince) {
    said                  = manifest_with(parameter("name = \"peiljaar\"\ntype = \"period\"\ndefault = \"2024\"\n"));
    const auto by_default = check_parameters(*said.find_rule_kind("proef.eis"), rule, axes);
    ASSERT_TRUE(by_default) << by_default.error()[0].to_text();
    EXPECT_EQ(std::get<opgave::period>(by_default->at(0).at(0).content), (opgave::period{2024, 0}));
    write("peiljaar", std::string("2025-II"));
    EXPECT_EQ(refusal(), "accepted");
    write("peiljaar", std::string("2026"));
    rule.parameters.erase(rule.parameters.begin());
    EXPECT_EQ(refusal(), "test.toml:11: error C007: 'peiljaar' in rule 'amv' (proef.eis) names 2026, a period that the "
                         "province does not have; did you mean '2024'?\n");
    rule.parameters.back().value.what = std::int64_t{2025};
    EXPECT_EQ(refusal(), "test.toml:11: error C003: 'peiljaar' in rule 'amv' (proef.eis) is a whole number; expected a "
                         "text; write it in quotes: \"2025\"\n");
}

TEST(Manifest, CannotAskForLessThanNoRows) {
    const std::string list = "name = \"a\"\ntype = \"list\"\nfields = [{ name = \"b\", type = \"member\" }]\n";
    EXPECT_NE(said_about(header + kind + parameter(list + "least_rows = -1\n")).find("= -1 is below 0"),
              std::string::npos);
    EXPECT_NE(said_about(header + kind + parameter("name = \"a\"\ntype = \"text\"\nleast_rows = 1\n"))
                  .find("unknown key 'least_rows'"),
              std::string::npos);
}

TEST(Manifest, MayNameItsParametersInItsTexts) {
    const std::string soort  = parameter("name = \"soort\"\ntype = \"category\"\n");
    const auto        naming = [](const char* name) {
        return std::string("\n[rule_kind.text.eis]\nnl = \"{") + name + "} gehaald\"\n";
    };
    EXPECT_EQ(said_about(header + kind + soort + naming("soort")), "");
    EXPECT_NE(said_about(header + kind + soort + naming("sort"))
                  .find("text 'eis' of rule kind 'proef.eis' names '{sort}', which is no parameter with one value; "
                        "did you mean 'soort'?"),
              std::string::npos);
    for (const char* text : {"groei {soort", "groei soort}", "{", "{soort} }", "{{soort}}"})
        EXPECT_NE(
            said_about(header + kind + soort + "\n[rule_kind.text.eis]\nnl = \"" + text + "\"\n")
                .find(std::string("P004: text 'eis' of rule kind 'proef.eis' has a brace without its other one: \"")
                      + text + '"'),
            std::string::npos)
            << text;
}

TEST(Manifest, SaysWhichKindsOfRulesConserve) {
    EXPECT_TRUE(read_manifest(header + kind + "conserves = true\n", "proef.so")->rule_kinds.at(0).conserves);
    EXPECT_FALSE(read_manifest(header + kind, "proef.so")->rule_kinds.at(0).conserves);
}

} // namespace

TEST_F(RuleParameters, OfEveryTypeMayChangeOnDates) {
    const auto text  = [](std::string value) { return opgave::written_value{std::move(value), {}}; };
    const auto table = [](std::vector<opgave::written_entry> entries) {
        return opgave::written_value{std::move(entries), {}};
    };
    const auto changing = [&](opgave::written_value first, opgave::written_value second) {
        return opgave::written_list{
            table({{"until", {}, {opgave::date{2024, 12, 31}, {}}}, {"value", {}, std::move(first)}}),
            table({{"from", {}, {opgave::date{2025, 7, 1}, {}}}, {"value", {}, std::move(second)}})};
    };
    const auto rows = [&](const char* who) {
        return opgave::written_value{opgave::written_list{table({{"gemeente", {}, text(who)}})}, {}};
    };
    write("aandeel", changing(text("10 %"), text("20 %")));
    write("soort", changing(text("amv"), text("asiel")));
    write("methode", changing(text("dhondt"), text("sainte_lague")));
    write("vrij", changing(text("eerst"), text("dan")));
    write("lijst", changing(rows("GM0001"), rows("GM0002")));
    rule.valid.half_years = false; // 2024 and 2025, of which the last days count
    const auto checked    = check_parameters(*said.find_rule_kind("proef.eis"), rule, axes);
    ASSERT_TRUE(checked) << checked.error()[0].to_text();
    ASSERT_EQ(checked->of_period.size(), 2U);
    const auto& before = checked->at(0);
    const auto& after  = checked->at(1);
    EXPECT_EQ(std::get<opgave::ratio>(before[0].content), (opgave::ratio{10, 100}));
    EXPECT_EQ(std::get<opgave::ratio>(after[0].content), (opgave::ratio{20, 100}));
    EXPECT_EQ(std::get<opgave::category_index>(before[1].content), opgave::category_index{0});
    EXPECT_EQ(std::get<opgave::category_index>(after[1].content), opgave::category_index{1});
    EXPECT_EQ(std::get<opgave::apportion_method>(after[2].content), opgave::apportion_method::sainte_lague);
    EXPECT_EQ(std::get<std::string>(after[3].content), "dan");
    const auto first_member = [](const opgave::parameter_value& list) {
        return std::get<opgave::member_index>(std::get<opgave::parameter_list>(list.content).at(0).at(0).content);
    };
    EXPECT_EQ(first_member(before[4]), opgave::member_index{0});
    EXPECT_EQ(first_member(after[4]), opgave::member_index{1});

    rule.valid = {}; // in the first half of 2025 there is nothing
    EXPECT_EQ(
        refusal().substr(0, 167),
        "test.toml:10: error C018: no 'aandeel' in rule 'amv' (proef.eis) is in force on 2025-06-30, the last day of "
        "2025-I; in force until 2024-12-31 and again from 2025-07-01");
}
