// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/small_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace opgave::testing {
namespace {

constexpr std::uint32_t de_wolden = 0;

/// The task of AMV as a rule gives it, twelve hundredths of the province's; then what is offered against what is asked and a
/// reserve, as one term that the rule names.
rulebook quota_and_reserve() {
    small_province in;
    graph_builder& build = in.builder;
    in.rule_of("taak").definitions.push_back(
        {in.key("amv", in.axes->asked, 0), scope::members, build.times(in.asked("azc"), {12, 100}, rounding::half_up)});
    const node_id needed = build.add(in.asked("azc"), in.asked("amv"));
    written_rule& quotum = in.rule_of("quotum");
    quotum.names.push_back({"nodig", needed});
    const node_id offered = build.add(in.offered("azc", 0), in.offered("amv", 0));
    quotum.requirements.push_back({"genoeg", build.at_least(offered, needed), offered, needed});
    quotum.requirements.push_back(
        {"ruim",
         build.all_of(std::array{build.at_least(offered, needed), build.at_least(offered, build.constant(50, {0}))}),
         {},
         {}});
    // What is asked stands on both sides: the comparison that is left is of azc alone.
    quotum.requirements.push_back({"beide", build.at_least(build.add(in.offered("azc", 0), in.asked("amv")), needed),
                                   build.add(in.offered("azc", 0), in.asked("amv")), needed});
    auto made = in.compile();
    if (!made) ADD_FAILURE() << made.error()[0].to_text();
    return *std::move(made);
}

outcome quota_and_reserve_of(std::int64_t asked, std::int64_t azc) {
    const rulebook by    = quota_and_reserve();
    figures        table = by.blank_figures();
    EXPECT_TRUE(table.state("GM1690", "azc", "2024", "opgave", asked));
    EXPECT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", azc));
    return by.evaluate(std::move(table));
}

std::vector<std::string> names_in(const explanation& of, const rulebook& by) {
    const explained_names    names(by);
    std::vector<std::string> all;
    for (const explained_node& one : of.nodes())
        if (one.same_as == explained_node::none && one.is_taken) all.push_back(names(of, one));
    return all;
}

TEST(Explanation, OfAFindingHasItsTwoSides) {
    const outcome     found = quota_and_reserve_of(100, 60);
    const explanation tree  = found.explain(find(found, "genoeg", de_wolden));
    const auto        sides = tree.children_of(tree.nodes()[0]);
    ASSERT_EQ(sides.size(), 2U);
    EXPECT_EQ(tree.nodes()[0].is, explained::finding);
    EXPECT_EQ(sides[1].value, interval::exactly(112)) << "100 AZC, and 12 AMV by the other rule";
    EXPECT_EQ(found.rulebook().names()[sides[1].term].label, "nodig");
    EXPECT_EQ(explainer(found).evaluate_again(tree), tree.nodes()[0].value);
}

TEST(Explanation, OfAFindingWhoseSidesCancelOutHasTheCondition) {
    const outcome     found = quota_and_reserve_of(100, 100);
    const explanation tree  = found.explain(find(found, "beide", de_wolden));
    const auto        below = tree.children_of(tree.nodes()[0]);
    ASSERT_EQ(below.size(), 1U);
    EXPECT_EQ(below[0].op, operation::at_least);
    EXPECT_EQ(below[0].value, interval::exactly(1)) << "though what is asked of AMV could be anything";
}

TEST(Explanation, TellsWhereARuleStandsInForABlankCell) {
    const outcome         found = quota_and_reserve_of(100, 60);
    const explanation     tree  = found.explain(*found.figures().find("GM1690", "amv", "2024", "opgave"));
    const explained_node& root  = tree.nodes()[0];
    EXPECT_EQ(root.is, explained::reading);
    EXPECT_TRUE(root.stands_in);
    EXPECT_EQ(found.rulebook().rules()[tree.parts()[root.part].rule].id, "taak");
    const auto below = tree.children_of(root);
    ASSERT_EQ(below.size(), 2U);
    EXPECT_FALSE(below[0].is_taken) << "the cell itself, which is blank";
    EXPECT_EQ(below[1].op, operation::times_ratio);
    EXPECT_EQ(below[1].value, interval::exactly(12));
    EXPECT_EQ(tree.children_of(below[1])[0].is, explained::figure);
}

TEST(Explanation, ShowsATermThatWasTakenApart) {
    const outcome     found = quota_and_reserve_of(100, 60);
    const explanation tree  = found.explain(find(found, "ruim", de_wolden));
    const auto        named =
        std::ranges::find_if(tree.nodes(), [](const explained_node& one) { return one.term != explained_node::none; });
    ASSERT_NE(named, tree.nodes().end()) << "the difference holds what is needed as four terms";
    EXPECT_EQ(found.rulebook().names()[named->term].label, "nodig");
    EXPECT_EQ(named->value, interval::exactly(112));
    EXPECT_EQ(named->factor, -1);
    EXPECT_EQ(explainer(found).evaluate_again(tree), tree.nodes()[0].value);
}

TEST(Explanation, OfABlankIsAllItMayBe) {
    const outcome     found = quota_and_reserve_of(100, 60);
    const explanation tree  = found.explain(*found.figures().find("GM0118", "azc", "2024", "voorstel"));
    ASSERT_EQ(tree.nodes().size(), 1U);
    EXPECT_EQ(tree.nodes()[0].is, explained::blank);
    const category& azc = found.rulebook().frame().categories[0];
    EXPECT_EQ(tree.nodes()[0].value, (interval{azc.least, azc.most}));
}

/// Sixty times the greater of twice what was there and 1: a tree of 2 to the 60th leaves if each were explained each time.
TEST(Explanation, IsNoLargerThanWhatTheNumberRestsOn) {
    small_province in;
    node_id        doubled = in.offered("azc", 0);
    for (int i = 0; i < 60; ++i) {
        const node_id smaller = in.builder.minimum(std::array{doubled, in.builder.constant(1000 + i, {0})});
        const node_id larger  = in.builder.maximum(std::array{doubled, in.builder.constant(i, {0})});
        doubled               = in.builder.times(in.builder.add(smaller, larger), {1, 2}, rounding::down);
    }
    in.rule_of("keten").requirements.push_back(
        {"ja", in.builder.at_least(doubled, in.builder.constant(65, {0})), {}, {}});
    const auto by = in.compile();
    ASSERT_TRUE(by) << by.error()[0].to_text();
    figures table = by->blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", 70));
    const outcome     found = by->evaluate(std::move(table));
    const explanation tree  = found.explain(find(found, "ja", de_wolden));
    EXPECT_LT(tree.nodes().size(), 600U);
    EXPECT_EQ(explainer(found).evaluate_again(tree), interval::exactly(1));
    const explanation open = found.explain(find(found, "ja", 1));
    EXPECT_EQ(open.nodes()[0].value, (interval{0, 1}));
}

TEST(Explanation, NamesFindingsCellsAndTermsInWordsThatLast) {
    const outcome                  found = quota_and_reserve_of(100, 60);
    const explanation              tree  = found.explain(find(found, "genoeg", de_wolden));
    const std::vector<std::string> names = names_in(tree, found.rulebook());
    EXPECT_EQ(names[0], "quotum/genoeg@2024/GM1690");
    EXPECT_EQ(std::ranges::count(names, "quotum/nodig@2024/GM1690"), 1);
    EXPECT_EQ(std::ranges::count(names, "GM1690/amv/opgave/2024"), 1);
    EXPECT_EQ(std::ranges::count_if(names,
                                    [](const std::string& name) {
                                        return name.starts_with("GM1690/amv/opgave/2024#") && name.size() == 35;
                                    }),
              1)
        << "the rule's formula, below the cell that it gives";
    EXPECT_TRUE(find_explained(found, "quotum/nodig@2024/GM1690"));
}

TEST(Explanation, IsNotFoundByANameThatNothingHas) {
    const outcome found = quota_and_reserve_of(100, 60);
    const auto    near  = find_explained(found, "quotum/genoeg@2024/GM1960");
    ASSERT_FALSE(near);
    EXPECT_EQ(near.error()[0].code, diagnostic_code::S001);
    EXPECT_NE(near.error()[0].remedy.find("quotum/genoeg@2024/GM1690"), std::string::npos) << near.error()[0].to_text();
    for (const char* const wrong : {"", "#", "@", "/", "////", "GM1690/amv/opgave/2024#000000000000", "GM1690/amv",
                                    "GM1690/amv/opgave/2024/5", "unattributed/x/opgave/2024"})
        EXPECT_FALSE(find_explained(found, wrong)) << wrong;
}

/// The lines as a terminal shows them, without what a form says.
std::string text_of(const explanation& tree, const outcome& in, language as) {
    std::string text;
    for (const explained_line& one : lines_of(tree, in, {.in = as, .shown = provenance_shown::no}))
        text += std::string(2 * one.depth, ' ') + one.label + " | " + one.value + " | " + one.because + '\n';
    return text;
}

TEST(ExplanationText, TellsAFindingDownToTheFigures) {
    const outcome     found = quota_and_reserve_of(100, 60);
    const explanation tree  = found.explain(find(found, "genoeg", de_wolden));
    EXPECT_EQ(text_of(tree, found, language::nl),
              "De Wolden: genoeg, 2024 | onbekend | Asiel, voorstel 2024 is "
              "ten minste 60 en moet ten minste 112 zijn (nodig); onbekend door wat "
              "niet is opgegeven: AMV, voorstel 2024\n"
              "  Asiel, voorstel 2024 | ten minste 60 | 60 + (niet opgegeven)\n"
              "    AZC, voorstel 2024 | 60 | opgegeven\n"
              "    AMV, voorstel 2024 |  | niet opgegeven\n"
              "  nodig | 112 | 100 + 12\n"
              "    AZC, opgave 2024 | 100 | opgegeven\n"
              "    AMV, opgave 2024 | 12 | niet opgegeven; regel 'taak' geeft het\n"
              "      deel van AZC, opgave 2024 | 12 | 12 % x 100\n"
              "        AZC, opgave 2024 | 100 | opgegeven\n");
}

TEST(ExplanationText, SpeaksEnglishWithoutAWordOfDutch) {
    const outcome     found = quota_and_reserve_of(100, 60);
    const explanation tree  = found.explain(*found.figures().find("GM1690", "amv", "2024", "opgave"));
    EXPECT_EQ(text_of(tree, found, language::en), "De Wolden: AMV, task 2024 | 12 | not stated; rule 'taak' gives it\n"
                                                  "  part of AZC, task 2024 | 12 | 12 % x 100\n"
                                                  "    AZC, task 2024 | 100 | stated\n");
}

TEST(ExplanationText, SaysWhatWasRounded) {
    const outcome     found = quota_and_reserve_of(104, 60);
    const explanation tree  = found.explain(*found.figures().find("GM1690", "amv", "2024", "opgave"));
    EXPECT_EQ(lines_of(tree, found)[1].because, "12 % x 104 = 12 en 48/100, half omhoog afgerond");
}

TEST(ExplanationText, OfARequirementIsASentence) {
    const outcome     found = quota_and_reserve_of(100, 60);
    const explanation tree  = found.explain(find(found, "beide", de_wolden));
    EXPECT_EQ(lines_of(tree, found)[0].value, "niet voldaan, scheelt 40") << "its sides cancelled out";
    const rulebook by    = quota_and_reserve();
    figures        table = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "opgave", 100));
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", 60));
    ASSERT_TRUE(table.state("GM1690", "amv", "2024", "voorstel", 6));
    const outcome stated = by.evaluate(std::move(table));
    const auto    lines  = lines_of(stated.explain(find(stated, "genoeg", de_wolden)), stated);
    EXPECT_EQ(lines[0].value, "niet voldaan");
    EXPECT_EQ(lines[0].because, "Asiel, voorstel 2024 is 66 en moet ten minste 112 zijn (nodig): 46 te weinig");
}

