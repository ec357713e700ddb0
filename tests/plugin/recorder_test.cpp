// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/synthetic_table.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace {

using opgave::graph_builder;
using opgave::rule_writer;
using opgave::testing::second_half;
using opgave::testing::synthetic_rule;
using opgave::testing::year_2024;

opgave_text abi(std::string_view text) { return opgave::detail::abi_text(text); }

constexpr std::string_view prefix = "test.toml:7: error ";

std::string refused(std::string_view code, std::string_view rest) {
    return std::string(prefix) + std::string(code) + ": rule 'proef' (test.rule) for 2025: " + std::string(rest);
}

// --- what a rule says ------------------------------------------------------------------------------------------------

void quota(rule_writer& rule) {
    const auto task = rule.let("term", rule.asked("asiel").times({8140, 96000}, opgave::rounding::half_up));
    rule.applies(rule.in_group("noord"));
    rule.define(rule.asked_cell("amv"), task);
    rule.require("eis", rule.offered("amv") >= rule.asked("amv"));
    rule.publish("maat", rule.offered("amv") / rule.asked("amv"));
}

TEST(RuleRecorder, TakesDownAllThatARuleSays) {
    synthetic_rule rule;
    const auto     written = rule.write<quota>();
    ASSERT_TRUE(written) << written.error()[0].to_text();
    const auto offered = rule.builder.figure({{0}, {1}, 1}, opgave::scope::members);
    const auto asked   = rule.builder.figure({{0}, {0}, 0}, opgave::scope::members);

    EXPECT_EQ(written->applies, rule.builder.in_group({0}));
    ASSERT_EQ(written->requirements.size(), 1U);
    EXPECT_EQ(written->requirements[0].label, "eis");
    EXPECT_EQ(written->requirements[0].left, offered);
    EXPECT_EQ(written->requirements[0].right, asked);
    ASSERT_EQ(written->measures.size(), 1U);
    EXPECT_EQ(written->measures[0].numerator, offered);
    EXPECT_EQ(written->measures[0].denominator, asked);
    ASSERT_EQ(written->definitions.size(), 1U);
    EXPECT_EQ(written->definitions[0].column, (opgave::column_key{{0}, {0}, 0}));
    EXPECT_EQ(written->definitions[0].of, opgave::scope::members);
    ASSERT_EQ(written->names.size(), 1U);
    EXPECT_EQ(written->names[0].value, written->definitions[0].value);
}

void strictly_more(rule_writer& rule) { rule.require("eis", rule.offered("amv") > rule.asked("amv")); }

TEST(RuleRecorder, KeepsTheSidesOfAStrictComparisonAsTheyWereWritten) {
    synthetic_rule rule;
    const auto     written = rule.write<strictly_more>();
    ASSERT_TRUE(written);
    EXPECT_EQ(written->requirements[0].left, rule.builder.figure({{0}, {1}, 1}, opgave::scope::members));
    EXPECT_EQ(written->requirements[0].right, rule.builder.figure({{0}, {0}, 0}, opgave::scope::members));
}

void both_stated(rule_writer& rule) { rule.require("eis", stated(rule.asked("amv")) && stated(rule.offered("amv"))); }

TEST(RuleRecorder, KeepsNoSidesOfWhatIsNoPlainComparison) {
    synthetic_rule rule;
    const auto     written = rule.write<both_stated>();
    ASSERT_TRUE(written);
    EXPECT_EQ(written->requirements[0].left, graph_builder::poison());
}

void half_year_before(rule_writer& rule) { rule.let("term", rule.previous(1).offered("statushouders")); }

TEST(RuleRecorder, ReadsThePeriodBeforeOfTheSameKind) {
    synthetic_rule rule;
    const auto     written = rule.write<half_year_before>(second_half);
    ASSERT_TRUE(written);
    EXPECT_EQ(written->names[0].value, rule.builder.figure({{2}, {1}, 2}, opgave::scope::members));
}

void carry_over(rule_writer& rule) {
    const auto before = rule.previous(1);
    rule.let("term", rule.figure("statushouders", "realisatie") + before.figure("statushouders", "realisatie"));
}

