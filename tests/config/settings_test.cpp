// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>
#include <opgave/config/province.hpp>
#include <opgave/config/settings.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

/// Three synthetic files, each on top of the one before: land, provincie, eigen.
namespace {

using opgave::setting;

const std::string folder = "tests/config/three_layers/";
const std::string own    = folder + "eigen.toml";

std::string all_of(const opgave::diagnostics& problems) {
    std::string text;
    for (const auto& one : problems) text += one.to_text() + '\n';
    return text;
}

/// `value < file:line < what it replaced, at file:line`, one line a setting.
std::string text_of(const opgave::result<std::vector<setting>>& found) {
    if (!found) return all_of(found.error());
    const auto  at = [](const opgave::place& where) { return where.to_text().substr(folder.size()); };
    std::string text;
    for (const setting& one : *found) {
        text += one.key + " = " + one.value.value_or("(gone)") + " @ " + at(one.where);
        for (const auto& before : one.overrides) text += " < " + before.value + " @ " + at(before.where);
        text += '\n';
    }
    return text;
}

std::string shown(const std::string& key) {
    const auto all = opgave::read_settings(own);
    return all ? text_of(opgave::find_settings(*all, key, own)) : all_of(all.error());
}

opgave::province laid_over() {
    auto said = opgave::read_province(own);
    EXPECT_TRUE(said) << all_of(said.error());
    return said ? *std::move(said) : opgave::province{};
}

const opgave::rule_entry* rule_of(const opgave::province& said, const std::string& id) {
    const auto found =
        std::find_if(said.rules.begin(), said.rules.end(), [&](const auto& one) { return one.id == id; });
    return found == said.rules.end() ? nullptr : &*found;
}

std::string in_force(const std::string& key, opgave::period when, const std::string& file = own) {
    const auto all   = opgave::read_settings(file);
    const auto said  = opgave::read_province(file);
    const auto found = opgave::find_settings(*all, key, file);
    const auto now   = opgave::settings_in_force(*found, *said, when);
    if (!now) return all_of(now.error());
    std::string text;
    for (const setting& one : *now) text += one.key + '\n';
    return text;
}

/// A plugin with the kind of rule that the files use, and defaults for all of its parameters.
opgave::manifest plugin_of_the_layers() {
    const auto parameter = [](const char* name, const char* standard) {
        opgave::parameter one;
        one.name             = name;
        one.standard_text    = standard;
        one.standard_at.file = folder + "plugin.toml";
        one.standard_at.line = 9;
        return one;
    };
    opgave::rule_kind kind;
    kind.id         = "asiel.amv_opgave";
    kind.parameters = {parameter("aandeel", "\"1/3\""), parameter("afronding", "\"down\""),
                       parameter("geheel", "false"), parameter("zonder", "")};
    opgave::manifest plugin;
    plugin.rule_kinds = {kind};
    return plugin;
}

TEST(Settings, ThatNoFileSaysAreTheDefaultsOfThePlugin) {
    const auto stated = opgave::read_settings(own);
    ASSERT_TRUE(stated) << all_of(stated.error());
    const auto all = opgave::with_defaults(*stated, {plugin_of_the_layers()});
    EXPECT_EQ(all.size(), stated->size() + 1) << "what a file says, by dates or not, is no default";
    EXPECT_EQ(text_of(opgave::find_settings(all, "geheel", own)), "rule.amv_opgave.geheel = false @ plugin.toml:9\n");
    const auto last = std::find_if(all.begin(), all.end(), [](const setting& one) { return one.is_default; });
    ASSERT_NE(last, all.end());
    EXPECT_TRUE(std::prev(last)->key.starts_with("rule.amv_opgave.")) << "it stands behind what is said of its rule";
    EXPECT_EQ(opgave::with_defaults(*stated, {}).size(), stated->size());
}

} // namespace

TEST(Layers, GiveEachValueTheLineThatSetItAndWhatItTookThePlaceOf) {
    EXPECT_EQ(shown("name"), "name = \"Eigen tafel\" @ eigen.toml:5:11 < \"Provincie\" @ provincie.toml:6:11 < "
                             "\"Land\" @ land.toml:5:11\n");
    EXPECT_EQ(shown("rule.amv_opgave.afronding"),
              "rule.amv_opgave.afronding = \"up\" @ eigen.toml:23:13 < \"half_up\" @ land.toml:67:13\n");
    EXPECT_EQ(shown("attribute.inwoners.values"), "attribute.inwoners.values.GM9901 = 1000 @ provincie.toml:27:21\n"
                                                  "attribute.inwoners.values.GM9902 = 2100 @ eigen.toml:14:21 < 2000 @ "
                                                  "provincie.toml:27:36\n");
    EXPECT_EQ(shown("grouping.regio.zuid"),
              "grouping.regio.zuid.label.nl = \"zuid en west\" @ eigen.toml:18:40 < \"zuid\" @ provincie.toml:19:35\n"
              "grouping.regio.zuid.members = [\"GM9902\"] @ provincie.toml:19:55\n");
    EXPECT_EQ(shown("periods.2026"), "periods.2026 = \"2026\" @ provincie.toml:7:12\n");
}

