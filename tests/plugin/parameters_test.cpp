// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/synthetic_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace {

using opgave::apportion_method;
using opgave::parameter_type;
using opgave::rounding;
using opgave::rule_writer;
using opgave::testing::synthetic_parameter;
using opgave::testing::synthetic_rule;

// Every kind of parameter, read by the author's header: whatever is not as given is said by `fail`.
void reads_all(rule_writer& rule) {
    const auto check = [&](const char* name, bool as_given) {
        if (!as_given) rule.fail(name, "is not what was given");
    };
    check("aandeel", rule.ratio("aandeel").numerator == 8140 && rule.ratio("aandeel").denominator == 96000);
    check("vlag", rule.yes("vlag"));
    check("tekst", rule.text("tekst") == "zó");
    check("afronding", rule.rounding("afronding") == rounding::half_even);
    check("methode", rule.method("methode") == apportion_method::independent);
    check("minimum", rule.has("minimum") && rule.count("minimum") == 100);
    check("geen", !rule.has("geen"));
    check("soort", rule.category("soort").text() == "asiel");
    rule.let("term", rule.figure(rule.category("soort"), rule.basis("versie")) + rule.number("minimum"));
    rule.require("eis", rule.in_group(rule.group("groep")));
    rule.publish("maat", total(rule.offered("asiel"), rule.group("groep"))
                             / total(rule.attribute(rule.attribute_named("kenmerk"))));
}

TEST(Parameters, ReachTheAuthorAsTheyWereGiven) {
    synthetic_rule rule;
    rule.give(synthetic_parameter("aandeel", parameter_type::ratio), opgave::ratio{8140, 96000}, 1);
    rule.give(synthetic_parameter("vlag", parameter_type::yes_no), true, 2);
    rule.give(synthetic_parameter("tekst", parameter_type::text), std::string("zó"), 3);
    rule.give(synthetic_parameter("afronding", parameter_type::rounding), rounding::half_even, 4);
    rule.give(synthetic_parameter("methode", parameter_type::method), apportion_method::independent, 5);
    rule.give(synthetic_parameter("minimum", parameter_type::number, "plek"), std::int64_t{100}, 6);
    rule.give(synthetic_parameter("geen", parameter_type::ratio), {}, 8);
    rule.give(synthetic_parameter("soort", parameter_type::category), opgave::category_index{1}, 9);
    rule.give(synthetic_parameter("versie", parameter_type::basis), opgave::basis_index{1}, 10);
    rule.give(synthetic_parameter("groep", parameter_type::group), opgave::group_index{1}, 11);
    rule.give(synthetic_parameter("kenmerk", parameter_type::attribute), opgave::attribute_index{0}, 12);
    const auto written = rule.write<reads_all>();
    ASSERT_TRUE(written) << written.error()[0].to_text();

    const auto offered = rule.builder.figure({{1}, {1}, 1}, opgave::scope::members);
    EXPECT_EQ(written->names[0].value, rule.builder.add(offered, rule.builder.constant(100, {0})));
    EXPECT_EQ(written->requirements[0].condition, rule.builder.in_group({1}));
    EXPECT_EQ(written->measures[0].numerator, rule.builder.sum_set(offered, {1}));
}

void adds_minimum_to_persons(rule_writer& rule) {
    rule.let("term", rule.asked("statushouders") + rule.number("minimum"));
}

TEST(Parameters, CarryTheUnitOfTheManifest) {
    synthetic_rule rule;
    rule.give(synthetic_parameter("minimum", parameter_type::number, "plek"), std::int64_t{100}, 6);
    EXPECT_NE(rule.refusal<adds_minimum_to_persons>().find("R002"), std::string::npos);
}

void reads_rows(rule_writer& rule) {
    auto sum = rule.asked("amv");
    for (const auto row : rule.rows("lijst")) sum = sum + row.number("plekken");
    if (rule.rows("leeg").size() != 0) rule.fail("leeg", "has rows");
    rule.let("term", sum);
    rule.let("term", rule.scatter("lijst", "gemeente", "plekken"));
}