TEST(ExplanationText, SaysOfABlankThatItIsNotStated) {
    small_province in;
    const node_id  offered            = in.offered("amv", 0);
    const node_id  asked              = in.asked("amv");
    const node_id  other              = in.offered("azc", 0);
    in.rule_of("quotum").requirements = {{"genoeg", in.builder.at_least(offered, asked), offered, asked},
                                         {"gelijk", in.builder.equal(offered, other), offered, other}};
    auto made                         = in.compile();
    ASSERT_TRUE(made) << made.error()[0].to_text();
    figures table = made->blank_figures();
    ASSERT_TRUE(table.state("GM1690", "amv", "2024", "opgave", 12));
    const outcome     found = made->evaluate(std::move(table));
    const explanation quota = found.explain(find(found, "genoeg", de_wolden));
    EXPECT_EQ(lines_of(quota, found)[0].because.substr(0, 59),
              "aangeboden AMV: niet opgegeven, gevraagd ten minste 12; onb");
    EXPECT_EQ(lines_of(quota, found, {.in = language::en})[0].because.substr(0, 48),
              "offered AMV: not stated, asked at least 12; unkn");
    EXPECT_EQ(lines_of(found.explain(find(found, "gelijk", de_wolden)), found)[0].because.substr(0, 91),
              "AMV, voorstel 2024 is niet opgegeven en moet gelijk aan niet opgegeven zijn (AZC, voorstel ");
}

