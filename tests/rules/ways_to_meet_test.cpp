// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/ways_to_meet.hpp>

#include "rules/small_table.hpp"

#include <gtest/gtest.h>

#include <array>

namespace opgave::testing {
namespace {

constexpr std::uint32_t de_wolden = 0;

outcome judged(const rulebook& by, const std::vector<std::pair<cell_key, std::int64_t>>& stated) {
    figures table = by.blank_figures();
    for (const auto& [cell, value] : stated) EXPECT_TRUE(table.state(cell, value));
    return by.evaluate(std::move(table));
}

rulebook compiled(small_province& in) {
    auto made = in.compile();
    if (!made) ADD_FAILURE() << made.error()[0].to_text();
    return *std::move(made);
}

/// What is offered of azc and amv in 2024 is together at least what is asked of azc.
struct offer_against_task {
    offer_against_task() {
        const node_id offered = in.builder.add(in.offered("azc", 0), in.offered("amv", 0));
        in.rule_of("aanbod").requirements.push_back(
            {"genoeg", in.builder.at_least(offered, in.asked("azc")), offered, in.asked("azc")});
    }
    [[nodiscard]] cell_key asked_azc(std::uint32_t lane = 0) const { return {lane, in.key("azc", in.axes->asked, 0)}; }
    [[nodiscard]] cell_key azc(std::uint32_t lane = 0) const { return {lane, in.key("azc", in.axes->offered, 0)}; }
    [[nodiscard]] cell_key amv(std::uint32_t lane = 0) const { return {lane, in.key("amv", in.axes->offered, 0)}; }