TEST(Parameters, OfAListAreReadRowByRowOrAsAColumn) {
    synthetic_rule rule;
    const auto     list = synthetic_parameter("lijst", parameter_type::list, {},
                                              {synthetic_parameter("gemeente", parameter_type::member),
                                               synthetic_parameter("plekken", parameter_type::number, "plek")});
    const auto     row  = [](std::uint32_t member, std::int64_t places) {
        return opgave::parameter_row{{opgave::member_index{member}, {}}, {places, {}}};
    };
    rule.give(list, opgave::parameter_list{row(2, 5), row(0, 7), row(2, 1)}, 1);
    rule.give(synthetic_parameter("leeg", parameter_type::list), {}, 2);
    const auto written = rule.write<reads_rows>();
    ASSERT_TRUE(written) << written.error()[0].to_text();
    const auto asked = rule.builder.figure({{0}, {0}, 0}, opgave::scope::members);
    EXPECT_EQ(written->names[0].value, rule.builder.add(asked, rule.builder.constant(13, {0})));
    EXPECT_EQ(written->names[1].value, rule.builder.scatter(std::array<std::int64_t, 3>{7, 0, 6}, {0}));
}

void reads_in_named_periods(rule_writer& rule) {
    const auto then = rule.period("toen");
    rule.let("term", rule.in(then).offered("amv") - rule.in(rule.period("straks")).previous(1).offered("amv"));
    if (then.text() != "2024" || then.offset() != -1) rule.fail("toen", "is not what was given");
    for (const auto row : rule.rows("lijst"))
        rule.require("eis", rule.whole().in(row.period("wanneer")).offered("amv") >= 1);
}

void reads_in_a_named_half_year(rule_writer& rule) {
    const bool is_the_one_before = rule.has("toen") && rule.period("toen").offset() == -1;
    if (!is_the_one_before) rule.fail("toen", "is not the one before");
    rule.let("term", rule.in(rule.period("toen")).offered("statushouders"));
}

TEST(Parameters, ThatNameAPeriodSayWhereFiguresAreRead) {
    synthetic_rule rule;
    rule.give(synthetic_parameter("toen", parameter_type::period), opgave::period{2024, 0}, 1);
    rule.give(synthetic_parameter("straks", parameter_type::period), opgave::period{2026, 0}, 2);
    rule.give(synthetic_parameter("lijst", parameter_type::list, {},
                                  {synthetic_parameter("wanneer", parameter_type::period)}),
              opgave::parameter_list{{{opgave::period{2024, 0}, {}}}}, 3);
    const auto written = rule.write<reads_in_named_periods>();
    ASSERT_TRUE(written) << written.error()[0].to_text();
    auto&      make  = rule.builder;
    const auto in    = [&](std::uint32_t time, opgave::scope of) { return make.figure({{0}, {1}, time}, of); };
    const auto first = in(0, opgave::scope::members);
    EXPECT_EQ(written->names[0].value, make.subtract(first, in(1, opgave::scope::members)));
    EXPECT_EQ(written->requirements[0].condition, make.at_least(in(0, opgave::scope::whole), make.constant(1)));
}

TEST(Parameters, ThatNameAHalfYearCountInHalfYears) {
    synthetic_rule rule;
    rule.give(synthetic_parameter("toen", parameter_type::period), opgave::period{2025, 1}, 4);
    const auto written = rule.write<reads_in_a_named_half_year>(opgave::testing::second_half);
    ASSERT_TRUE(written) << written.error()[0].to_text();
    EXPECT_EQ(
        rule.refusal<reads_in_a_named_half_year>(),
        "test.toml:4: error R009: rule 'proef' (test.rule) for 2025: parameter 'toen' names 2025-I, and the rule is "
        "written for a year; expected a year; give the other periods a rule of their own, with 'each' or 'periods'");
}