TEST(ExplanationText, DoesNotSayThatSomebodyStatedThatNothingIsUnattributed) {
    const outcome     found = quota_and_reserve_of(100, 60);
    const cell_key    cell  = *found.figures().find("PV22", "azc", "2024", "voorstel");
    const explanation tree  = found.explain(cell);
    EXPECT_EQ(text_of(tree, found, language::nl).find("niet toegewezen"), std::string::npos);
    bool is_told = false;
    for (const explained_line& one : lines_of(tree, found, {.untaken = true}))
        is_told = is_told || one.because == "niemand heeft hier iets opgegeven, en dat telt als 0";
    EXPECT_TRUE(is_told);
}

TEST(ExplanationText, CallsNothingTooFewThatIsTooMuch) {
    small_province in;
    const node_id  offered           = in.offered("amv", 0);
    const node_id  asked             = in.asked("amv");
    in.rule_of("grens").requirements = {{"niet meer", in.builder.at_least(asked, offered), asked, offered},
                                        {"genoeg", in.builder.at_least(offered, asked), offered, asked}};
    auto made                        = in.compile();
    ASSERT_TRUE(made) << made.error()[0].to_text();
    const auto because = [&](std::int64_t of, const char* label) {
        figures table = made->blank_figures();
        EXPECT_TRUE(table.state("GM1690", "amv", "2024", "opgave", 12));
        EXPECT_TRUE(table.state("GM1690", "amv", "2024", "voorstel", of));
        const outcome found = made->evaluate(std::move(table));
        return lines_of(found.explain(find(found, label, de_wolden)), found)[0].because;
    };
    EXPECT_TRUE(because(20, "niet meer").ends_with(": scheelt 8")) << because(20, "niet meer");
    EXPECT_TRUE(because(5, "genoeg").ends_with(": 7 te weinig")) << because(5, "genoeg");
}

