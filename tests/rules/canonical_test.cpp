// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Canonical bytes of rulebooks written by hand and of random formulas: what says the same has the same bytes, whatever the
// order in which it lies in memory; what differs has other bytes in the part that differs.
#include <opgave/rules/canonical.hpp>

#include "formula/choices.hpp"
#include "formula/node_description.hpp"
#include "formula/random_rulebook.hpp"
#include "rules/explanation_index.hpp"
#include "rules/rulebook_parts.hpp"
#include "rules/small_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opgave::testing {
namespace {

using change = std::function<void(small_province&)>;

/// De Wolden and Hoogeveen offer what is asked of them, and a share of it for minors.
rulebook small_rulebook(
    const change& changed = [](small_province&) {}, std::int64_t share = 10,
    std::shared_ptr<const frame> of = small_frame()) {
    small_province province(std::move(of));
    written_rule&  offer = province.rule_of("aanbod");
    const node_id  asked = province.asked("asiel");
    offer.requirements.push_back(
        {"genoeg", province.builder.at_least(province.offered("azc", 0), asked), province.offered("azc", 0), asked});
    offer.measures.push_back({"dekking", province.offered("azc", 0), asked});
    written_rule& minors = province.rule_of("minderjarigen");
    const node_id part   = province.builder.times(province.asked("asiel"), {share, 100}, rounding::half_up);
    minors.names.push_back({"aandeel", part});
    minors.definitions.push_back({province.key("amv", province.axes->asked, 0), scope::members, part});
    province.rules[0].source = "synthetisch";
    changed(province);
    auto made = province.compile();
    EXPECT_TRUE(made) << made.error().front().to_text();
    return *std::move(made);
}

/// Which of the parts have another sum; the whole must have one exactly when a part has.
std::vector<std::string> parts_that_differ(const rulebook_sums& a, const rulebook_sums& b) {
    std::vector<std::string> differ;
    if (a.frame != b.frame) differ.emplace_back("frame");
    if (a.rules != b.rules) differ.emplace_back("rules");
    if (a.formulas != b.formulas) differ.emplace_back("formulas");
    if (a.texts != b.texts) differ.emplace_back("texts");
    EXPECT_EQ(a.whole != b.whole, !differ.empty());
    return differ;
}

std::vector<std::string> changed_by(const change& what) {
    return parts_that_differ(sums_of(small_rulebook()), sums_of(small_rulebook(what)));
}

std::vector<std::string> changed_in_the_frame(const std::function<void(frame&)>& what) {
    frame axes = *small_frame();
    what(axes);
    return parts_that_differ(
        sums_of(small_rulebook()),
        sums_of(small_rulebook([](small_province&) {}, 10, std::make_shared<const frame>(std::move(axes)))));
}

using parts = std::vector<std::string>;

TEST(CanonicalBytes, AreTheSameOfASecondCompilation) {
    EXPECT_EQ(canonical_bytes(small_rulebook()), canonical_bytes(small_rulebook()));
}

TEST(CanonicalBytes, BeginWithWhatTheyAreAndOfWhichVersion) {
    const auto        bytes = canonical_bytes(small_rulebook());
    const std::string start(reinterpret_cast<const char*>(bytes.data()), 31);
    EXPECT_EQ(start, std::string("\x0F\0\0\0\0\0\0\0opgave-rulebook\x02\0\0\0\0\0\0\0", 31));
}

// Who changes the bytes of the same rulebook raises `canonical_format`, and writes the new sum here.
TEST(CanonicalBytes, OfThisVersionHaveThisSum) {
    ASSERT_EQ(canonical_format, 2);
    EXPECT_EQ(hex(sums_of(small_rulebook()).whole), "9996078f79e92c589964c3881b6004fadc8170af84a0ec12a9e6d80f861648bd");
}

TEST(CanonicalBytes, DoNotSayWhereARuleStands) {
    EXPECT_EQ(changed_by([](small_province& in) {
                  in.rules[0].where = {"/elsewhere/other.toml", 300, 7, {}, {}};
              }),
              parts{});
}

TEST(CanonicalBytes, DoNotSayWhatTheRulebookWasCompiledFrom) {
    small_province         a, b;
    const auto             plain = assemble(a.axes, std::move(a.builder), {}, {});
    const rulebook_sources sources{{{"asiel", "1.0", {}, {}}}, {{"x.toml", 1, {}}}};
    const auto             of_a_file = assemble(b.axes, std::move(b.builder), {}, {}, {}, {}, sources);
    ASSERT_TRUE(plain && of_a_file);
    EXPECT_EQ(of_a_file->sources().files.size(), 1U);
    EXPECT_EQ(canonical_bytes(*plain), canonical_bytes(*of_a_file));
}

TEST(CanonicalBytes, SayTheSourceAndForceAndAssumptionOfARuleInThePartOfRules) {
    EXPECT_EQ(changed_by([](small_province& in) { in.rules[0].source = "brief"; }), parts{"rules"});
    EXPECT_EQ(changed_by([](small_province& in) { in.rules[0].assumption = "aangenomen"; }), parts{"rules"});
    EXPECT_EQ(changed_by([](small_province& in) { in.rules[0].force = force::agreed; }), parts{"rules"});
    EXPECT_EQ(changed_by([](small_province& in) { in.rules[1].id = "amv"; }), parts{"rules"});
}

TEST(CanonicalBytes, SayARatioInThePartOfFormulas) {
    EXPECT_EQ(parts_that_differ(sums_of(small_rulebook()), sums_of(small_rulebook([](small_province&) {}, 11))),
              parts{"formulas"});
}

TEST(CanonicalBytes, SayWhichSideOfAComparisonIsWhich) {
    const auto turned = [](small_province& in) {
        auto& one = in.written[0].what.requirements[0];
        std::swap(one.left, one.right);
    };
    EXPECT_EQ(changed_by(turned), parts{"formulas"});
}

TEST(CanonicalBytes, SayLabelsAndAgreementsInThePartOfTexts) {
    EXPECT_EQ(changed_by([](small_province& in) { in.rules[0].label.nl = "Aanbod"; }), parts{"texts"});
    EXPECT_EQ(changed_by([](small_province& in) {
                  in.rules[0].texts.push_back({"boete", {}, "geen", {}});
              }),
              parts{"texts"});
    EXPECT_EQ(changed_in_the_frame([](frame& axes) { axes.categories[0].label.en = "Centre"; }), parts{"texts"});
}

TEST(CanonicalBytes, SayMembersPeriodsAndBoundsInThePartOfTheFrame) {
    EXPECT_EQ(changed_in_the_frame([](frame& axes) {
                  axes.members = {{"GM1690", "De Wolden"}, {"GM0118", "Hoogeveen (2025)"}};
              }),
              parts{"frame"});
    EXPECT_EQ(changed_in_the_frame([](frame& axes) { axes.bases[0].source = "brief"; }), parts{"frame"});
    EXPECT_EQ(changed_in_the_frame([](frame& axes) { axes.categories[1].source = "brief"; }), parts{"frame"});
    const parts of_bounds = changed_in_the_frame([](frame& axes) { axes.categories[1].most = 500; });
    EXPECT_TRUE(std::ranges::count(of_bounds, "frame")); // and the library watches what can be out of bounds
    const parts of_a_period = changed_in_the_frame([](frame& axes) { axes.periods[1].year = 2026; });
    EXPECT_TRUE(std::ranges::count(of_a_period, "frame"));
}

TEST(CanonicalBytes, SayInWhichOrderMembersStand) {
    const parts changed = changed_in_the_frame([](frame& axes) {
        axes.members = {{"GM0118", "Hoogeveen"}, {"GM1690", "De Wolden"}};
    });
    EXPECT_EQ(changed, parts{"frame"});
}

TEST(CanonicalBytes, SayWhichAttributeIsReadWhereTwoHaveTheSameNumbers) {
    frame axes = *small_frame();
    for (const char* const id : {"inwoners", "woningen"})
        axes.attributes.push_back({id, {}, {0}, {}, {300, 100}, "synthetisch"});
    const auto of       = std::make_shared<const frame>(std::move(axes));
    const auto rulebook = [&](std::size_t which) {
        small_province province(of);
        written_rule&  rule = province.rule_of("sleutel");
        rule.names.push_back({"sleutel", province.builder.attribute(of->attributes[which])});
        return province.compile().value();
    };
    EXPECT_EQ(parts_that_differ(sums_of(rulebook(0)), sums_of(rulebook(1))), parts{"formulas"});
}

/// A rulebook in which every formula has a name, so that all of them count.
rulebook with_names(std::shared_ptr<const frame> axes, graph formulas, const std::vector<node_id>& named,
                    std::vector<parameter_in_part> uses = {}) {
    rulebook_parts made;
    made.axes     = std::move(axes);
    made.formulas = std::move(formulas);
    made.rules.push_back(
        {.id = "regel", .kind = {}, .label = {}, .source = {}, .assumption = {}, .where = {}, .texts = {}});
    for (const node_id id : named) {
        named_term one;
        one.label = "term " + std::to_string(made.names.size());
        one.value = id;
        made.names.push_back(std::move(one));
    }
    made.parameter_uses = std::move(uses);
    made.explanations   = explanation_index(made);
    return rulebook(std::move(made));
}

/// The same formulas in another order of memory: any in which operands stand before what uses them.
class shuffled {
public:
    shuffled(choices& choose, const graph& of) : choose_(choose), of_(of), now_(of.nodes.size()) {
        made_.lanes = of.lanes;
        columns_.resize(of.columns.size());
        std::iota(columns_.begin(), columns_.end(), 0U);
        shuffle(columns_);
        made_.columns.resize(of.columns.size());
        for (std::size_t i = 0; i < columns_.size(); ++i) made_.columns[columns_[i]] = of.columns[i];
        put({0}); // poison stays in front
        std::vector<node_id> waiting;
        for (std::uint32_t i = 1; i < of.nodes.size(); ++i) waiting.push_back({i});
        while (!waiting.empty()) {
            std::vector<std::size_t> ready;
            for (std::size_t i = 0; i < waiting.size(); ++i)
                if (std::ranges::all_of(of.operands_of(of[waiting[i]]),
                                        [&](const operand& one) { return is_put(one.of); }))
                    ready.push_back(i);
            const std::size_t next = choose_.of(ready);
            put(waiting[next]);
            waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(next));
        }
    }