TEST(RuleRecorder, SumsAFlowOverPeriods) {
    synthetic_rule rule;
    EXPECT_TRUE(rule.write<carry_over>());
}

// --- what is refused, each with one message --------------------------------------------------------------------------

void unlike_units(rule_writer& rule) {
    const auto mixed = rule.asked("amv") + rule.asked("statushouders");
    rule.require("eis", mixed >= 0);
    rule.let("term", mixed + rule.attribute("inwoners"));
}

TEST(RuleRecorder, RefusesUnlikeUnitsOnceHoweverMuchIsBuiltOnThem) {
    synthetic_rule    rule;
    const std::string said = rule.refusal<unlike_units>();
    EXPECT_TRUE(said.starts_with(refused("R002", ""))) << said;
    EXPECT_NE(said.find("'plek' and 'persoon'"), std::string::npos) << said;
}

void stock_over_periods(rule_writer& rule) { rule.let("term", rule.offered("amv") + rule.previous(1).offered("amv")); }

TEST(RuleRecorder, RefusesAStockSummedOverPeriods) {
    synthetic_rule    rule;
    const std::string said = rule.refusal<stock_over_periods>();
    EXPECT_TRUE(said.starts_with(refused("R007", "it sums a stock over periods"))) << said;
}

void growth_of_stock(rule_writer& rule) { rule.let("term", rule.offered("amv") - rule.previous(1).offered("amv")); }

TEST(RuleRecorder, SubtractsAStockFromThatOfAnotherPeriod) {
    synthetic_rule rule;
    EXPECT_TRUE(rule.write<growth_of_stock>());
}

void undeclared(rule_writer& rule) { rule.let("term", rule.offered("goo")); }

TEST(RuleRecorder, RefusesANameThatTheManifestDoesNotDeclare) {
    synthetic_rule rule;
    EXPECT_TRUE(rule.refusal<undeclared>().starts_with(
        refused("R008", "it reads category 'goo', which its manifest does not declare")));
}

TEST(RuleRecorder, RefusesADeclaredNameThatTheProvinceLacks) {
    synthetic_rule rule;
    rule.kind.reads.categories.push_back("goo");
    EXPECT_EQ(rule.refusal<undeclared>(), refused("C007", "it reads category 'goo', which the province does not have"));
}

void without_words(rule_writer& rule) { rule.require("eiss", rule.offered("amv") >= 0); }

TEST(RuleRecorder, RefusesALabelWithoutWords) {
    synthetic_rule rule;
    EXPECT_EQ(rule.refusal<without_words>(), refused("R010", "the manifest has no text 'eiss'; did you mean 'eis'?"));
}

void missing_score(rule_writer& rule) { rule.let("term", rule.attribute("score")); }

TEST(RuleRecorder, RefusesAnAttributeThatAMemberLacks) {
    synthetic_rule    rule;
    const std::string said = rule.refusal<missing_score>();
    EXPECT_TRUE(said.starts_with(refused("C015", ""))) << said;
    EXPECT_NE(said.find("Twee"), std::string::npos) << said;
}

void gives_up(rule_writer& rule) { rule.fail("minimum", "is larger than the maximum"); }

TEST(RuleRecorder, PutsAFailureAtThePlaceOfTheParameter) {
    synthetic_rule rule;
    rule.give(opgave::testing::synthetic_parameter("minimum", opgave::parameter_type::number), std::int64_t{5}, 9);
    EXPECT_EQ(rule.refusal<gives_up>(),
              "test.toml:9: error R009: rule 'proef' (test.rule) for 2025: 'minimum' is larger than the maximum");
}

void throws(rule_writer&) { throw std::runtime_error("no such thing"); }
void throws_a_number(rule_writer&) { throw 42; }

TEST(RuleRecorder, StopsAnExceptionAndSaysWhatItSaid) {
    synthetic_rule rule;
    EXPECT_EQ(rule.refusal<throws>(), refused("R009", "no such thing"));
    EXPECT_EQ(rule.refusal<throws_a_number>(), refused("R009", "the plugin threw something that is no std::exception"));
}

