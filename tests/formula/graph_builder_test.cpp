// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/graph_builder.hpp>

#include "formula/small_frame.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <string>

namespace opgave::testing {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// Expects poison, and one error of that code that names all of those texts.
void expect_refused(graph_builder& build, node_id made, diagnostic_code code,
                    std::initializer_list<std::string> named = {}) {
    EXPECT_EQ(made, graph_builder::poison());
    const auto error = build.take_error();
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, code) << error->to_text();
    for (const std::string& one : named) EXPECT_NE(error->message.find(one), std::string::npos) << error->to_text();
    EXPECT_FALSE(build.take_error());
}

TEST(GraphBuilder, KeepsEqualFormulasAsOneNode) {
    small_rulebook given;
    auto&          build = given.build;
    EXPECT_EQ(given.azc(), given.azc());
    EXPECT_NE(given.azc(), given.amv());
    EXPECT_NE(given.azc(), given.azc(scope::whole));
    EXPECT_EQ(build.add(given.azc(), given.amv()), build.add(given.amv(), given.azc()));
    EXPECT_EQ(build.minimum(std::array{given.azc(), given.amv()}),
              build.minimum(std::array{given.amv(), given.azc(), given.amv()}));
    EXPECT_EQ(build.times(given.azc(), {1, 2}, rounding::up), build.times(given.azc(), {1, 2}, rounding::up));
    EXPECT_NE(build.times(given.azc(), {1, 2}, rounding::up), build.times(given.azc(), {1, 2}, rounding::down));
    EXPECT_EQ(build.negation(build.negation(build.at_least(given.azc(), given.amv()))),
              build.at_least(given.azc(), given.amv()));
    const std::array<std::int64_t, 3> listed{1, 2, 3};
    EXPECT_EQ(build.scatter(listed, {}), build.scatter(listed, {}));
}

TEST(GraphBuilder, CollectsTermsSoThatXMinusXIsZero) {
    small_rulebook given;
    auto&          build = given.build;
    const node_id  x     = given.azc();
    const node_id  none  = build.subtract(x, x);
    EXPECT_EQ(build[none].op, operation::constant);
    EXPECT_EQ(build[none].first, 0);
    EXPECT_EQ(build.subtract(build.add(x, given.amv()), given.amv()), x);
    const node_id both_sides = build.at_least(build.add(x, build.constant(1)), x);
    EXPECT_EQ(build[both_sides].bounds, interval::exactly(1));
}

TEST(GraphBuilder, CollectsTermsOfGroupsAndMembersAlike) {
    small_rulebook given;
    auto&          build  = given.build;
    const node_id  group  = given.azc(scope::groups);
    const node_id  member = given.azc();
    EXPECT_EQ(build.subtract(build.add(member, group), build.broadcast(group)), member);
    EXPECT_EQ(build.add(member, group), build.add(member, build.broadcast(group)));
    const node_id of_groups = build.add(group, given.amv(scope::groups));
    EXPECT_EQ(build.add(member, of_groups), build.add(member, build.broadcast(of_groups)));
}

TEST(GraphBuilder, GivesAMemberWithoutAGroupNothingOfAGroupsFormula) {
    small_rulebook given;
    auto&          build = given.build;
    given.state_members({1, 2, 3}); // the last has no region
    const node_id five    = build.add(given.azc(scope::groups), build.constant(5));
    const node_id at_most = build.maximum(std::array{given.azc(scope::groups), build.constant(5)});
    EXPECT_EQ(given.value(build.add(given.azc(), five), 2), interval::exactly(3));
    EXPECT_EQ(given.value(build.maximum(std::array{given.azc(), at_most}), 2), interval::exactly(3));
    const node_id of_every_group = build.at_least(given.azc(scope::groups), build.constant(-1));
    EXPECT_EQ(given.value(build.select(of_every_group, given.azc(), build.constant(7)), 2), interval::exactly(7));
}