TEST(Layers, KeepWhatTheNearestFileDoesNotName) {
    const opgave::province said = laid_over();
    EXPECT_EQ(said.id, "PV99");
    EXPECT_EQ(said.where.file, own);
    ASSERT_EQ(said.members.size(), 2U);
    EXPECT_EQ(said.members[0].name, "Eerste");
    EXPECT_EQ(said.members[1].name, "Tweede stad");
    EXPECT_EQ(said.periods.size(), 3U);
    ASSERT_EQ(said.cycles.size(), 2U);
    EXPECT_EQ(said.cycles[1].label.nl, "cyclus 2025");
    EXPECT_EQ(said.cycles[1].periods.size(), 2U);

    const opgave::rule_entry* share = rule_of(said, "amv_opgave");
    ASSERT_NE(share, nullptr);
    EXPECT_EQ(share->kind.value, "asiel.amv_opgave");
    EXPECT_EQ(share->force, opgave::force::attention);
    EXPECT_EQ(share->valid.from, (opgave::date{2024, 2, 1}));
    EXPECT_EQ(share->where.file, own); // the last that had a hand in it
}

TEST(Layers, TakeAwayWhatANearerFileRemoves) {
    EXPECT_EQ(rule_of(laid_over(), "amv_quotum"), nullptr);
    EXPECT_EQ(shown("rule.amv_quotum.kind"),
              "rule.amv_quotum.kind = (gone) @ eigen.toml:26:1 < \"asiel.amv_quota\" @ land.toml:71:10\n");
}

TEST(Layers, LetTheMiddleOneStandOnItsOwn) {
    const auto said = opgave::read_province(folder + "provincie.toml");
    ASSERT_TRUE(said) << all_of(said.error());
    EXPECT_NE(rule_of(*said, "amv_quotum"), nullptr);
    EXPECT_EQ(rule_of(*said, "amv_opgave")->force, opgave::force::statutory);
}

TEST(Settings, AreFoundByThePartsOfTheirNames) {
    EXPECT_EQ(shown("afronding"), shown("rule.amv_opgave.afronding"));
    EXPECT_EQ(shown("amv_opgave.force"), shown("rule.amv_opgave.force"));
    EXPECT_NE(shown("GM9901").find("figure.GM9901.asiel.opgave.2024.value = 100 @ provincie.toml:47:12"),
              std::string::npos);
}

TEST(Settings, NameTheNearestWhereThereIsNone) {
    EXPECT_EQ(shown("rule.amv_opgaaf.aandeel"),
              own
                  + ": error C007: nothing here, or in what the file extends, is called 'rule.amv_opgaaf.aandeel'; "
                    "expected a key such as 'rule.amv_opgave.aandeel', or a part of one; did you mean "
                    "'rule.amv_opgave.aandeel'?\n");
}

TEST(Settings, HaveALineForEachValueThatChangesOnADate) {
    EXPECT_EQ(shown("rule.amv_opgave.aandeel"),
              "rule.amv_opgave.aandeel.2024-02-01 = { from = 2024-02-01, value = \"10 %\", source = \"synthetic\" } @ "
              "provincie.toml:38:5 < \"10 %\" @ land.toml:66:13\n"
              "rule.amv_opgave.aandeel.2025-01-01 = { from = 2025-01-01, value = \"1/4\", source = \"synthetic\" } @ "
              "provincie.toml:39:5 < \"10 %\" @ land.toml:66:13\n");
}

TEST(Settings, InForceAreThoseOfTheLastDayOfThePeriod) {
    EXPECT_EQ(in_force("aandeel", {2024, 0}), "rule.amv_opgave.aandeel.2024-02-01\n");
    EXPECT_EQ(in_force("aandeel", {2026, 0}), "rule.amv_opgave.aandeel.2025-01-01\n");
}

TEST(Settings, SayWhenThereIsNoneInForce) {
    EXPECT_EQ(in_force("rule.amv_opgave.aandeel", {2023, 0}, "config/nederland.toml")
                  .substr(std::string("config/nederland.toml:").size()),
              in_force("rule.amv_opgave", {2023, 0}, "config/drenthe.toml")
                  .substr(std::string("config/nederland.toml:").size()));
    EXPECT_NE(in_force("aandeel", {2023, 0})
                  .find("error C018: rule 'amv_opgave' is not in force in 2023; it is in "
                        "force for years from 2024-02-01"),
              std::string::npos);
}

TEST(Settings, WithDatesAreNamedByTheirFirstDay) {
    const std::string file = "tests/expectations/voorland.toml";
    const auto        all  = opgave::read_settings(file);
    ASSERT_TRUE(all) << all_of(all.error());
    const auto found = opgave::find_settings(*all, "rule.amv_opgave.aandeel", file);
    ASSERT_TRUE(found) << all_of(found.error());
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ((*found)[0].key, "rule.amv_opgave.aandeel.first"); // without a first day: it always was
    EXPECT_EQ((*found)[1].key, "rule.amv_opgave.aandeel.2026-01-01");
}

TEST(Netherlands, NamesASuccessorOfEachDissolvedMunicipality) {
    const auto said = opgave::read_province("config/nederland.toml");
    ASSERT_TRUE(said) << all_of(said.error());
    EXPECT_EQ(said->dissolved.size(), 14U); // between 1 January 2021, 352 municipalities, and 1 January 2023, 342
    for (const auto& one : said->dissolved) {
        EXPECT_FALSE(one.source.empty()) << one.name;
        ASSERT_EQ(one.merged_into.size(), 1U) << one.name;
        const auto is_gone = [&](const auto& other) { return other.code == one.merged_into[0].code; };
        EXPECT_TRUE(std::none_of(said->dissolved.begin(), said->dissolved.end(), is_gone)) << one.name;
    }
    EXPECT_EQ(said->dissolved.front().successors(), "Purmerend (GM0439)");
}
