// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explain.hpp>
#include <opgave/rules/scenarios.hpp>

#include "agreements_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

/// Apportionments of which figures are the key. All figures are synthetic.
namespace opgave::testing {

namespace {

constexpr std::uint32_t whole = 5; // two members, the unattributed lane, two groups

/// The number of the whole for azc is shared out in proportion to what each offers for amv.
class sharing_province : public agreements_province {
public:
    sharing_province() {
        share = builder.apportion(read("azc", "opgave", 0, scope::whole), read("amv", "voorstel", year_2024),
                                  apportion_method::largest_remainder);
        rule_of("verdeling").requirements = {{"deel", builder.at_least(share, builder.constant(1)), share, {}}};
    }
    node_id share;
};

figures shared(const rulebook& by, std::int64_t total, std::int64_t of_de_wolden, std::int64_t of_hoogeveen) {
    figures table = by.blank_figures();
    EXPECT_TRUE(table.state("PV22", "azc", "2024", "opgave", total));
    EXPECT_TRUE(table.state("GM1690", "amv", "2024", "voorstel", of_de_wolden));
    EXPECT_TRUE(table.state("GM0118", "amv", "2024", "voorstel", of_hoogeveen));
    return table;
}

std::vector<interval> shares_of(const outcome& of) {
    return {*find(of, "deel", de_wolden).left, *find(of, "deel", hoogeveen).left};
}

verdict verdict_of(const outcome& of, std::string_view label, std::uint32_t subject) {
    return find(of, label, subject).verdict;
}

} // namespace

TEST(SharesByFigures, GoInProportionToThem) {
    sharing_province in;
    const rulebook   by = in.rules_made();
    EXPECT_EQ(shares_of(by.evaluate(shared(by, 150, 200, 100))),
              (std::vector{interval::exactly(100), interval::exactly(50)}));
    EXPECT_EQ(verdict_of(by.evaluate(shared(by, 150, 200, 100)), "er_is_een_sleutel", whole), verdict::met);
}

TEST(SharesByFigures, LieBetweenNothingAndAllWhileAKeyIsBlank) {
    sharing_province in;
    const rulebook   by    = in.rules_made();
    figures          table = shared(by, 150, 200, 100);
    table.clear(*table.find("GM0118", "amv", "2024", "voorstel"));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(shares_of(found), (std::vector{interval{0, 150}, interval{0, 150}}));
    const requirement& about = *find(found, "deel", de_wolden).of;
    EXPECT_EQ(found.blanks_of(about.left, de_wolden), std::vector{*table.find("GM0118", "amv", "2024", "voorstel")})
        << "whose offer decides what the other gets";
    EXPECT_EQ(verdict_of(found, "geen_gelijke_stand", de_wolden), verdict::not_applicable) << "no tie is known of";
}

TEST(SharesByFigures, AreNothingForAKeyOfNothingWhateverTheOthersAre) {
    sharing_province in;
    const rulebook   by    = in.rules_made();
    figures          table = shared(by, 150, 0, 100);
    table.clear(*table.find("GM0118", "amv", "2024", "voorstel"));
    EXPECT_EQ(shares_of(by.evaluate(table)), (std::vector{interval::exactly(0), interval{0, 150}}));
}

TEST(SharesByFigures, WithoutAnyKeyAreFoundAndAreNoTie) {
    sharing_province in;
    const rulebook   by    = in.rules_made();
    const outcome    found = by.evaluate(shared(by, 100, 0, 0));
    EXPECT_EQ(verdict_of(found, "er_is_een_sleutel", whole), verdict::not_met);
    for (const std::uint32_t member : {de_wolden, hoogeveen})
        EXPECT_EQ(verdict_of(found, "geen_gelijke_stand", member), verdict::met);
    EXPECT_EQ(verdict_of(by.evaluate(shared(by, 0, 0, 0)), "er_is_een_sleutel", whole), verdict::met)
        << "nothing is to be divided";
}

TEST(SharesByFigures, DoNotGoByWhatIsUnattributed) {
    sharing_province in;
    const rulebook   by    = in.rules_made();
    figures          table = shared(by, 100, 0, 0);
    ASSERT_TRUE(table.state({table.lanes().unattributed(), table.find("PV22", "amv", "2024", "voorstel")->column}, 8));
    EXPECT_EQ(verdict_of(by.evaluate(table), "er_is_een_sleutel", whole), verdict::not_met);
}

TEST(SharesByFigures, AreTiedWhereTheKeysAreEqual) {
    sharing_province in;
    const rulebook   by    = in.rules_made();
    const outcome    found = by.evaluate(shared(by, 151, 100, 100));
    EXPECT_EQ(shares_of(found), (std::vector{interval{75, 76}, interval{75, 76}}));
    EXPECT_EQ(verdict_of(found, "geen_gelijke_stand", de_wolden), verdict::not_met);
}

TEST(SharesByFigures, ThatAreTiedAreSettledByADraw) {
    for (const bool hoogeveen_first : {false, true}) {
        agreements_province in;
        // Of De Wolden and Hoogeveen one is drawn; who is not comes after.
        const node_id order = hoogeveen_first ? in.amounts(0, 1) : in.amounts(1, 2);
        const node_id share = in.builder.apportion(
            in.read("azc", "opgave", 0, scope::whole), in.read("amv", "voorstel", year_2024),
            apportion_method::largest_remainder, {}, graph_builder::poison(), graph_builder::poison(), order);
        in.rule_of("verdeling").requirements = {
            {"deel", in.builder.at_least(share, in.builder.constant(1)), share, {}}};
        const rulebook by    = in.rules_made();
        const outcome  found = by.evaluate(shared(by, 151, 100, 100));
        EXPECT_EQ(*find(found, "deel", de_wolden).left, interval::exactly(hoogeveen_first ? 75 : 76));
        EXPECT_EQ(*find(found, "deel", hoogeveen).left, interval::exactly(hoogeveen_first ? 76 : 75));
        EXPECT_EQ(verdict_of(found, "geen_gelijke_stand", de_wolden), verdict::met);
        EXPECT_NE(explain(found, find(found, "deel", de_wolden).of->left, de_wolden, language::nl)
                      .find("bij gelijke stand in de opgegeven volgorde"),
                  std::string::npos);
    }
}

TEST(SharesByFigures, DifferInScenariosThatDifferInTheKeyAlone) {
    sharing_province in;
    const rulebook   by   = in.rules_made();
    const figures    base = shared(by, 150, 200, 100);
    const cell_key   key  = *base.find("GM1690", "amv", "2024", "voorstel");
    const auto       deel = static_cast<std::uint32_t>(std::ranges::find(by.requirements(), "deel", &requirement::label)
                                                 - by.requirements().begin());
    std::vector<interval> slack(40);
    scenarios(by, base).run(
        slack.size(),
        [&](std::uint64_t i, scenarios::writer& cells) { cells.state(key, static_cast<std::int64_t>(i)); },
        [&](std::uint64_t i, const scenario_result& result) { slack[i] = result.slack_of(deel, de_wolden); });
    for (std::size_t i = 0; i < slack.size(); ++i) {
        figures alone = base;
        ASSERT_TRUE(alone.state(key, static_cast<std::int64_t>(i)));
        EXPECT_EQ(slack[i], find(by.evaluate(alone), "deel", de_wolden).slack) << i;
    }
}

TEST(SharesByFigures, OfEachGroupGoOverItsOwnMembers) {
    agreements_province  in;
    const grouping_index regions{0};
    const node_id        total = in.builder.maximum(
               std::array{in.builder.figure(in.key("azc", "opgave", 0), scope::groups, regions), in.builder.constant(0)});
    const node_id share =
        in.builder.apportion(total, in.read("amv", "voorstel", year_2024), apportion_method::largest_remainder);
    in.rule_of("verdeling").requirements = {{"deel", in.builder.at_least(share, in.builder.constant(1)), share, {}}};
    const rulebook by                    = in.rules_made();
    figures        table                 = shared(by, 7, 1, 2);
    ASSERT_TRUE(table.state("zuidwest", "azc", "2024", "opgave", 9));
    EXPECT_EQ(shares_of(by.evaluate(table)), (std::vector{interval::exactly(3), interval::exactly(6)}));
    table.clear(*table.find("GM0118", "amv", "2024", "voorstel"));
    const outcome open = by.evaluate(table);
    EXPECT_EQ(open.blanks_of(find(open, "deel", de_wolden).of->left, de_wolden),
              std::vector{*table.find("GM0118", "amv", "2024", "voorstel")});
}

TEST(SharesByFigures, OfAConstantKeyAreEqualParts) {
    agreements_province in;
    const node_id       share = in.builder.apportion(in.read("azc", "opgave", 0, scope::whole), in.builder.constant(1),
                                                     apportion_method::largest_remainder);
    in.rule_of("verdeling").requirements = {{"deel", in.builder.at_least(share, in.builder.constant(1)), share, {}}};
    const rulebook by                    = in.rules_made();
    EXPECT_EQ(shares_of(by.evaluate(shared(by, 150, 0, 0))),
              (std::vector{interval::exactly(75), interval::exactly(75)}));
}

TEST(SharesByFigures, ThatMoveATaskKeepTheWhole) {
    agreements_province in;
    graph_builder&      to    = in.builder;
    const node_id       freed = to.select(to.in_group({1}), in.read("azc", "opgave", 0), to.constant(0));
    const node_id       share =
        to.apportion(to.sum_whole(freed), in.read("amv", "voorstel", year_2024), apportion_method::largest_remainder);
    in.books("ontzien", in.key("azc", "afgesproken", year_2024), to.subtract(share, freed));
    in.written.back().conserves = true;
    const rulebook by           = in.rules_made();
    figures        table        = shared(by, 40, 30, 10);
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "opgave", 20));
    ASSERT_TRUE(table.state("GM0118", "azc", "2024", "opgave", 20));
    const outcome found = by.evaluate(table);
    EXPECT_EQ(value_at(found, "GM1690", "azc", "2024", "afgesproken"), interval::exactly(35));
    EXPECT_EQ(value_at(found, "GM0118", "azc", "2024", "afgesproken"), interval::exactly(5));
    EXPECT_EQ(value_at(found, "PV22", "azc", "2024", "afgesproken"), interval::exactly(40));
    EXPECT_TRUE(std::ranges::none_of(by.requirements(),
                                     [](const requirement& one) { return one.label == "boekingen_heffen_op"; }));
}

TEST(SharesByFigures, AreRefusedOverAKeyThatMayBeBelowNothing) {
    agreements_province in;
    const node_id       surplus =
        in.builder.subtract(in.read("azc", "voorstel", year_2024), in.read("amv", "voorstel", year_2024));
    EXPECT_EQ(in.builder.apportion(in.builder.constant(10), surplus, apportion_method::dhondt),
              graph_builder::poison());
    EXPECT_EQ(in.builder.take_error()->code, diagnostic_code::R011);
}

TEST(SharesByFigures, ThatCouldLeave64BitsSayWhatToState) {
    agreements_province in;
    const node_id large = in.builder.times(in.read("azc", "voorstel", year_2024), {1'000'000'000, 1}, rounding::down);
    EXPECT_EQ(in.builder.apportion(in.builder.sum_whole(large), large, apportion_method::dhondt),
              graph_builder::poison());
    const auto said = in.builder.take_error();
    EXPECT_EQ(said->code, diagnostic_code::R001);
    EXPECT_NE(said->remedy.find("state 'most' for the categories"), std::string::npos) << said->remedy;
}

} // namespace opgave::testing
