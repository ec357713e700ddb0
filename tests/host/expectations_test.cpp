// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/expectations.hpp>
#include <opgave/host/check_expectations.hpp>
#include <opgave/host/plugin_store.hpp>

#include "plugin/shipped_store.hpp"
#include "said.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

/// tests/expectations holds a synthetic province, tests of it that pass and that fail, and files of tests in which
/// something is wrong: each `faulty_x.test.toml` with what it says back in `faulty_x.test.expected`.
namespace {

using opgave::testing::lines_of;
using opgave::testing::text_of;

using namespace opgave;
using std::filesystem::path;

const path        folder   = "tests/expectations";
const std::string voorland = "tests/expectations/voorland.toml";

template <class Value>
Value need(result<Value> given) {
    if (given) return *std::move(given);
    throw std::runtime_error(lines_of(given.error()));
}

result<checked_expectations> checked(const expectations& of) {
    return check_expectations(of, opgave::testing::shipped_store());
}

checked_expectations checked(const char* file) {
    return need(checked(need(read_expectations((folder / file).generic_string()))));
}

std::string said_about(const path& file) {
    const auto read = read_expectations(file.generic_string());
    if (!read) return lines_of(read.error());
    const auto found = checked(*read);
    return found ? std::string() : lines_of(found.error());
}

std::vector<path> faulty_files() {
    std::vector<path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().starts_with("faulty_") && entry.path().extension() == ".toml")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

class FaultyExpectations : public ::testing::TestWithParam<path> {};

/// What a host writes in its own code; nothing of it stands in a file.
figures_test amv_of_tweedeland(verdict expected, std::int64_t offered) {
    figures_test test;
    test.name.value = "amv";
    test.given.push_back({{"GM9902", {}}, {"amv", {}}, {"voorstel", {}}, {"2025", {}}, interval::exactly(offered), {}});
    expected_finding finding;
    finding.rule.value    = "amv_quotum";
    finding.who.value     = "GM9902";
    finding.period.value  = {2025, 0};
    finding.verdict.value = expected;
    test.findings.push_back(finding);
    return test;
}

std::vector<std::string> ids_of(const std::vector<rule>& rules) {
    std::vector<std::string> ids;
    for (const rule& one : rules) ids.push_back(one.id);
    return ids;
}

std::vector<std::string> keys_of(const std::vector<setting>& settings) {
    std::vector<std::string> keys;
    for (const setting& one : settings) keys.push_back(one.key);
    return keys;
}

} // namespace

TEST_P(FaultyExpectations, SayBackWhatIsExpected) {
    EXPECT_EQ(said_about(GetParam()), text_of(path(GetParam()).replace_extension(".expected")));
}

INSTANTIATE_TEST_SUITE_P(File, FaultyExpectations, ::testing::ValuesIn(faulty_files()), [](const auto& file) {
    const std::string name = file.param.filename().string();
    return name.substr(0, name.find('.'));
});

TEST(Expectations, OfAFileThatIsNotThereAreRefused) {
    EXPECT_EQ(
        said_about("tests/expectations/nowhere.test.toml").find("tests/expectations/nowhere.test.toml: error T001"),
        0U);
}

TEST(Expectations, AreReadWithThePlaceOfEach) {
    const expectations said = need(read_expectations("tests/expectations/passing.test.toml"));
    EXPECT_EQ(said.province, voorland);
    ASSERT_EQ(said.tests.size(), 2U);
    const figures_test& first = said.tests[0];
    EXPECT_EQ(first.name.where.to_text(), "tests/expectations/passing.test.toml:6:13");
    EXPECT_TRUE(first.complete);
    EXPECT_TRUE(first.with_province_figures);
    ASSERT_EQ(first.given.size(), 2U);
    EXPECT_EQ(first.given[0].value, interval::exactly(170));
    EXPECT_EQ(first.given[1].value, (interval{18, 19}));
    ASSERT_EQ(first.findings.size(), 2U);
    EXPECT_EQ(first.findings[0].label->value, "aandeel");
    EXPECT_FALSE(first.findings[1].label);
    EXPECT_EQ(first.findings[0].verdict.value, verdict::not_met);
    EXPECT_EQ(first.findings[0].slack->value, (interval{-2, -1}));
    EXPECT_EQ(first.findings[0].where.line, 14U);
    EXPECT_FALSE(said.tests[1].with_province_figures);
    EXPECT_FALSE(said.tests[1].figures[0].value) << "blanks must leave it open";
}

TEST(Expectations, ThatAreWhatIsFoundPass) {
    const checked_expectations found = checked("passing.test.toml");
    ASSERT_EQ(found.tests.size(), 2U);
    for (const checked_test& one : found.tests) EXPECT_TRUE(one.passed()) << one.name.value;
    EXPECT_EQ(found.tests[0].expected, 3U);
}

