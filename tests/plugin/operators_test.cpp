// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/synthetic_table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <ostream>

/// Each operator of the author's header, written through the C table, is the node that the graph builder itself makes
/// of the same formula: equal formulas are one node.
namespace {

using opgave::amount;
using opgave::apportion_method;
using opgave::column_key;
using opgave::formula;
using opgave::graph_builder;
using opgave::node_id;
using opgave::ratio;
using opgave::rounding;
using opgave::rule_writer;
using opgave::scope;

constexpr ratio share{8140, 96000};

/// The figures of the synthetic table by hand: in 2025, the second period and the first cycle.
struct by_hand {
    graph_builder& g;

    node_id asked(scope of = scope::members) { return g.figure({{0}, {0}, 0}, of); }
    node_id offered(scope of = scope::members) { return g.figure({{0}, {1}, 1}, of); }
    node_id realised() { return g.figure({{0}, {2}, 1}, scope::members); }
    node_id whole(std::int64_t value) { return g.constant(value); }
};

struct operator_case {
    const char*  name;
    opgave_write write; ///< names the formula 'term', or requires the condition as 'eis'
    node_id (*expected)(by_hand);
};

void PrintTo(const operator_case& one, std::ostream* out) { *out << one.name; }

template <formula (*Term)(rule_writer&)>
void name_it(rule_writer& rule) {
    rule.let("term", Term(rule));
}
template <opgave::condition (*Condition)(rule_writer&)>
void require_it(rule_writer& rule) {
    rule.require("eis", Condition(rule));
}
template <formula (*Term)(rule_writer&)>
constexpr opgave_write number = &opgave::detail::write_rule<&name_it<Term>>;
template <opgave::condition (*Condition)(rule_writer&)>
constexpr opgave_write truth = &opgave::detail::write_rule<&require_it<Condition>>;

formula asked(rule_writer& r) { return r.asked("amv"); }
formula of_whole(rule_writer& r) { return r.whole().offered("amv"); }
formula of_groups(rule_writer& r) { return r.groups("deelgebied").offered("amv"); }
formula of_basis(rule_writer& r) { return r.figure("amv", "realisatie"); }
formula year_before(rule_writer& r) { return r.previous(1).offered("amv"); }
formula before_the_first(rule_writer& r) { return r.previous(2).offered("amv"); }
formula without_cycle(rule_writer& r) { return r.previous(1).asked("amv"); }
formula attribute(rule_writer& r) { return r.attribute("inwoners"); }
formula sum(rule_writer& r) { return r.asked("amv") + r.offered("amv"); }
formula difference(rule_writer& r) { return 3 - r.offered("amv"); }
formula opposite(rule_writer& r) { return -r.asked("amv"); }
formula multiple(rule_writer& r) { return 3 * r.asked("amv") + r.offered("amv") * 2; }
formula nothing(rule_writer& r) { return r.asked("amv") - r.asked("amv"); }
formula times_ratio(rule_writer& r) { return r.asked("amv").times(share, rounding::half_up); }
formula times_column(rule_writer& r) { return r.asked("amv").times(r.attribute("inwoners")); }
formula least(rule_writer& r) { return min(r.asked("amv"), r.offered("amv"), 5); }
formula greatest(rule_writer& r) { return max(0, r.asked("amv")); }
formula choice(rule_writer& r) { return select(stated(r.asked("amv")), r.offered("amv"), 0); }
formula over_whole(rule_writer& r) { return total(r.asked("amv")); }
formula over_group(rule_writer& r) { return total(r.asked("amv"), "noord"); }
formula over_groups(rule_writer& r) { return per_group(r.asked("amv"), "deelgebied"); }
formula to_members(rule_writer& r) { return for_members(per_group(r.asked("amv"), "deelgebied")); }
formula shares_by_offer(rule_writer& r) {
    return share_out(r.whole().asked("amv"), r.offered("amv"), apportion_method::dhondt);
}
formula drawn_shares(rule_writer& r) {
    return share_out(r.whole().asked("amv"), r.offered("amv"), apportion_method::dhondt, rounding::half_up,
                     {.order = r.attribute("inwoners")});
}
formula equal_shares(rule_writer& r) { return share_out(r.whole().asked("amv"), 1, apportion_method::dhondt); }
opgave::condition group_condition(rule_writer& r) {
    return for_members(per_group(r.offered("amv"), "deelgebied") >= 5);
}
formula shares(rule_writer& r) {
    return share_out(r.whole().asked("amv"), r.attribute("inwoners"), apportion_method::dhondt);
}
formula rounded_shares(rule_writer& r) {
    return share_out(r.whole().asked("amv"), r.attribute("inwoners"), apportion_method::independent, rounding::down);
}
formula capped_shares(rule_writer& r) {
    const auto key = r.attribute("inwoners");
    return share_out(r.whole().asked("amv"), key, apportion_method::largest_remainder, rounding::half_up,
                     {.floors = min(key, 1), .caps = key});
}
formula fallback(rule_writer& r) { return r.asked("amv").or_else(r.offered("amv")); }
formula converted(rule_writer& r) { return convert(r.asked("amv"), {2, 1}, rounding::up, "persoon"); }

opgave::condition at_least(rule_writer& r) { return r.offered("amv") >= r.asked("amv"); }
opgave::condition at_most(rule_writer& r) { return r.offered("amv") <= r.asked("amv"); }
opgave::condition more(rule_writer& r) { return r.offered("amv") > 5; }
opgave::condition less(rule_writer& r) { return 5 < r.offered("amv"); }
opgave::condition equal(rule_writer& r) { return r.offered("amv") == 0; }
opgave::condition unequal(rule_writer& r) { return r.offered("amv") != 0; }
opgave::condition both(rule_writer& r) { return stated(r.asked("amv")) && r.offered("amv") >= 5; }
opgave::condition either(rule_writer& r) { return stated(r.asked("amv")) || r.offered("amv") >= 5; }
opgave::condition guarded(rule_writer& r) { return when(stated(r.asked("amv")), r.offered("amv") >= 5); }
opgave::condition in_group(rule_writer& r) { return r.in_group("zuid"); }
opgave::condition tie(rule_writer& r) { return tied(shares(r)); }
opgave::condition share_at_least(rule_writer& r) { return r.offered("amv") / r.asked("amv") >= ratio{1, 2}; }
opgave::condition share_below(rule_writer& r) { return r.offered("amv") / r.asked("amv") < ratio{1, 2}; }
opgave::condition share_over(rule_writer& r) {
    return r.offered("amv") / r.asked("amv") > r.figure("amv", "realisatie") / r.asked("amv");
}

constexpr auto cases = std::to_array<operator_case>({
    {"asked", number<asked>, [](by_hand b) { return b.asked(); }},
    {"of_whole", number<of_whole>, [](by_hand b) { return b.offered(scope::whole); }},
    {"of_groups", number<of_groups>, [](by_hand b) { return b.g.figure({{0}, {1}, 1}, scope::groups, {0}); }},
    {"of_basis", number<of_basis>, [](by_hand b) { return b.realised(); }},
    {"year_before", number<year_before>, [](by_hand b) { return b.g.figure({{0}, {1}, 0}, scope::members); }},
    {"before_the_first", number<before_the_first>, [](by_hand b) { return b.g.no_figure({{0}, {1}, {2023, 0}}, scope::members); }},
    {"without_cycle", number<without_cycle>, [](by_hand b) { return b.g.no_figure({{0}, {0}, {2024, 0}}, scope::members); }},
    {"sum", number<sum>, [](by_hand b) { return b.g.add(b.asked(), b.offered()); }},
    {"difference", number<difference>, [](by_hand b) { return b.g.subtract(b.whole(3), b.offered()); }},
    {"opposite", number<opposite>, [](by_hand b) { return b.g.subtract(b.whole(0), b.asked()); }},
    {"multiple", number<multiple>, [](by_hand b) {
         return b.g.linear(std::array<opgave::operand, 2>{{{b.asked(), 3}, {b.offered(), 2}}}, 0);
     }},
    {"nothing", number<nothing>, [](by_hand b) { return b.g.subtract(b.asked(), b.asked()); }},
    {"times_ratio", number<times_ratio>, [](by_hand b) { return b.g.times(b.asked(), share, rounding::half_up); }},
    {"least", number<least>, [](by_hand b) { return b.g.minimum(std::array{b.asked(), b.offered(), b.whole(5)}); }},
    {"greatest", number<greatest>, [](by_hand b) { return b.g.maximum(std::array{b.whole(0), b.asked()}); }},
    {"choice", number<choice>, [](by_hand b) { return b.g.select(b.g.stated(b.asked()), b.offered(), b.whole(0)); }},
    {"over_whole", number<over_whole>, [](by_hand b) { return b.g.sum_whole(b.asked()); }},
    {"over_group", number<over_group>, [](by_hand b) { return b.g.sum_set(b.asked(), {0}); }},
    {"over_groups", number<over_groups>, [](by_hand b) { return b.g.sum_groups(b.asked(), {0}); }},
    {"to_members", number<to_members>, [](by_hand b) { return b.g.broadcast(b.g.sum_groups(b.asked(), {0})); }},
    {"shares_by_offer", number<shares_by_offer>, [](by_hand b) {
         return b.g.apportion(b.asked(scope::whole), b.offered(), apportion_method::dhondt);
     }},
    {"equal_shares", number<equal_shares>, [](by_hand b) {
         return b.g.apportion(b.asked(scope::whole), b.whole(1), apportion_method::dhondt);
     }},
    {"group_condition", truth<group_condition>, [](by_hand b) {
         return b.g.broadcast(b.g.at_least(b.g.sum_groups(b.offered(), {0}), b.whole(5)));
     }},
    {"fallback", number<fallback>, [](by_hand b) { return b.g.or_else(b.asked(), b.offered()); }},
    {"converted", number<converted>, [](by_hand b) { return b.g.convert(b.asked(), {2, 1}, rounding::up, {1}); }},
    {"at_least", truth<at_least>, [](by_hand b) { return b.g.at_least(b.offered(), b.asked()); }},
    {"at_most", truth<at_most>, [](by_hand b) { return b.g.at_least(b.asked(), b.offered()); }},
    {"more", truth<more>, [](by_hand b) { return b.g.negation(b.g.at_least(b.whole(5), b.offered())); }},
    {"less", truth<less>, [](by_hand b) { return b.g.negation(b.g.at_least(b.whole(5), b.offered())); }},
    {"equal", truth<equal>, [](by_hand b) { return b.g.equal(b.offered(), b.whole(0)); }},
    {"unequal", truth<unequal>, [](by_hand b) { return b.g.negation(b.g.equal(b.offered(), b.whole(0))); }},
    {"both", truth<both>, [](by_hand b) {
         return b.g.all_of(std::array{b.g.stated(b.asked()), b.g.at_least(b.offered(), b.whole(5))});
     }},
    {"either", truth<either>, [](by_hand b) {
         return b.g.any_of(std::array{b.g.stated(b.asked()), b.g.at_least(b.offered(), b.whole(5))});
     }},
    {"guarded", truth<guarded>, [](by_hand b) {
         return b.g.any_of(std::array{b.g.negation(b.g.stated(b.asked())), b.g.at_least(b.offered(), b.whole(5))});
     }},
    {"in_group", truth<in_group>, [](by_hand b) { return b.g.in_group({1}); }},
    {"share_at_least", truth<share_at_least>, [](by_hand b) {
         return b.g.ratio_at_least(b.offered(), b.asked(), b.whole(1), b.whole(2));
     }},
    {"share_over", truth<share_over>, [](by_hand b) {
         return b.g.negation(b.g.ratio_at_least(b.realised(), b.asked(), b.offered(), b.asked()));
     }},
    {"share_below", truth<share_below>, [](by_hand b) {
         return b.g.negation(b.g.ratio_at_least(b.offered(), b.asked(), b.whole(1), b.whole(2)));
     }},
});

/// The same, of formulas that hold an attribute: the builder knows one by its place in the frame.
struct attribute_case {
    const char*  name;
    opgave_write write;
    node_id (*expected)(by_hand, node_id inhabitants);
};

void PrintTo(const attribute_case& one, std::ostream* out) { *out << one.name; }

constexpr auto attribute_cases = std::to_array<attribute_case>({
    {"attribute", number<attribute>, [](by_hand, node_id key) { return key; }},
    {"times_column", number<times_column>, [](by_hand b, node_id key) { return b.g.times_column(b.asked(), key); }},
    {"shares", number<shares>,
     [](by_hand b, node_id key) { return b.g.apportion(b.asked(scope::whole), key, apportion_method::dhondt); }},
    {"rounded_shares", number<rounded_shares>,
     [](by_hand b, node_id key) {
         return b.g.apportion(b.asked(scope::whole), key, apportion_method::independent, rounding::down);
     }},
    {"drawn_shares", number<drawn_shares>,
     [](by_hand b, node_id key) {
         return b.g.apportion(b.asked(scope::whole), b.offered(), apportion_method::dhondt, rounding::half_up,
                              graph_builder::poison(), graph_builder::poison(), key);
     }},
    {"capped_shares", number<capped_shares>,
     [](by_hand b, node_id key) {
         const node_id floors = b.g.minimum(std::array{key, b.whole(1)});
         return b.g.apportion(b.asked(scope::whole), key, apportion_method::largest_remainder, rounding::half_up,
                              floors, key);
     }},
    {"tie", truth<tie>,
     [](by_hand b, node_id key) {
         return b.g.tied(b.g.apportion(b.asked(scope::whole), key, apportion_method::dhondt));
     }},
});

node_id only_node_of(const opgave::written_rule& rule) {
    return rule.names.empty() ? rule.requirements.at(0).condition : rule.names.at(0).value;
}

class Operator : public ::testing::TestWithParam<operator_case> {};
class OperatorOnAttributes : public ::testing::TestWithParam<attribute_case> {};

TEST_P(Operator, IsWrittenAsTheGraphBuilderWritesIt) {
    opgave::testing::synthetic_rule rule;
    const auto                      written = rule.write_by(GetParam().write);
    ASSERT_TRUE(written) << written.error()[0].to_text();
    EXPECT_EQ(only_node_of(*written), GetParam().expected({rule.builder}));
    EXPECT_NE(only_node_of(*written), graph_builder::poison());
}

TEST_P(OperatorOnAttributes, IsWrittenAsTheGraphBuilderWritesIt) {
    opgave::testing::synthetic_rule rule;
    const auto                      written = rule.write_by(GetParam().write);
    ASSERT_TRUE(written) << written.error()[0].to_text();
    EXPECT_EQ(only_node_of(*written),
              GetParam().expected({rule.builder}, rule.builder.attribute(rule.axes.attributes[0])));
    EXPECT_NE(only_node_of(*written), graph_builder::poison());
}

constexpr auto name_of_case = [](const auto& info) { return std::string(info.param.name); };

INSTANTIATE_TEST_SUITE_P(Author, Operator, ::testing::ValuesIn(cases), name_of_case);
INSTANTIATE_TEST_SUITE_P(Author, OperatorOnAttributes, ::testing::ValuesIn(attribute_cases), name_of_case);

} // namespace
