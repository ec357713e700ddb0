// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/small_table.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace opgave::testing {

namespace {

/// A synthetic province of which only the rules matter: all azc and amv of a member are at most 1,000.
class contradicting : public small_province {
public:
    contradicting() : small_province(bounded_frame()) {}

    /// A rule with one requirement, about 2024 unless said otherwise.
    void demand(const char* rule, node_id condition, node_id applies = {}, period_index when = {0}) {
        written_rule& made = rule_of(rule, when);
        rules.back().kind  = "proef.eis";
        made.applies       = applies;
        made.requirements  = {{"eis", condition, {}, {}}};
    }
    node_id at_least(node_id what, std::int64_t number) { return builder.at_least(what, builder.constant(number)); }
    node_id at_most(node_id what, std::int64_t number) { return builder.at_least(builder.constant(number), what); }

    std::vector<std::string> warnings() {
        const auto made = compile();
        if (!made) return {made.error().front().to_text()};
        std::vector<std::string> texts;
        for (const diagnostic& one : made->warnings()) texts.push_back(one.message);
        return texts;
    }

private:
    static std::shared_ptr<const frame> bounded_frame() {
        frame axes = *small_frame();
        for (category& one : axes.categories) one.most = 1000;
        return std::make_shared<const frame>(std::move(axes));
    }
};

using texts = std::vector<std::string>;

} // namespace

TEST(Contradictions, AreNotSeenWhereRulesCanBeMet) {
    contradicting in;
    in.demand("veel", in.at_least(in.offered("azc", 0), 100));
    in.demand("weinig", in.at_most(in.offered("azc", 0), 100));
    EXPECT_EQ(in.warnings(), texts{});
}

TEST(Contradictions, OfTwoRulesAboutOneNumber) {
    contradicting in;
    in.demand("veel", in.at_least(in.offered("azc", 0), 101));
    in.demand("weinig", in.at_most(in.offered("azc", 0), 100));
    EXPECT_EQ(in.warnings(),
              texts{"'eis' of rule 'weinig' can never be met together with 'eis' of rule 'veel', as in 2024"});
}

TEST(Contradictions, AreNotMixedUpBetweenYears) {
    contradicting in;
    in.demand("veel", in.at_least(in.offered("azc", 0), 101));
    in.demand("weinig", in.at_most(in.offered("azc", 1), 100), {}, {1});
    EXPECT_EQ(in.warnings(), texts{});
}

TEST(Contradictions, OfThreeRulesNameAllThreeAndNobodyElse) {
    contradicting in;
    in.demand("azc", in.at_least(in.offered("azc", 0), 60));
    in.demand("anders", in.at_least(in.offered("azc", 1), 1), {}, {1});
    in.demand("amv", in.at_least(in.offered("amv", 0), 60));
    in.demand("samen", in.at_most(in.builder.add(in.offered("azc", 0), in.offered("amv", 0)), 119));
    EXPECT_EQ(in.warnings(),
              texts{"'eis' of rule 'samen' can never be met together with 'eis' of rule 'azc' and 'eis' of "
                    "rule 'amv', as in 2024"});
}

TEST(Contradictions, OfTwoRulesThatPushEachOtherOnForever) {
    contradicting in;
    const node_id azc = in.offered("azc", 0);
    const node_id amv = in.offered("amv", 0);
    in.demand("meer_amv", in.builder.at_least(amv, azc));
    in.demand("meer_azc", in.builder.at_least(azc, in.builder.add(amv, in.builder.constant(1))));
    EXPECT_EQ(in.warnings(),
              texts{"'eis' of rule 'meer_azc' can never be met together with 'eis' of rule 'meer_amv', as in 2024"});
}

TEST(Contradictions, SeeThroughRounding) {
    contradicting in;
    const node_id azc   = in.offered("azc", 0);
    const node_id tenth = in.builder.times(azc, ratio{1, 10}, rounding::down);
    in.demand("tiende", in.builder.at_least(in.offered("amv", 0), tenth)); // at least 10 where azc is at least 100
    in.demand("azc", in.at_least(azc, 100));
    in.demand("amv", in.at_most(in.offered("amv", 0), 9));
    EXPECT_EQ(in.warnings().size(), 1U);

    contradicting close;
    const node_id also = close.offered("azc", 0);
    close.demand("tiende", close.builder.at_least(close.offered("amv", 0),
                                                  close.builder.times(also, ratio{1, 10}, rounding::down)));
    close.demand("azc", close.at_least(also, 99));
    close.demand("amv", close.at_most(close.offered("amv", 0), 9));
    EXPECT_EQ(close.warnings(), texts{});
}

TEST(Contradictions, OfOneRuleByItself) {
    contradicting in;
    in.demand("te_veel", in.at_least(in.offered("azc", 0), 1001));
    EXPECT_EQ(in.warnings(), texts{"'eis' of rule 'te_veel' can never be met, as in 2024"});
}

TEST(Contradictions, OfRulesThatOnlyMeetWhereAConditionHolds) {
    contradicting in;
    const node_id small = in.at_most(in.offered("amv", 0), 10);
    in.demand("veel", in.at_least(in.offered("azc", 0), 101), small);
    in.demand("weinig", in.at_most(in.offered("azc", 0), 100), small);
    in.demand("elders", in.at_least(in.offered("azc", 0), 500),
              in.builder.negation(small)); // never at once with the others
    EXPECT_EQ(in.warnings(),
              texts{"'eis' of rule 'weinig' can never be met together with 'eis' of rule 'veel', as in 2024"});
}

TEST(IdleRules, CannotFailOrAreAboutNobody) {
    contradicting in;
    in.demand("altijd", in.at_least(in.offered("azc", 0), 0));
    in.demand("niemand", in.at_least(in.offered("azc", 0), 5), in.at_least(in.offered("amv", 0), 1001));
    in.demand("gewoon", in.at_least(in.offered("azc", 0), 1));
    EXPECT_EQ(in.warnings(), (texts{"'eis' of rule 'altijd' can never fail, whatever the figures are",
                                    "'eis' of rule 'niemand' applies to nobody"}));
}

TEST(IdleRules, MayBeIdleInOneOfTheirYears) {
    contradicting in;
    in.demand("drempel", in.at_least(in.offered("azc", 0), 0));
    in.written.push_back(in.written.back());
    in.written.back().when                           = {1};
    in.written.back().what.requirements[0].condition = in.at_least(in.offered("azc", 1), 7);
    EXPECT_EQ(in.warnings(), texts{});
}

TEST(IdleRules, WorkOutWhatNobodyReads) {
    contradicting in;
    in.rule_of("verdeling").definitions = {{in.key("amv", in.axes->asked, 0), scope::members, in.builder.constant(7)}};
    in.rules.back().kind                = "proef.verdeling";
    EXPECT_EQ(in.warnings(), texts{"nothing that rule 'verdeling' works out is read by a rule"});

    contradicting read;
    read.rule_of("verdeling").definitions = {
        {read.key("amv", read.axes->asked, 0), scope::members, read.builder.constant(7)}};
    read.rules.back().kind = "proef.verdeling";
    read.demand("opgave", read.builder.at_least(read.offered("amv", 0), read.asked("amv")));
    EXPECT_EQ(read.warnings(), texts{});
}

} // namespace opgave::testing