    [[nodiscard]] const graph& formulas() const { return made_; }
    [[nodiscard]] node_id      operator()(node_id before) const { return now_[before.value]; }

private:
    template <class Thing>
    void shuffle(std::vector<Thing>& things) {
        for (std::size_t i = things.size(); i > 1; --i) std::swap(things[i - 1], things[choose_.below(i)]);
    }
    [[nodiscard]] bool is_put(node_id id) const { return id.value == 0 || now_[id.value].value != 0; }

    void put(node_id id) {
        node                 n = of_[id];
        std::vector<operand> operands;
        for (const operand& one : of_.operands_of(n)) operands.push_back({now_[one.of.value], one.factor});
        if (has_unordered_operands(n.op)) shuffle(operands);
        n.first_operand = static_cast<std::uint32_t>(made_.operands.size());
        if (n.op == operation::attribute || n.op == operation::scatter || n.op == operation::in_group)
            n.first = columns_[static_cast<std::size_t>(n.first)];
        made_.operands.insert(made_.operands.end(), operands.begin(), operands.end());
        now_[id.value] = {static_cast<std::uint32_t>(made_.nodes.size())};
        made_.nodes.push_back(n);
    }

    choices&                   choose_;
    const graph&               of_;
    graph                      made_;
    std::vector<node_id>       now_; ///< by the place before
    std::vector<std::uint32_t> columns_;
};