TEST(GraphBuilder, NamesBothUnitsThatDoNotFit) {
    small_rulebook given;
    auto&          build = given.build;
    expect_refused(build, build.add(given.azc(), given.goo()), diagnostic_code::R002, {"plek", "woning"});
    expect_refused(build, build.at_least(given.azc(), given.goo()), diagnostic_code::R002, {"plek", "woning"});
    expect_refused(build, build.maximum(std::array{given.azc(), given.inhabitants()}), diagnostic_code::R002,
                   {"plek", "persoon"});
    const node_id yes = build.in_group(north);
    expect_refused(build, build.select(yes, given.azc(), given.goo()), diagnostic_code::R002, {"plek", "woning"});
    expect_refused(build, build.ratio_at_least(given.azc(), given.goo(), given.azc(), given.azc()),
                   diagnostic_code::R002, {"plek", "woning"});
    const node_id product = build.times_column(given.azc(), given.inhabitants());
    expect_refused(build, build.add(given.azc(), product), diagnostic_code::R002, {"plek", "product of columns"});
}

TEST(GraphBuilder, LetsABareLiteralFitAnyUnitAndAConvertedOneItsNew) {
    small_rulebook given;
    auto&          build = given.build;
    EXPECT_NE(build.add(given.azc(), build.constant(3)), graph_builder::poison());
    const node_id homes = build.convert(given.azc(), {1, 2}, rounding::down, build[given.goo()].unit);
    EXPECT_NE(build.add(homes, given.goo()), graph_builder::poison());
    EXPECT_FALSE(build.take_error());
}

TEST(GraphBuilder, RefusesWhatCouldLeave64Bits) {
    small_rulebook given;
    auto&          build = given.build;
    expect_refused(build, build.times(given.azc(), {largest, 1}, rounding::down), diagnostic_code::R001);
    expect_refused(build, build.add(given.azc(), build.constant(largest)), diagnostic_code::R001);
    const node_id large = build.linear(std::array<operand, 1>{{{given.azc(), largest / 1000}}}, 0);
    ASSERT_NE(large, graph_builder::poison());
    expect_refused(build, build.add(large, large), diagnostic_code::R001);
    expect_refused(build, build.sum_whole(build.maximum(std::array{large, given.azc()})), diagnostic_code::R001);
    expect_refused(build, build.times_column(large, given.inhabitants()), diagnostic_code::R001);
    expect_refused(
        build,
        build.apportion(build.convert(build.sum_set(given.azc(), north), {largest / 1000, 1}, rounding::down, {}),
                        given.inhabitants(), apportion_method::dhondt),
        diagnostic_code::R001);
    const node_id with_large_whole =
        build.linear(std::array<operand, 2>{{{given.azc(), 1}, {given.azc(scope::whole), largest / 1001}}}, 0);
    expect_refused(build, build.sum_whole(with_large_whole), diagnostic_code::R001);
    expect_refused(build,
                   build.ratio_at_least(given.azc(), given.amv(),
                                        build.constant(std::numeric_limits<std::int64_t>::min()), build.constant(1)),
                   diagnostic_code::R001);
}

TEST(GraphBuilder, RefusesASumThatOnlyFitsWhileEverythingIsKnown) {
    small_rulebook     given;
    auto&              build = given.build;
    const std::int64_t far   = largest - 2000;
    const node_id      high  = build.minimum(
              std::array{build.add(given.azc(), build.constant(far)), build.add(given.amv(), build.constant(far))});
    // Read as 0 while it is not known, it would leave a sum of -far and -5000 behind.
    expect_refused(build, build.linear(std::array<operand, 2>{{{given.azc(scope::whole), -5}, {high, 1}}}, -far),
                   diagnostic_code::R001);
}