void counts_rows(rule_writer& rule) {
    rule.let("term", rule.count_rows("lijst", "gemeente"));
    rule.require("eis", rule.listed("lijst", "gemeente"));
}

TEST(Parameters, OfAListCountTheRowsThatNameAMember) {
    synthetic_rule rule;
    const auto     row = [](std::uint32_t member) { return opgave::parameter_row{{opgave::member_index{member}, {}}}; };
    rule.give(synthetic_parameter("lijst", parameter_type::list, {},
                                  {synthetic_parameter("gemeente", parameter_type::member)}),
              opgave::parameter_list{row(2), row(0), row(2)}, 1);
    const auto written = rule.write<counts_rows>();
    ASSERT_TRUE(written) << written.error()[0].to_text();
    const auto counted = rule.builder.scatter(std::array<std::int64_t, 3>{1, 0, 2}, {});
    EXPECT_EQ(written->names[0].value, counted);
    EXPECT_EQ(written->requirements[0].condition, rule.builder.at_least(counted, rule.builder.constant(1)));
}

void converts_to_the_unit_of_amv(rule_writer& rule) {
    rule.let("term", convert(rule.asked("statushouders"), {1, 1}, rounding::down, rule.unit_of("amv")));
}
void takes_the_unit_of_nothing(rule_writer& rule) {
    rule.let("term", convert(rule.asked("amv"), {1, 1}, rounding::down, rule.unit_of("goo")));
}

TEST(Parameters, KnowWhatACategoryIsCountedIn) {
    synthetic_rule rule;
    const auto     written = rule.write<converts_to_the_unit_of_amv>();
    ASSERT_TRUE(written) << written.error()[0].to_text();
    EXPECT_EQ(rule.builder[written->names[0].value].unit, opgave::formula_unit{0}) << "plek";
    EXPECT_NE(rule.refusal<takes_the_unit_of_nothing>().find("R008"), std::string::npos);
}

void reads_the_shares_as_they_stand(rule_writer& rule) {
    const auto minors = rule.asked("amv").times(rule.ratio("deel"), rounding::up);
    rule.let("term", minors + rule.asked("asiel").times(rule.ratio("aandeel"), rounding::down));
}
void reads_the_last_share_first(rule_writer& rule) {
    const auto all = rule.asked("asiel").times(rule.ratio("aandeel"), rounding::down);
    rule.let("term", rule.asked("amv").times(rule.ratio("deel"), rounding::up) + all);
}

/// What went into formulas, in an order of its own.
std::vector<std::pair<opgave::node_id, opgave::parameter_place>> uses_of(const opgave::written_rule& written) {
    std::vector<std::pair<opgave::node_id, opgave::parameter_place>> uses;
    for (const opgave::written_parameter_use& one : written.parameter_uses) uses.emplace_back(one.in, one.of);
    std::ranges::sort(uses);
    return uses;
}

TEST(ParameterUses, AreTheSameInWhicheverOrderACompilerReadsThem) {
    synthetic_rule rule; // two parameters that hold the same: either may have gone in
    rule.give(synthetic_parameter("deel", parameter_type::ratio), opgave::ratio{1, 2}, 1);
    rule.give(synthetic_parameter("aandeel", parameter_type::ratio), opgave::ratio{1, 2}, 2);
    const auto one   = rule.write<reads_the_shares_as_they_stand>();
    const auto other = rule.write<reads_the_last_share_first>();
    ASSERT_TRUE(one && other);
    ASSERT_EQ(one->names[0].value, other->names[0].value);
    EXPECT_EQ(uses_of(*one).size(), 4U);
    EXPECT_EQ(uses_of(*one), uses_of(*other));
}