/// What is asked of AMV of the province, in equal parts for each municipality.
outcome equal_parts(std::int64_t of_the_whole) {
    small_province in;
    in.rule_of("verdeling")
        .definitions.push_back({in.key("amv", in.axes->asked, 0), scope::members,
                                in.builder.apportion(in.asked("azc", scope::whole), in.builder.constant(1),
                                                     apportion_method::largest_remainder)});
    auto made = in.compile();
    EXPECT_TRUE(made) << made.error()[0].to_text();
    figures table = made->blank_figures();
    EXPECT_TRUE(table.state("PV22", "azc", "2024", "opgave", of_the_whole));
    return made->evaluate(std::move(table));
}

TEST(ExplanationText, OfADivisionSaysWhatWasLeftToBeRounded) {
    const outcome found = equal_parts(6);
    EXPECT_EQ(lines_of(found.explain(*found.figures().find("GM1690", "amv", "2024", "opgave")), found)[1].because,
              "6 x 1/2 = 3, grootste resten");
}

TEST(ExplanationText, OfATieNamesWhoIsTiedAndForHowManyPlaces) {
    const outcome found = equal_parts(7);
    const auto    lines = lines_of(found.explain(*found.figures().find("GM1690", "amv", "2024", "opgave")), found);
    EXPECT_EQ(lines[1].because, "7 x 1/2 = 3 rest 1/2, grootste resten; gelijke stand tussen De Wolden en Hoogeveen "
                                "om 1 plaats");
    EXPECT_EQ(lines_of(found.explain(*found.figures().find("GM1690", "amv", "2024", "opgave")), found,
                       {.in = language::en})[1]
                  .because,
              "7 x 1/2 = 3 remainder 1/2, largest remainders; a tie between De Wolden and Hoogeveen for 1 place");
}

