// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>

#include "allocation/allocation_count.hpp"
#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

/// Every finding and measure of the province of every row, explained.
namespace {

using namespace opgave;

struct judged {
    opgave::rulebook rules;
    outcome          found;
};

/// Nothing of a province that is to be refused.
std::optional<judged> judge(const province& said) {
    const auto rules = compile(said, opgave::testing::shipped_store());
    if (!rules) return std::nullopt;
    return judged{*rules, rules->evaluate(*stated_figures(said, *rules))};
}

void for_each_province(const std::function<void(const province&, const judged&, const std::string&)>& look) {
    int seen = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/agreements")) {
        if (entry.path().extension() != ".toml") continue;
        const auto said = read_province(entry.path().string());
        ASSERT_TRUE(said) << said.error()[0].to_text();
        const auto of = judge(*said);
        if (!of) continue;
        look(*said, *of, entry.path().string());
        ++seen;
    }
    EXPECT_GE(seen, 40);
}

void for_each_explanation(const judged& of, const std::function<void(const explainer&, const explanation&)>& look) {
    explainer   all(of.found);
    explanation tree;
    for (const finding& one : of.found.findings()) {
        all.explain(one, tree);
        look(all, tree);
    }
    for (const coverage& one : of.found.coverages()) {
        all.explain(one, tree);
        look(all, tree);
    }
}

std::string ends_of(const interval& of) { return std::to_string(of.least) + ".." + std::to_string(of.most); }

TEST(Explanations, ComputedAnewGiveWhatTheyExplain) {
    for_each_province([](const province&, const judged& of, const std::string& file) {
        for_each_explanation(of, [&](const explainer& all, const explanation& tree) {
            const interval root  = tree.nodes()[0].value;
            const interval again = all.evaluate_again(tree);
            EXPECT_LE(again.least, root.least) << file;
            EXPECT_GE(again.most, root.most) << file;
            if (root.is_exact()) {
                EXPECT_EQ(again, root) << file;
            }
        });
    });
}

/// What a formula is to the library, and to nobody who reads a decision.
constexpr std::array engine_words{"is ten minste 0",
                                  "is at least 0",
                                  "niet: nee",
                                  "niet: ja",
                                  "not: no",
                                  "not: yes",
                                  "getal van de regel",
                                  "number of the rule",
                                  "het een of het ander",
                                  "the one or the other",
                                  "het tegendeel van",
                                  "the opposite of",
                                  "times_ratio",
                                  "at_least",
                                  "or_else",
                                  "apportion",
                                  "sum_whole",
                                  "times_column",
                                  "1000000",
                                  "(null)",
                                  ": : ",
                                  "; ;",
                                  "()"};

/// `Indicatief aandeel: Indicatief aandeel`
bool says_it_twice(const std::string& label) {
    for (std::size_t colon = label.find(": "); colon != std::string::npos; colon = label.find(": ", colon + 2))
        if (label.substr(colon + 2).starts_with(label.substr(0, colon))) return true;
    return false;
}

void expect_words_of_the_law(const judged& of, const std::string& file) {
    for_each_explanation(of, [&](const explainer&, const explanation& tree) {
        for (const language in : {language::nl, language::en}) {
            const text_options how{.in = in};
            for (const explained_line& line : lines_of(tree, of.found, how)) {
                EXPECT_FALSE(line.label.empty()) << file;
                EXPECT_FALSE(says_it_twice(line.label)) << file << ": " << line.label;
                for (const char* const word : engine_words)
                    EXPECT_EQ((line.label + " = " + line.value + " (" + line.because + " .").find(word),
                              std::string::npos)
                        << file << ": " << line.label << " = " << line.value << " (" << line.because << ')';
            }
            for (const std::string& sentence : sentences_of(tree, of.found, how)) {
                EXPECT_TRUE(sentence.ends_with('.')) << sentence;
                EXPECT_FALSE(sentence.ends_with("..")) << sentence;
                EXPECT_EQ(sentence.find("is ."), std::string::npos) << sentence;
            }
        }
    });
}

TEST(Explanations, SpeakInTheWordsOfTheLaw) {
    for (const char* const file : {"config/drenthe.toml", "samples/configure_a_province/voorland.toml"}) {
        const auto of = judge(read_province(file).value());
        ASSERT_TRUE(of) << file;
        expect_words_of_the_law(*of, file);
    }
    for_each_province(
        [](const province&, const judged& of, const std::string& file) { expect_words_of_the_law(of, file); });
}