void applies_twice(rule_writer& rule) {
    rule.applies(rule.in_group("noord"));
    rule.applies(rule.in_group("zuid"));
}

TEST(RuleRecorder, RefusesASecondApplies) {
    synthetic_rule rule;
    EXPECT_TRUE(rule.refusal<applies_twice>().starts_with(refused("R009", "it says twice to whom it applies")));
}

// --- definitions -----------------------------------------------------------------------------------------------------

void defines_last_year(rule_writer& rule) { rule.define(rule.previous(1).offered_cell("amv"), rule.asked("amv")); }
void defines_groups(rule_writer& rule) { rule.define(rule.groups("deelgebied").asked_cell("amv"), rule.asked("amv")); }
void defines_whole(rule_writer& rule) { rule.define(rule.whole().asked_cell("amv"), rule.asked("amv")); }
void defines_asked(rule_writer& rule) { rule.define(rule.asked_cell("amv"), rule.offered("amv")); }
void defines_in_persons(rule_writer& rule) { rule.define(rule.asked_cell("amv"), rule.asked("statushouders")); }

TEST(Definition, IsRefusedWhereItCannotStand) {
    synthetic_rule rule;
    EXPECT_EQ(rule.refusal<defines_last_year>(),
              refused("R006", "it defines 'amv' under 'voorstel' in another period than its own"));
    EXPECT_TRUE(
        rule.refusal<defines_groups>().starts_with(refused("R006", "it defines 'amv' under 'opgave' of groups")));
    EXPECT_TRUE(rule.refusal<defines_whole>().starts_with(
        refused("R006", "it defines 'amv' under 'opgave' of the whole by a value for each")));
    EXPECT_TRUE(rule.refusal<defines_in_persons>().starts_with(
        refused("R002", "it defines 'amv' in another unit than its own")));
}

TEST(Definition, OfACycleBasisIsRefusedWhereNoCycleCoversThePeriod) {
    synthetic_rule    rule;
    const std::string said = rule.refusal<defines_asked>(year_2024);
    EXPECT_NE(said.find("R006: rule 'proef' (test.rule) for 2024: it defines 'amv' under 'opgave' where no cycle "
                        "covers the period; "
                        "give the rule 'periods' that a cycle covers, or a 'from' within a cycle"),
              std::string::npos)
        << said;
}

// --- bookings --------------------------------------------------------------------------------------------------------

void books_twice(rule_writer& rule) {
    rule.book(rule.cell("amv", "realisatie"), -rule.offered("amv"));
    rule.book(rule.whole().cell("amv", "realisatie"), total(rule.offered("amv")));
}

TEST(Booking, IsTakenDownWithItsCell) {
    synthetic_rule rule;
    const auto     written = rule.write<books_twice>();
    ASSERT_TRUE(written) << written.error()[0].to_text();
    ASSERT_EQ(written->bookings.size(), 2U);
    EXPECT_EQ(written->bookings[0].column, (opgave::column_key{{0}, {2}, 1}));
    EXPECT_EQ(written->bookings[0].of, opgave::scope::members);
    EXPECT_EQ(written->bookings[1].of, opgave::scope::whole);
    EXPECT_TRUE(written->definitions.empty());
}

void books_last_year(rule_writer& rule) { rule.book(rule.previous(1).offered_cell("amv"), rule.asked("amv")); }
void books_persons(rule_writer& rule) { rule.book(rule.offered_cell("amv"), rule.asked("statushouders")); }
void books_one_number(rule_writer& rule) { rule.book(rule.offered_cell("amv"), rule.whole().asked("amv")); }
void books_of_groups(rule_writer& rule) {
    rule.book(rule.offered_cell("amv"), per_group(rule.asked("amv"), "deelgebied"));
}

TEST(Booking, IsRefusedWhereItCannotStand) {
    synthetic_rule rule;
    EXPECT_EQ(rule.refusal<books_last_year>(),
              refused("R006", "it books on 'amv' under 'voorstel' in another period than its own"));
    EXPECT_TRUE(
        rule.refusal<books_persons>().starts_with(refused("R002", "it books on 'amv' in another unit than its own")));
    for (const std::string& said : {rule.refusal<books_one_number>(), rule.refusal<books_of_groups>()})
        EXPECT_TRUE(
            said.starts_with(refused("R003", "it books one number of a group or the whole on 'amv' of every member")))
            << said;
}