TEST(Expectations, OfAnotherVerdictOrSlackFailWithWhatWasFound) {
    const checked_test test = checked("failing.test.toml").tests.at(1);
    EXPECT_FALSE(test.passed());
    ASSERT_EQ(test.findings.size(), 4U);
    EXPECT_EQ(test.findings[0].expected.verdict.value, verdict::met);
    EXPECT_EQ(test.findings[0].found->verdict, verdict::not_met);
    EXPECT_EQ(test.findings[1].found->verdict, verdict::not_met) << "as expected, and its slack is not";
    EXPECT_EQ(test.findings[1].found->slack, interval::exactly(-18));
    EXPECT_EQ(test.findings[2].found->verdict, verdict::unknown) << "a blank is not zero";
    EXPECT_FALSE(test.findings[3].found) << "the rule is about municipalities, not about the whole";
}

TEST(Expectations, OfAnotherCoverageOrFigureFailWithWhatWasFound) {
    const checked_test test = checked("failing.test.toml").tests.at(2);
    ASSERT_EQ(test.coverages.size(), 2U);
    EXPECT_EQ(test.coverages[0].found->denominator, interval::exactly(20));
    ASSERT_EQ(test.figures.size(), 3U);
    EXPECT_EQ(test.figures[0].found.value, interval::exactly(20));
    EXPECT_EQ(test.figures[1].found.value, interval::exactly(180)) << "expected to be open";
    EXPECT_FALSE(test.figures[2].found.blanks.empty()) << "expected within two ends";
}

TEST(Expectations, OfACompleteTestFailOnWhatIsFoundBesides) {
    const checked_test test = checked("failing.test.toml").tests.at(3);
    EXPECT_TRUE(test.findings.empty());
    ASSERT_EQ(test.unexpected.size(), 1U);
    EXPECT_EQ(test.found.rulebook().rules()[test.unexpected[0].of->rule].id, "minimumomvang");
    EXPECT_EQ(test.unexpected[0].slack, interval::exactly(-40));
}

TEST(Expectations, CanBeWrittenByAHostInItsOwnCode) {
    expectations of;
    of.province      = voorland;
    of.tests         = {amv_of_tweedeland(verdict::met, 20), amv_of_tweedeland(verdict::met, 19)};
    const auto found = need(checked(of));
    EXPECT_TRUE(found.tests[0].passed());
    EXPECT_FALSE(found.tests[1].passed());
}

TEST(Expectations, TouchTheRuleTheyAreAboutAndThoseWhoseFiguresTheyRestOn) {
    expectations of;
    of.province = voorland;
    of.tests    = {amv_of_tweedeland(verdict::met, 20)};
    const std::vector<checked_expectations> all{need(checked(of))};
    EXPECT_EQ(ids_of(untouched_by(all).rules), (std::vector<std::string>{"asielopgave", "minimumomvang"}))
        << "the 20 that are asked come from amv_opgave";

    auto stated = amv_of_tweedeland(verdict::met, 20);
    stated.given.push_back({{"GM9902", {}}, {"amv", {}}, {"opgave", {}}, {"2024", {}}, interval::exactly(20), {}});
    of.tests = {stated};
    EXPECT_EQ(ids_of(untouched_by({need(checked(of))}).rules),
              (std::vector<std::string>{"amv_opgave", "asielopgave", "minimumomvang"}))
        << "where the number is given amv_opgave has no part in it";
}

TEST(Expectations, TouchEachValueWithDatesByItself) {
    EXPECT_EQ(keys_of(untouched_by({checked("passing.test.toml")}).parameters),
              (std::vector<std::string>{"rule.amv_opgave.aandeel.2026-01-01", "rule.minimumomvang.minimum"}));
}

TEST(Expectations, OfSeveralFilesTouchTogether) {
    expectations of;
    of.province = voorland;
    expected_figure figure{{"GM9902", {}}, {"amv", {}}, {"opgave", {}}, {"2026", {}}, {}, {}};
    figure.value = {interval::exactly(30), {}};
    figures_test later;
    later.given.push_back({{"GM9902", {}}, {"asiel", {}}, {"opgave", {}}, {"2026", {}}, interval::exactly(240), {}});
    later.figures.push_back(figure);
    of.tests        = {later};
    const auto both = untouched_by({need(checked(of)), checked("passing.test.toml")});
    EXPECT_EQ(keys_of(both.parameters), (std::vector<std::string>{"rule.minimumomvang.minimum"}));
    EXPECT_EQ(ids_of(both.rules), (std::vector<std::string>{"minimumomvang"}));
}