TEST(CanonicalBytes, DoNotDependOnTheOrderOfFormulasInMemory) {
    for_choices(200, [](choices& choose) {
        const random_rulebook      of = any_rulebook(choose);
        const shuffled             other(choose, of.formulas);
        const std::vector<node_id> named = of.all();
        std::vector<node_id>       named_there;
        for (const node_id id : named) named_there.push_back(other(id));
        RC_ASSERT(canonical_bytes(with_names(of.axes, of.formulas, named))
                  == canonical_bytes(with_names(of.axes, other.formulas(), named_there)));
    });
}

TEST(CanonicalBytes, DoNotHoldFormulasThatNothingUses) {
    for_choices(100, [](choices& choose) {
        const random_rulebook of  = any_rulebook(choose);
        const node_id         one = choose.of(of.all().empty() ? std::vector<node_id>{{0}} : of.all());
        graph                 more(of.formulas);
        node                  idle;
        idle.op    = operation::constant;
        idle.first = 77'777;
        more.nodes.push_back(idle);
        RC_ASSERT(canonical_bytes(with_names(of.axes, of.formulas, {one}))
                  == canonical_bytes(with_names(of.axes, more, {one})));
    });
}

TEST(CanonicalBytes, AreOthersWhenANumberOfAFormulaIsAnother) {
    for_choices(200, [](choices& choose) {
        const random_rulebook of    = any_rulebook(choose);
        graph                 other = of.formulas;
        std::vector<node_id>  with_number;
        for (const node_id id : of.all())
            if (const operation op = other[id].op; op == operation::constant || op == operation::linear
                                                   || op == operation::times_ratio || op == operation::convert)
                with_number.push_back(id);
        if (with_number.empty()) return;
        other.nodes[choose.of(with_number).value].first += 1000;
        RC_ASSERT(canonical_bytes(with_names(of.axes, of.formulas, of.all()))
                  != canonical_bytes(with_names(of.axes, other, of.all())));
    });
}