// --- a plugin that does not keep to the table ------------------------------------------------------------------------

opgave_node kept_from_before = 0;

std::int32_t keeps_a_node(const opgave_writer* w) {
    kept_from_before = w->whole(w->host, 1, 0);
    return 0;
}
std::int32_t uses_the_kept_node(const opgave_writer* w) {
    w->name(w->host, abi("term"), kept_from_before);
    return 0;
}

TEST(Handle, OfAnEarlierRecordingIsRefused) {
    synthetic_rule rule;
    ASSERT_TRUE(rule.write_by(keeps_a_node));
    EXPECT_EQ(rule.refusal_by(uses_the_kept_node),
              refused("R009", "it uses a formula that is not of this rule and period"));
}

template <std::uint32_t Forged>
std::int32_t uses_forged(const opgave_writer* w) {
    const opgave_node one = w->whole(w->host, 1, 0);
    w->name(w->host, abi("term"), one ^ Forged);
    return 0;
}

TEST(Handle, ThatWasMadeUpIsRefused) {
    synthetic_rule rule;
    EXPECT_EQ(rule.refusal_by(uses_forged<1>),
              refused("R009", "it uses a formula that is not of this rule and period"));
    EXPECT_EQ(rule.refusal_by(uses_forged<0x20000>),
              refused("R009", "it uses a formula that is not of this rule and period"));
    EXPECT_EQ(rule.refusal_by(uses_forged<0x80000000>),
              refused("R009", "it uses a formula that is not of this rule and period"));
}

std::int32_t reads_beyond_the_frame(const opgave_writer* w) {
    const opgave_id   amv = w->find(w->host, OPGAVE_CATEGORY, abi("amv"));
    const opgave_read cell{sizeof(opgave_read), OPGAVE_EVERY_MEMBER, amv + 1000, OPGAVE_ASKED, 0, 0};
    w->name(w->host, abi("term"), w->figure(w->host, &cell));
    return 0;
}
std::int32_t reads_a_basis_as_category(const opgave_writer* w) {
    const opgave_id   basis = w->find(w->host, OPGAVE_BASIS, abi("realisatie"));
    const opgave_read cell{sizeof(opgave_read), OPGAVE_EVERY_MEMBER, basis, OPGAVE_ASKED, 0, 0};
    w->name(w->host, abi("term"), w->figure(w->host, &cell));
    return 0;
}

TEST(Handle, OfANameOfAnotherKindOrBeyondTheFrameIsRefused) {
    synthetic_rule rule;
    EXPECT_EQ(rule.refusal_by(reads_beyond_the_frame),
              refused("R009", "it uses a name that is no category of this rule and period"));
    EXPECT_EQ(rule.refusal_by(reads_a_basis_as_category),
              refused("R009", "it uses a name that is no category of this rule and period"));
}

std::int32_t reads_far_away(const opgave_writer* w) {
    const opgave_id amv = w->find(w->host, OPGAVE_CATEGORY, abi("amv"));
    for (const std::int32_t offset : {INT32_MIN, INT32_MAX, -1'000'000}) {
        const opgave_read cell{sizeof(opgave_read), OPGAVE_EVERY_MEMBER, amv, OPGAVE_OFFERED, offset, 0};
        w->name(w->host, abi("term"), w->figure(w->host, &cell));
    }
    return 0;
}

TEST(Limit, OfPeriodsIsABlankHoweverFar) {
    synthetic_rule rule;
    const auto     written = rule.write_by(reads_far_away);
    ASSERT_TRUE(written) << written.error()[0].to_text();
    for (const auto& term : written->names) {
        EXPECT_EQ(rule.builder[term.value].op, opgave::operation::figure);
        EXPECT_EQ(rule.builder[term.value].first, opgave::outside_the_frame);
    }
}