TEST(Explanations, OfAFigureOfLotsShowEachLotWithItsDates) {
    const auto of = judge(read_province("tests/agreements/R20_lots/province.toml").value());
    ASSERT_TRUE(of);
    const auto  cell  = of->found.figures().find("GM9901", "azc", "2025", "voorstel");
    const auto  tree  = of->found.explain(*cell);
    std::size_t count = 0;
    for (const explained_line& line :
         lines_of(tree, of->found, {.shown = provenance_shown::no})) { // no words of a form
        if (!line.lot) continue;
        ++count;
        EXPECT_EQ(line.value, "180");
        EXPECT_NE(line.because.find("1 juli 2025 t/m 30 juni 2030; besloten; geteld op 31 december 2025"),
                  std::string::npos)
            << line.because;
        EXPECT_TRUE(line.from.starts_with("tests/agreements/R20_lots/province.toml:")) << line.from;
    }
    EXPECT_EQ(count, 1U);
}

/// What is named in all trees, with its value. Names that occur twice in a tree are told as such.
std::map<std::string, std::string> named_in(const judged& of) {
    std::map<std::string, std::string> named;
    const explained_names              names(of.rules);
    for_each_explanation(of, [&](const explainer&, const explanation& tree) {
        std::map<std::string, std::size_t> here;
        for (const explained_node& one : tree.nodes()) {
            if (one.same_as != explained_node::none || !one.is_taken) continue;
            const std::string name = names(tree, one);
            if (++here[name] > 1) ADD_FAILURE() << name << " names two nodes of one tree";
            const auto known = named.emplace(name, ends_of(one.value)).first;
            EXPECT_EQ(known->second, ends_of(one.value)) << name;
        }
    });
    return named;
}

TEST(Explanations, HaveNamesThatTellOneNodeWhateverTheOrderOfMunicipalitiesAndRules) {
    std::mt19937 chance(20240529);
    for_each_province([&](province said, const judged& of, const std::string& file) {
        const auto as_written = named_in(of);
        std::shuffle(said.members.begin(), said.members.end(), chance);
        std::shuffle(said.rules.begin(), said.rules.end(), chance);
        const auto shuffled = named_in(judge(said).value());
        for (const auto& [name, value] : as_written)
            EXPECT_TRUE(shuffled.contains(name) && shuffled.at(name) == value) << file << ": " << name;
        EXPECT_EQ(shuffled.size(), as_written.size()) << file;
    });
}

TEST(Explanations, AreFoundByTheNameOfAnyNode) {
    std::mt19937 chance(1);
    for_each_province([&](const province&, const judged& of, const std::string& file) {
        const explained_names                               names(of.rules);
        std::vector<std::pair<std::string, explained_node>> wanted;
        for_each_explanation(of, [&](const explainer&, const explanation& tree) {
            for (const explained_node& one : tree.nodes())
                if (one.is_taken && one.same_as == explained_node::none && one.is != explained::others)
                    wanted.emplace_back(names(tree, one), one);
        });
        std::shuffle(wanted.begin(), wanted.end(), chance);
        wanted.resize(std::min<std::size_t>(wanted.size(), 12));
        for (const auto& [name, node] : wanted) {
            const auto found = find_explained(of.found, name);
            ASSERT_TRUE(found) << file << ": " << name << ": " << found.error()[0].to_text();
            const explained_node& root = found->nodes()[0];
            EXPECT_EQ(std::tuple(root.formula, root.lane, root.is), std::tuple(node.formula, node.lane, node.is))
                << file << ": " << name;
        }
    });
}

TEST(Explanations, AskForNoMemoryOnceThereIsEnough) {
    const auto said = read_province("config/drenthe.toml");
    ASSERT_TRUE(said) << said.error()[0].to_text();
    const auto of = judge(*said);
    ASSERT_TRUE(of);
    explainer   all(of->found);
    explanation tree;
    const auto  explain_all = [&] {
        for (const finding& one : of->found.findings()) all.explain(one, tree);
        for (const coverage& one : of->found.coverages()) all.explain(one, tree);
    };
    explain_all();
    const std::size_t before = opgave::testing::allocation_count();
    explain_all();
    EXPECT_EQ(opgave::testing::allocation_count(), before);
}

} // namespace
