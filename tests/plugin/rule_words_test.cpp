// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/rule_words.hpp"
#include "plugin/placeholders.hpp"
#include "plugin/synthetic_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace opgave::testing {

namespace {

/// A kind with a parameter of each sort that has words, and one rule of it.
struct named_rule {
    named_rule() {
        axes.categories[0].label = {"AMV-plekken", "places for minors"};
        rule.kind.label          = {"{soort} gehaald", "{soort} reached"};
        rule.kind.texts          = {{"eis", {"{soort} van {wie}: {aandeel} en {minimum}", "{soort}"}}};
        rule.give(synthetic_parameter("soort", parameter_type::category), category_index{0}, 3);
        rule.give(synthetic_parameter("wie", parameter_type::member), member_index{1}, 4);
        rule.give(synthetic_parameter("aandeel", parameter_type::ratio), ratio{1, 2}, 5);
        rule.give(synthetic_parameter("minimum", parameter_type::number), std::int64_t{100}, 6);
        rule.give(synthetic_parameter("volgorde", parameter_type::text), std::string("Stadskanaal, Zuidwolde"), 7);
        rule.give(synthetic_parameter("dwangsom", parameter_type::text), parameter_content{}, 8);
    }
    [[nodiscard]] rule_words named() const { return {rule.kind, rule.parameters, axes}; }

    frame          axes = synthetic_frame();
    synthetic_rule rule;
};

} // namespace

TEST(RuleWords, NameWhatTheParametersHoldInBothLanguages) {
    const named_rule of;
    EXPECT_EQ(of.named().label().nl, "AMV-plekken gehaald");
    EXPECT_EQ(of.named().label().en, "places for minors reached");
    EXPECT_EQ(of.named().texts().at("eis").nl, "AMV-plekken van Twee: 50 % en 100");
}

TEST(RuleWords, AreTheIdWhereThereIsNoLabel) {
    named_rule of;
    of.axes.categories[0].label = {};
    EXPECT_EQ(of.named().label().nl, "amv gehaald");
}

TEST(RuleWords, WriteSharesAsTheyAre) {
    named_rule of;
    of.rule.parameters[2].content = ratio{8140, 96000};
    EXPECT_EQ(of.named().texts().at("eis").nl, "AMV-plekken van Twee: 8140/96000 en 100");
}

TEST(RuleWords, PassOnTheTextsThatARuleGives) {
    const named_rule of;
    const auto       said = of.named().said();
    ASSERT_EQ(said.size(), 1U); // that which is not given says nothing
    EXPECT_EQ(said[0].parameter, "volgorde");
    EXPECT_EQ(said[0].text, "Stadskanaal, Zuidwolde");
    EXPECT_EQ(said[0].where.line, 7U);
}

TEST(Placeholders, AreTheNamesInBraces) {
    EXPECT_EQ(placeholders_of("{soort} en {wie}"), (std::vector<std::string>{"soort", "wie"}));
    EXPECT_EQ(placeholders_of("zonder, en { open"), std::vector<std::string>{});
    EXPECT_EQ(with_placeholders_filled("a{x}b{y}c { d", [](const std::string& name) { return '<' + name + '>'; }),
              "a<x>b<y>c { d");
}

} // namespace opgave::testing