TEST(GraphBuilder, SpreadsPoisonAndKeepsTheFirstCause) {
    small_rulebook given;
    auto&          build = given.build;
    const node_id  wrong = build.add(given.azc(), given.goo());
    const node_id  worse = build.at_least(wrong, build.times(given.azc(), {1, 0}, rounding::down));
    EXPECT_EQ(worse, graph_builder::poison());
    for (const node_id on_it : {build.linear(std::array<operand, 1>{{{wrong, 2}}}, 0),
                                build.times(wrong, {1, 2}, rounding::up),
                                build.times_column(wrong, given.inhabitants()),
                                build.times_column(given.azc(), wrong),
                                build.minimum(std::array{given.azc(), wrong}),
                                build.equal(given.azc(), wrong),
                                build.negation(worse),
                                build.all_of(std::array{worse, build.in_group(north)}),
                                build.any_of(std::array{worse}),
                                build.select(worse, given.azc(), given.azc()),
                                build.select(build.in_group(north), wrong, given.azc()),
                                build.select(build.in_group(north), given.azc(), wrong),
                                build.sum_whole(wrong),
                                build.sum_groups(wrong, regions),
                                build.sum_set(wrong, north),
                                build.broadcast(wrong),
                                build.apportion(wrong, given.inhabitants(), apportion_method::dhondt),
                                build.apportion(build.constant(1), wrong, apportion_method::dhondt),
                                build.tied(wrong),
                                build.stated(wrong),
                                build.or_else(given.azc(), wrong),
                                build.or_else(wrong, given.azc()),
                                build.convert(wrong, {1, 1}, rounding::up, {}),
                                build.ratio_at_least(wrong, given.azc(), given.azc(), given.azc()),
                                build.slack(worse)})
        EXPECT_EQ(on_it, graph_builder::poison());
    expect_refused(build, graph_builder::poison(), diagnostic_code::R002, {"plek", "woning"});
}

TEST(GraphBuilder, RefusesWrongShapes) {
    small_rulebook given;
    auto&          build     = given.build;
    const node_id  of_region = build.sum_groups(given.azc(), regions);
    const node_id  of_pool   = build.sum_groups(given.azc(), pools);
    expect_refused(build, build.add(of_region, of_pool), diagnostic_code::R003, {"regio", "pool"});
    const node_id always = build.equal(build.constant(1), build.constant(1));
    expect_refused(build, build.select(always, of_region, of_pool), diagnostic_code::R003, {"regio", "pool"});
    expect_refused(build, build.linear(std::array<operand, 2>{{{of_region, 1}, {of_pool, 0}}}, 0),
                   diagnostic_code::R003, {"regio", "pool"});
    expect_refused(build, build.broadcast(of_pool), diagnostic_code::R003, {"Lid 0", "pool"});
    expect_refused(build, build.add(given.azc(), of_pool), diagnostic_code::R003, {"Lid 0", "pool"});
    expect_refused(build, build.sum_whole(given.azc(scope::whole)), diagnostic_code::R003);
    expect_refused(build, build.sum_groups(of_region, regions), diagnostic_code::R003);
    expect_refused(build, build.sum_set(of_region, north), diagnostic_code::R003);
    expect_refused(build, build.add(given.azc(), build.in_group(north)), diagnostic_code::R003);
    expect_refused(build, build.negation(given.azc()), diagnostic_code::R003);
    expect_refused(build, build.select(given.azc(), given.azc(), given.amv()), diagnostic_code::R003);
    expect_refused(build, build.select(build.in_group(north), given.azc(), build.in_group(north)),
                   diagnostic_code::R003);
    expect_refused(build, build.stated(build.times(given.azc(), {1, 2}, rounding::up)), diagnostic_code::R003);
    expect_refused(build, build.tied(given.azc()), diagnostic_code::R003);
    expect_refused(build, build.minimum({}), diagnostic_code::R003);
    expect_refused(build, build.scatter(std::array<std::int64_t, 2>{1, 2}, {}), diagnostic_code::R003, {"2"});
}