std::int32_t uses_an_unknown_operator(const opgave_writer* w) {
    const opgave_node one = w->whole(w->host, 1, 0);
    (void)w->apply(w->host, 999, &one, 1, nullptr, 0);
    return 0;
}
std::int32_t uses_a_leaf_as_operator(const opgave_writer* w) {
    const opgave_node one = w->whole(w->host, 1, 0);
    (void)w->apply(w->host, static_cast<std::uint32_t>(opgave::operation::constant), &one, 1, nullptr, 0);
    return 0;
}
std::int32_t forgets_the_rounding(const opgave_writer* w) {
    const opgave_node  one       = w->whole(w->host, 1, 0);
    const std::int64_t details[] = {1, 2};
    (void)w->apply(w->host, OPGAVE_TIMES_RATIO, &one, 1, details, 2);
    return 0;
}
std::int32_t divides_by_zero(const opgave_writer* w) {
    const opgave_node  one       = w->whole(w->host, 1, 0);
    const std::int64_t details[] = {1, 0, 2};
    (void)w->apply(w->host, OPGAVE_TIMES_RATIO, &one, 1, details, 3);
    return 0;
}
std::int32_t makes_up_a_rounding(const opgave_writer* w) {
    const opgave_node  one       = w->whole(w->host, 1, 0);
    const std::int64_t details[] = {1, 2, 4};
    (void)w->apply(w->host, OPGAVE_TIMES_RATIO, &one, 1, details, 3);
    return 0;
}
std::int32_t gives_65_operands(const opgave_writer* w) {
    const std::vector<opgave_node> many(65, w->whole(w->host, 1, 0));
    (void)w->apply(w->host, OPGAVE_MAXIMUM, many.data(), 65, nullptr, 0);
    return 0;
}

TEST(OperatorCall, IsRefusedWhereItsNumberOrDetailsAreNotOfTheTable) {
    synthetic_rule rule;
    EXPECT_TRUE(rule.refusal_by(uses_an_unknown_operator)
                    .starts_with(refused("R009", "it uses operator 999, which this host does not have")));
    EXPECT_TRUE(rule.refusal_by(uses_a_leaf_as_operator).starts_with(refused("R009", "it uses operator 3,")));
    EXPECT_EQ(rule.refusal_by(forgets_the_rounding), refused("R009", "it gives operator 5 1 operands and 2 details"));
    EXPECT_TRUE(rule.refusal_by(divides_by_zero).starts_with(refused("C010", ""))) << rule.refusal_by(divides_by_zero);
    EXPECT_EQ(rule.refusal_by(makes_up_a_rounding), refused("R009", "it uses a rounding that this host does not have"));
    EXPECT_EQ(rule.refusal_by(gives_65_operands), refused("R009", "it gives operator 8 65 operands and 0 details"));
}

std::int32_t writes_a_long_text(const opgave_writer* w) {
    const std::string text(4097, 'x');
    w->name(w->host, abi(text), w->whole(w->host, 1, 0));
    return 0;
}
std::int32_t hands_over_no_text(const opgave_writer* w) {
    w->name(w->host, {nullptr, 4}, w->whole(w->host, 1, 0));
    return 0;
}
std::int32_t writes_without_end(const opgave_writer* w) {
    for (std::int64_t i = 0; i <= OPGAVE_MOST_NODES; ++i) (void)w->whole(w->host, i, 0);
    return 0;
}
std::int32_t returns_a_status(const opgave_writer*) { return 3; }

TEST(Limit, OfTextsAndFormulasIsKept) {
    synthetic_rule rule;
    EXPECT_TRUE(rule.refusal_by(writes_a_long_text).starts_with(refused("R009", "it hands over a text of 4097 bytes")));
    EXPECT_TRUE(rule.refusal_by(hands_over_no_text).starts_with(refused("R009", "it hands over a text of 4 bytes")));
    EXPECT_EQ(rule.refusal_by(writes_without_end), refused("R009", "it writes more than 65536 formulas"));
    EXPECT_EQ(rule.refusal_by(returns_a_status), refused("R009", "the plugin gave up with status 3"));
}

} // namespace