TEST(ExplanationText, SaysWhichPartOfTheLeastDecides) {
    small_province in;
    graph_builder& build = in.builder;
    in.rule_of("minste").definitions.push_back({in.key("amv", in.axes->asked, 0), scope::members,
                                                build.minimum(std::array{in.offered("azc", 0), in.offered("amv", 0)})});
    const auto by = in.compile();
    ASSERT_TRUE(by) << by.error()[0].to_text();
    figures table = by->blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "voorstel", 60));
    ASSERT_TRUE(table.state("GM1690", "amv", "2024", "voorstel", 6));
    const outcome found = by->evaluate(std::move(table));
    EXPECT_EQ(lines_of(found.explain(*found.figures().find("GM1690", "amv", "2024", "opgave")), found)[1].because,
              "AMV, voorstel 2024 beslist");
}

TEST(ExplanationText, InSentencesGoesFromTheVerdictDownToTheCells) {
    const rulebook by    = quota_and_reserve();
    figures        table = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "opgave", 100));
    ASSERT_TRUE(table.state(
        "GM1690", "azc", "2024", "voorstel", 60,
        {.where = {"formulier.csv", 3, 7, {}, {}}, .source = {}, .dated = {}, .note = {}, .assumption = {}}));
    ASSERT_TRUE(table.state("GM1690", "amv", "2024", "voorstel", 6));
    const outcome found = by.evaluate(std::move(table));
    const auto    said  = sentences_of(found.explain(find(found, "genoeg", de_wolden)), found);
    ASSERT_GE(said.size(), 4U);
    EXPECT_EQ(said[0],
              "De Wolden voldoet niet aan 'genoeg, 2024': Asiel, voorstel 2024 is 66 en moet ten minste 112 zijn "
              "(nodig): 46 te weinig.");
    EXPECT_EQ(said[1], "De regel staat in test.toml:2.");
    EXPECT_EQ(said[2], "Asiel, voorstel 2024 is 66: 60 + 6.");
    EXPECT_EQ(said[3], "AZC, voorstel 2024 is 60: opgegeven (formulier.csv:3:7).");
}

TEST(ExplanationText, StopsWhereItIsToldToAndShowsWhatWasNotChosenWhenAsked) {
    const outcome     found = quota_and_reserve_of(100, 60);
    const explanation tree  = found.explain(*found.figures().find("GM1690", "amv", "2024", "opgave"));
    EXPECT_EQ(lines_of(tree, found, {.depth = 1}).size(), 2U);
    const auto all = lines_of(tree, found, {.depth = 1, .untaken = true});
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].because, "niet gekozen");
    EXPECT_EQ(all[1].value, "");
    EXPECT_FALSE(all[1].is_last);
    EXPECT_TRUE(all[2].is_last);
}

TEST(ExplanationText, SaysWhereAFigureComesFromUnlessThatIsConfidential) {
    const rulebook by    = quota_and_reserve();
    figures        table = by.blank_figures();
    ASSERT_TRUE(table.state("GM1690", "azc", "2024", "opgave", 100,
                            {.where      = {"formulier.csv", 3, 7, {}, {}},
                             .source     = "brief",
                             .dated      = {},
                             .note       = "raming",
                             .assumption = {}}));
    const outcome     found = by.evaluate(std::move(table));
    const explanation tree  = found.explain(*found.figures().find("GM1690", "azc", "2024", "opgave"));
    EXPECT_EQ(lines_of(tree, found)[0].from, "formulier.csv:3:7; brief; raming");
    EXPECT_EQ(lines_of(tree, found, {.shown = provenance_shown::no})[0].from, "formulier.csv:3:7; brief")
        << "the place is no quote";
}

} // namespace
} // namespace opgave::testing