TEST(GraphBuilder, NeverMultipliesTwoFigures) {
    small_rulebook given;
    auto&          build = given.build;
    expect_refused(build, build.times_column(given.azc(), given.amv()), diagnostic_code::R003);
    expect_refused(build, build.times_column(given.inhabitants(), given.amv()), diagnostic_code::R003);
    EXPECT_NE(build.times_column(given.azc(), given.inhabitants()), graph_builder::poison());
    EXPECT_FALSE(build.take_error());
}

TEST(GraphBuilder, RefusesAnApportionmentThatCannotBe) {
    small_rulebook given;
    auto&          build = given.build;
    const auto     by    = [&](node_id total, node_id key, node_id floors = graph_builder::poison()) {
        return build.apportion(total, key, apportion_method::largest_remainder, rounding::half_up, floors);
    };
    const node_id total  = given.azc(scope::whole);
    const node_id keys   = given.inhabitants();
    const auto    listed = [&](std::array<std::int64_t, 3> of_members) { return build.scatter(of_members, {}); };
    expect_refused(build, by(total, given.amv(scope::whole)), diagnostic_code::R003);
    expect_refused(build, by(total, build.constant(0)), diagnostic_code::R011);
    expect_refused(build, by(total, keys, given.amv()), diagnostic_code::R003);
    expect_refused(build, by(given.azc(), keys), diagnostic_code::R003);
    expect_refused(build, by(total, listed({1, -1, 0})), diagnostic_code::R011);
    expect_refused(build, by(total, listed({0, 0, 0})), diagnostic_code::R011);
    expect_refused(build, by(build.subtract(total, given.amv(scope::whole)), keys), diagnostic_code::R011);
    expect_refused(build, by(total, keys, listed({0, -1, 0})), diagnostic_code::R011);
    expect_refused(build, by(build.sum_groups(given.azc(), pools), keys), diagnostic_code::R003, {"Lid 0", "pool"});
}

TEST(GraphBuilder, SumsAnApportionmentToItsTotal) {
    small_rulebook given;
    auto&          build  = given.build;
    const node_id  total  = given.azc(scope::whole);
    const node_id  shares = build.apportion(total, given.inhabitants(), apportion_method::largest_remainder);
    EXPECT_EQ(build.sum_whole(shares), total);
    EXPECT_EQ(build.sum_whole(build.subtract(shares, given.amv())),
              build.subtract(total, build.sum_whole(given.amv())));
    const node_id rounded = build.apportion(total, given.inhabitants(), apportion_method::independent);
    EXPECT_NE(build.sum_whole(rounded), total);
}

TEST(GraphBuilder, RefusesAnAttributeThatAMemberLacks) {
    auto lacking                 = std::make_shared<frame>(*small_frame(3));
    lacking->attributes[0].of[1] = std::nullopt;
    const column_map columns(*lacking);
    graph_builder    build(*lacking, columns);
    expect_refused(build, build.attribute(lacking->attributes[0]), diagnostic_code::C015, {"inwoners", "Lid 1"});
}

TEST(GraphBuilder, ComparesRatiosWhateverTheSignOfAConstantDenominator) {
    small_rulebook given;
    auto&          build = given.build;
    given.state_members({4, 5, 6});
    // 1/0 is at least everything.
    const node_id against_nothing =
        build.ratio_at_least(build.constant(1), build.constant(0), given.azc(), given.azc());
    EXPECT_EQ(given.value(against_nothing), interval::exactly(1));
    EXPECT_FALSE(build.take_error());
}

TEST(GraphBuilder, CountsACellOnceThatStandsOnBothSidesOfARatio) {
    small_rulebook given;
    auto&          build = given.build;
    const node_id  share =
        build.ratio_at_least(given.azc(), given.azc(), build.constant(1), build.constant(2)); // x/x >= 1/2, x blank
    EXPECT_EQ(given.value(share, 0), interval::exactly(1));
}

} // namespace
} // namespace opgave::testing