TEST(ParameterUses, TellParametersApartThatHoldSomethingElse) {
    synthetic_rule rule;
    rule.give(synthetic_parameter("deel", parameter_type::ratio), opgave::ratio{1, 2}, 1);
    rule.give(synthetic_parameter("aandeel", parameter_type::ratio), opgave::ratio{1, 3}, 2);
    const auto written = rule.write<reads_the_shares_as_they_stand>();
    ASSERT_TRUE(written);
    const auto uses = uses_of(*written);
    ASSERT_EQ(uses.size(), 2U);
    for (const auto& [in, of] : uses)
        EXPECT_EQ(rule.builder[in].op == opgave::operation::times_ratio ? rule.builder[in].second : 0,
                  of.parameter == 0 ? 2 : 3);
}

void uses_each_row_as_it_reads_it(rule_writer& rule) {
    auto sum = rule.asked("asiel").times({1, 5}, rounding::down);
    for (const auto row : rule.rows("lijst")) {
        const auto share = row.ratio("deel");
        sum              = sum.times(share, rounding::down);
    }
    rule.let("term", sum);
}
void uses_rows_that_it_read_before(rule_writer& rule) {
    const auto rows  = rule.rows("lijst");
    const auto first = rows[0].ratio("deel");
    (void)rows[1].ratio("deel");
    rule.let("term", rule.asked("asiel").times({1, 5}, rounding::down).times(first, rounding::down)
                         + rule.asked("amv").times(rule.ratio("aandeel"), rounding::down));
}

synthetic_rule rule_with_two_rows_alike() {
    synthetic_rule rule;
    rule.give(
        synthetic_parameter("lijst", parameter_type::list, {}, {synthetic_parameter("deel", parameter_type::ratio)}),
        opgave::parameter_list{{{opgave::ratio{1, 2}, {}}}, {{opgave::ratio{1, 2}, {}}}}, 1);
    rule.give(synthetic_parameter("aandeel", parameter_type::ratio), opgave::ratio{1, 2}, 2);
    return rule;
}

TEST(ParameterUses, OfAListAreTheRowThatWasReadLast) {
    synthetic_rule rule    = rule_with_two_rows_alike();
    const auto     written = rule.write<uses_each_row_as_it_reads_it>();
    ASSERT_TRUE(written) << written.error()[0].to_text();
    ASSERT_EQ(written->parameter_uses.size(), 2U);
    EXPECT_EQ(written->parameter_uses[0].of, (opgave::parameter_place{0, 0, 0}));
    EXPECT_EQ(written->parameter_uses[1].of, (opgave::parameter_place{0, 1, 0}));
}

TEST(ParameterUses, OfAListAreTheListWhereAnotherParameterHoldsTheSame) {
    synthetic_rule rule    = rule_with_two_rows_alike();
    const auto     written = rule.write<uses_rows_that_it_read_before>();
    ASSERT_TRUE(written) << written.error()[0].to_text();
    ASSERT_EQ(written->parameter_uses.size(), 4U) << "into two formulas, the list and the share each";
    for (const auto& [in, of] : uses_of(*written)) EXPECT_EQ(of, (opgave::parameter_place{of.parameter}));
}

void reads_unknown(rule_writer& rule) { (void)rule.ratio("aandel"); }
void reads_number(rule_writer& rule) { (void)rule.number("aandeel"); }
void reads_ratio(rule_writer& rule) {
    rule.let("term", rule.asked("amv").times(rule.ratio("aandeel"), rounding::down));
}

TEST(Parameters, ReadOtherwiseThanTheManifestSaysAreRefused) {
    synthetic_rule rule;
    rule.give(synthetic_parameter("aandeel", parameter_type::ratio), {}, 1);
    EXPECT_NE(
        rule.refusal<reads_unknown>().find("R008: rule 'proef' (test.rule) for 2025: it reads parameter 'aandel'"),
        std::string::npos);
    EXPECT_NE(rule.refusal<reads_number>().find("as a number, but its manifest says ratio"), std::string::npos);
    EXPECT_NE(rule.refusal<reads_ratio>().find("'aandeel', which is not given and has no default"), std::string::npos);
}

} // namespace
