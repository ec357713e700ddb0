// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/plugin.hpp>

#include "plugin/synthetic_table.hpp"
#include "rules/small_table.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <string>

/// tests/faulty/rules holds what is said back about a rule that cannot be written, and about a plugin that cannot be taken:
/// one `<code>.expected` each. What is wrong is made here, since it takes a plugin.
namespace {

using opgave::ratio;
using opgave::rounding;
using opgave::rule_writer;
using opgave::testing::small_province;
using opgave::testing::synthetic_rule;

void leaves_64_bits(rule_writer& rule) {
    rule.let("term", rule.offered("amv").times(ratio{INT64_MAX, 1}, rounding::down));
}
void adds_unlike_units(rule_writer& rule) { rule.let("term", rule.offered("amv") + rule.offered("statushouders")); }
void sums_the_whole_over_members(rule_writer& rule) { rule.let("term", total(rule.whole().offered("amv"))); }
void sums_a_stock_over_years(rule_writer& rule) {
    rule.let("term", rule.offered("amv") + rule.previous(1).offered("amv"));
}
void reads_the_undeclared(rule_writer& rule) { rule.let("term", rule.offered("crisisopvang")); }
void gives_up(rule_writer& rule) { rule.fail("minimum", "is more than the province has"); }
void bears_an_undeclared_label(rule_writer& rule) { rule.require("eisch", rule.offered("amv") >= 1); }
void divides_by_keys_of_0(rule_writer& rule) {
    const auto nobody = rule.attribute("inwoners").times(ratio{0, 1}, rounding::down);
    rule.let("term", share_out(rule.whole().asked("amv"), nobody, opgave::apportion_method::largest_remainder));
}

template <void (*Write)(rule_writer&)>
std::string refused_rule() {
    return synthetic_rule().refusal<Write>() + '\n';
}

std::string refused_definitions(const std::function<void(small_province&)>& write) {
    small_province in;
    write(in);
    const auto made = in.compile();
    return made ? "it was compiled\n" : made.error().front().to_text() + '\n';
}

std::string defines_in_a_circle() {
    return refused_definitions([](small_province& in) {
        in.rule_of("heen").definitions  = {{in.key("amv", in.axes->asked, 0), opgave::scope::members, in.asked("azc")}};
        in.rule_of("terug").definitions = {{in.key("azc", in.axes->asked, 0), opgave::scope::members, in.asked("amv")}};
    });
}

std::string defines_what_forms_fill() {
    return refused_definitions([](small_province& in) {
        in.rule_of("raadt").definitions = {
            {in.key("amv", in.axes->offered, 0), opgave::scope::members, in.asked("asiel")}};
    });
}

std::string said_of_file(const char* id) {
    const auto loaded = opgave::plugin_store::open({OPGAVE_TEST_FAULTY})->load(id);
    if (loaded) return "it was loaded\n";
    const std::string said = loaded.error().front().to_text();
    return said.substr(said.find(id)) + '\n'; // without the folder of this build
}

std::string said_of_manifest() {
    const auto read =
        opgave::read_manifest("format = 1\n[plugin]\nid = \"Proef\"\nversoin = \"0.1.0\"\n", "plugin.toml");
    if (read) return "it was read\n";
    std::string lines;
    for (const auto& one : read.error()) lines += one.to_text() + '\n';
    return lines;
}

std::string said_of_an_entry_that_gives_nothing() {
    const opgave::static_plugin linked[] = {{"proef", []() -> const opgave_plugin* { return nullptr; }}};
    const auto                  loaded   = opgave::plugin_store::of(linked).load("proef");
    return loaded ? "it was loaded\n" : loaded.error().front().to_text() + '\n';
}

struct faulty_rule {
    const char* code;
    std::string (*said)();
};

constexpr faulty_rule faulty_rules[] = {
    {"R001", refused_rule<leaves_64_bits>},
    {"R002", refused_rule<adds_unlike_units>},
    {"R003", refused_rule<sums_the_whole_over_members>},
    {"R004", defines_in_a_circle},
    {"R006", defines_what_forms_fill},
    {"R007", refused_rule<sums_a_stock_over_years>},
    {"R008", refused_rule<reads_the_undeclared>},
    {"R009", refused_rule<gives_up>},
    {"R010", refused_rule<bears_an_undeclared_label>},
    {"R011", refused_rule<divides_by_keys_of_0>},
    {"P002", [] { return said_of_file("has_no_entry"); }},
    {"P003", said_of_an_entry_that_gives_nothing},
    {"P004", said_of_manifest},
    {"P005", [] { return said_of_file("needs_a_newer_host"); }},
};

class FaultyRule : public testing::TestWithParam<faulty_rule> {};

TEST_P(FaultyRule, SaysBackWhatIsExpected) {
    std::ifstream     in(std::string("tests/faulty/rules/") + GetParam().code + ".expected", std::ios::binary);
    const std::string expected{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(GetParam().said(), expected);
}

INSTANTIATE_TEST_SUITE_P(Code, FaultyRule, testing::ValuesIn(faulty_rules),
                         [](const auto& one) { return std::string(one.param.code); });

} // namespace