    small_province in;
};

TEST(WaysToMeet, SayPerFigureTheSmallestChangeAndFirstWhatCanBeProposed) {
    offer_against_task given;
    const rulebook     by    = compiled(given.in);
    const outcome      found = judged(by, {{given.asked_azc(), 100}, {given.azc(), 60}, {given.amv(), 5}});
    const meeting      said  = ways_to_meet(found, find(found, "genoeg", de_wolden));
    EXPECT_EQ(said.missing, interval::exactly(35));
    ASSERT_EQ(said.ways.size(), 3U);
    EXPECT_EQ(said.ways[0].cell, given.azc());
    EXPECT_EQ(said.ways[0].to, 95);
    EXPECT_EQ(said.ways[0].size(), 35);
    EXPECT_EQ(said.ways[1].cell, given.amv());
    EXPECT_EQ(said.ways[1].to, 40);
    EXPECT_EQ(said.ways[2].cell, given.asked_azc()) << "the task is not for a municipality to propose";
    EXPECT_FALSE(said.ways[2].is_increase);
    EXPECT_EQ(said.ways[2].to, 65);
    EXPECT_TRUE(said.open.empty());
}

TEST(WaysToMeet, SayOfAnOpenFigureFromWhereItMeetsWhateverItIs) {
    offer_against_task given;
    const rulebook     by    = compiled(given.in);
    const outcome      found = judged(by, {{given.asked_azc(), 100}, {given.azc(), 60}});
    const meeting      said  = ways_to_meet(found, find(found, "genoeg", de_wolden));
    ASSERT_EQ(said.verdict, verdict::unknown);
    ASSERT_EQ(said.open.size(), 1U);
    EXPECT_EQ(said.open[0].cell, given.amv());
    EXPECT_EQ(said.open[0].parts,
              (std::vector<settled_values>{{{0, 39}, verdict::not_met}, {{40, 1'000'000}, verdict::met}}));
    EXPECT_FALSE(said.together);
}

TEST(WaysToMeet, SayWhatOpenFiguresMustComeToTogether) {
    offer_against_task given;
    const rulebook     by    = compiled(given.in);
    const outcome      found = judged(by, {{given.asked_azc(), 100}});
    const meeting      said  = ways_to_meet(found, find(found, "genoeg", de_wolden));
    ASSERT_EQ(said.open.size(), 2U);
    EXPECT_EQ(said.open[0].parts,
              (std::vector<settled_values>{{{0, 99}, std::nullopt}, {{100, 1'000'000}, verdict::met}}));
    ASSERT_TRUE(said.together);
    EXPECT_EQ(said.together->least, 100);
    EXPECT_EQ(said.together->terms, (std::vector<needed_together::term>{{given.azc(), 1}, {given.amv(), 1}}));
}

/// None, or at least fifty: more is not always better.
TEST(WaysToMeet, FindTheNearestWhereMoreIsNotBetter) {
    small_province in;
    graph_builder& build = in.builder;
    const node_id  azc   = in.offered("azc", 0);
    in.rule_of("omvang").requirements.push_back(
        {"omvang",
         build.any_of(std::array{build.equal(azc, build.constant(0)), build.at_least(azc, build.constant(50, {0}))}),
         {},
         {}});
    const rulebook by   = compiled(in);
    const cell_key cell = {de_wolden, in.key("azc", in.axes->offered, 0)};

    const outcome found = judged(by, {{cell, 20}});
    const meeting said  = ways_to_meet(found, find(found, "omvang", de_wolden));
    ASSERT_EQ(said.ways.size(), 2U);
    EXPECT_EQ(said.ways[0].to, 0);
    EXPECT_EQ(said.ways[0].size(), 20);
    EXPECT_EQ(said.ways[1].to, 50);
    EXPECT_EQ(said.ways[1].size(), 30);

    const outcome blank = judged(by, {});
    const meeting open  = ways_to_meet(blank, find(blank, "omvang", de_wolden));
    ASSERT_EQ(open.open.size(), 1U);
    EXPECT_EQ(open.open[0].parts,
              (std::vector<settled_values>{
                  {{0, 0}, verdict::met}, {{1, 49}, verdict::not_met}, {{50, 1'000'000}, verdict::met}}));
}

TEST(WaysToMeet, NameWhatElseTheChangeBreaks) {
    offer_against_task given;
    given.in.rule_of("hoogstens")
        .requirements.push_back(
            {"hoogstens",
             given.in.builder.at_least(given.in.builder.constant(90, {0}), given.in.offered("azc", 0)),
             {},
             {}});
    const rulebook by    = compiled(given.in);
    const outcome  found = judged(by, {{given.asked_azc(), 100}, {given.azc(), 60}, {given.amv(), 5}});
    const meeting  said  = ways_to_meet(found, find(found, "genoeg", de_wolden));
    ASSERT_EQ(said.ways[0].cell, given.azc());
    ASSERT_EQ(said.ways[0].others.size(), 1U);
    const changed_finding& broken = said.ways[0].others[0];
    EXPECT_EQ(found.findings()[broken.finding].of->label, "hoogstens");
    EXPECT_EQ(found.findings()[broken.finding].subject, de_wolden);
    EXPECT_EQ(broken.after, verdict::not_met);
    EXPECT_TRUE(said.ways[1].others.empty());
}

TEST(WaysToMeet, SayOfAFigureThatNoValueOfItIsEnough) {
    small_province in;
    graph_builder& build = in.builder;
    in.rule_of("elk").requirements.push_back(
        {"elk",
         build.all_of(std::array{build.at_least(in.offered("azc", 0), build.constant(50, {0})),
                                 build.at_least(in.offered("amv", 0), build.constant(10, {0}))}),
         {},
         {}});
    const rulebook by   = compiled(in);
    const cell_key azc  = {de_wolden, in.key("azc", in.axes->offered, 0)};
    const cell_key amv  = {de_wolden, in.key("amv", in.axes->offered, 0)};
    const outcome  both = judged(by, {{azc, 20}, {amv, 5}});
    const meeting  said = ways_to_meet(both, find(both, "elk", de_wolden));
    EXPECT_TRUE(said.ways.empty());
    EXPECT_EQ(said.without_way, (std::vector<cell_key>{azc, amv}));
}

TEST(WaysToMeet, SayHowFarWasSearched) {
    offer_against_task given;
    const rulebook     by    = compiled(given.in);
    const outcome      found = judged(by, {{given.asked_azc(), 100}, {given.azc(), 60}, {given.amv(), 5}});
    const meeting      said  = ways_to_meet(found, find(found, "genoeg", de_wolden), {.evaluations = 17});
    ASSERT_EQ(said.ways.size(), 3U);
    EXPECT_EQ(said.ways[0].to, 65) << "of the task, which has few values below it";
    for (const std::size_t i : {1U, 2U}) {
        EXPECT_FALSE(said.ways[i].to);
        EXPECT_TRUE(said.ways[i].searched_to);
    }
    EXPECT_TRUE(said.without_way.empty()) << "that nothing helps is not known";
}

TEST(WaysToMeet, SayNothingOfWhatIsMet) {
    offer_against_task given;
    const rulebook     by    = compiled(given.in);
    const outcome      found = judged(by, {{given.asked_azc(), 100}, {given.azc(), 100}, {given.amv(), 5}});
    const meeting      said  = ways_to_meet(found, find(found, "genoeg", de_wolden));
    EXPECT_EQ(said.verdict, verdict::met);
    EXPECT_TRUE(said.ways.empty() && said.open.empty() && said.without_way.empty());
}

} // namespace
} // namespace opgave::testing