/// Parameters that went into any of the formulas: of whichever number they are, for none of them is written here.
std::vector<parameter_in_part> any_uses(choices& choose, const random_rulebook& of, const std::vector<node_id>& in) {
    const auto number = [&](std::int64_t most) { return static_cast<std::uint32_t>(choose.between(0, most)); };
    std::vector<parameter_in_part> uses;
    for (std::uint32_t left = 1 + number(5); left > 0 && !in.empty(); --left) {
        const std::uint32_t when = number(static_cast<std::int64_t>(of.axes->periods.size()) - 1);
        parameter_place     which{number(3)};
        if (choose.between(0, 1) == 1) which.row = number(2), which.field = number(2);
        uses.push_back({{0, {when}}, choose.of(in), which});
    }
    return uses;
}

TEST(CanonicalBytes, SayWhichParametersWentInInNoOrder) {
    for_choices(200, [](choices& choose) {
        const random_rulebook          of = any_rulebook(choose);
        const shuffled                 other(choose, of.formulas);
        const std::vector<node_id>     named = of.all();
        std::vector<parameter_in_part> uses  = any_uses(choose, of, named);
        std::vector<node_id>           named_there;
        for (const node_id id : named) named_there.push_back(other(id));
        std::vector<parameter_in_part> uses_there(uses.rbegin(), uses.rend());
        for (parameter_in_part& one : uses_there) one.in = other(one.in);
        RC_ASSERT(canonical_bytes(with_names(of.axes, of.formulas, named, uses))
                  == canonical_bytes(with_names(of.axes, other.formulas(), named_there, uses_there)));
    });
}

TEST(CanonicalBytes, AreOthersWhenAnotherParameterWentIn) {
    for_choices(200, [](choices& choose) {
        const random_rulebook          of   = any_rulebook(choose);
        std::vector<parameter_in_part> uses = any_uses(choose, of, of.all());
        if (uses.empty()) return;
        const auto before = sums_of(with_names(of.axes, of.formulas, of.all(), uses));
        RC_ASSERT(parts_that_differ(before, sums_of(with_names(of.axes, of.formulas, of.all()))) == parts{"formulas"});
        parameter_place& changed = uses[choose.below(uses.size())].of;
        switch (choose.below(3)) { // to what no other use has
        case 0: changed.parameter = 77; break;
        case 1: changed.row = 77; break;
        default: changed.field = 77; break;
        }
        RC_ASSERT(parts_that_differ(before, sums_of(with_names(of.axes, of.formulas, of.all(), uses)))
                  == parts{"formulas"});
    });
}

TEST(CanonicalBytes, AreOthersWhenAParameterWentIntoAnotherFormulaOrForAnotherPeriod) {
    small_province in;
    const node_id  asked  = in.asked("azc");
    const node_id  sum    = in.builder.add(asked, in.offered("azc", 0));
    const graph    all    = std::move(in.builder).take();
    const auto     sum_of = [&](const parameter_in_part& use) {
        return sums_of(with_names(in.axes, all, {asked, sum}, {use})).formulas;
    };
    EXPECT_EQ(sum_of({{0, {0}}, sum, {1}}), sum_of({{0, {0}}, sum, {1}}));
    EXPECT_NE(sum_of({{0, {0}}, sum, {1}}), sum_of({{0, {0}}, asked, {1}}));
    EXPECT_NE(sum_of({{0, {0}}, sum, {1}}), sum_of({{0, {1}}, sum, {1}}));
}

TEST(CanonicalBytes, DoNotSayWhatWentIntoAFormulaThatNothingUses) {
    small_province in;
    const node_id  asked = in.asked("azc");
    const node_id  idle  = in.builder.add(asked, in.offered("azc", 0));
    const graph    all   = std::move(in.builder).take();
    EXPECT_EQ(canonical_bytes(with_names(in.axes, all, {asked}, {{{0, {0}}, idle, {1}}})),
              canonical_bytes(with_names(in.axes, all, {asked})));
}

/// What is offered of two categories, each shared out over the members, and who takes anything of the two together.
rulebook two_shares(bool the_other_is_written_first) {
    small_province                    in;
    const std::array<std::int64_t, 2> each{1, 1};
    const auto                        share_of = [&](std::string_view what) {
        return in.builder.apportion(in.offered(what, 0, scope::whole), in.builder.scatter(each, {}),
                                                           apportion_method::largest_remainder);
    };
    if (the_other_is_written_first) (void)share_of("amv");
    const node_id regular = share_of("azc");
    const node_id taken   = in.builder.add(regular, share_of("amv"));
    const node_id one     = in.builder.constant(1);
    in.rule_of("delen").requirements.push_back({"genoeg", in.builder.at_least(taken, one), taken, one});
    auto made = in.compile();
    EXPECT_TRUE(made) << made.error().front().to_text();
    return *std::move(made);
}

TEST(CanonicalBytes, AndTheOrderOfFindingsDoNotDependOnWhichApportionmentWasWrittenFirst) {
    const auto found = [](const rulebook& by) {
        figures table = by.blank_figures();
        EXPECT_TRUE(table.state("PV22", "azc", "2024", "voorstel", 10));
        EXPECT_TRUE(table.state("PV22", "amv", "2024", "voorstel", 3)); // a tie, of these alone
        return canonical_bytes(by.evaluate(table));
    };
    EXPECT_EQ(canonical_bytes(two_shares(false)), canonical_bytes(two_shares(true)));
    EXPECT_EQ(found(two_shares(false)), found(two_shares(true)));
}

figures some_figures(const rulebook& of) {
    figures table = of.blank_figures();
    EXPECT_TRUE(table.state("GM1690", "asiel", "2024", "opgave", 152));
    EXPECT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", 70));
    return table;
}

TEST(CanonicalBytes, OfFiguresAreTheSameInWhateverOrderTheyAreStated) {
    const rulebook rules = small_rulebook();
    figures        other = rules.blank_figures();
    EXPECT_TRUE(other.state("GM0118", "azc", "2024", "voorstel", 1));
    EXPECT_TRUE(other.state("GM1690", "azc", "2024", "voorstel", 70, {{}, "brief", {}, {}, {}}));
    EXPECT_TRUE(other.state("GM1690", "asiel", "2024", "opgave", 152));
    other.clear(*other.find("GM0118", "azc", "2024", "voorstel"));
    EXPECT_EQ(canonical_bytes(some_figures(rules)), canonical_bytes(other));
}

TEST(CanonicalBytes, OfFiguresTellZeroFromBlankAndARangeFromANumber) {
    const rulebook rules = small_rulebook();
    const figures  plain = some_figures(rules);
    figures        zero(plain), range(plain);
    EXPECT_TRUE(zero.state("GM0118", "azc", "2024", "voorstel", 0));
    EXPECT_TRUE(range.state(*range.find("GM1690", "azc", "2024", "voorstel"), {70, 71}));
    EXPECT_NE(canonical_bytes(plain), canonical_bytes(zero));
    EXPECT_NE(canonical_bytes(plain), canonical_bytes(range));
}

TEST(CanonicalBytes, OfAnOutcomeAreThoseOfWhatWasFound) {
    const rulebook rules = small_rulebook();
    const auto     found = canonical_bytes(rules.evaluate(some_figures(rules)));
    EXPECT_EQ(found, canonical_bytes(small_rulebook().evaluate(some_figures(rules))));
    figures more = some_figures(rules);
    EXPECT_TRUE(more.state("GM1690", "azc", "2024", "voorstel", 71)); // as unmet as before, by one place less
    EXPECT_NE(found, canonical_bytes(rules.evaluate(more)));
}

} // namespace
} // namespace opgave::testing
