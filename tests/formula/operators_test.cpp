// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/operators.hpp>

#include "formula/choices.hpp"
#include "formula/random_rulebook.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace opgave::testing {
namespace {

/// The columns of a row that nobody filled.
std::vector<std::string> empty_columns(const operator_row& row) {
    std::vector<std::string> empty;
    if (row.name.empty()) empty.emplace_back("name");
    if (row.nl.empty()) empty.emplace_back("nl");
    if (row.en.empty()) empty.emplace_back("en");
    if (row.bounds == nullptr) empty.emplace_back("bounds");
    if (row.evaluation.values == nullptr) empty.emplace_back("values");
    if (row.evaluation.known == nullptr) empty.emplace_back("known");
    if (row.evaluation.ranges == nullptr) empty.emplace_back("ranges");
    return empty;
}

TEST(OperatorTable, HasNoEmptyColumn) {
    for (const operator_row& row : operators) EXPECT_EQ(empty_columns(row), std::vector<std::string>{}) << row.name;
}

TEST(OperatorTable, IsSeenRedWhereAColumnIsEmpty) {
    const operator_row full = row_of(operation::select);
    operator_row       row  = full;
    row.name                = {};
    EXPECT_EQ(empty_columns(row), std::vector<std::string>{"name"});
    row    = full;
    row.nl = {};
    EXPECT_EQ(empty_columns(row), std::vector<std::string>{"nl"});
    row    = full;
    row.en = {};
    EXPECT_EQ(empty_columns(row), std::vector<std::string>{"en"});
    row        = full;
    row.bounds = nullptr;
    EXPECT_EQ(empty_columns(row), std::vector<std::string>{"bounds"});
    row                   = full;
    row.evaluation.values = nullptr;
    EXPECT_EQ(empty_columns(row), std::vector<std::string>{"values"});
    row                  = full;
    row.evaluation.known = nullptr;
    EXPECT_EQ(empty_columns(row), std::vector<std::string>{"known"});
    row                   = full;
    row.evaluation.ranges = nullptr;
    EXPECT_EQ(empty_columns(row), std::vector<std::string>{"ranges"});
    EXPECT_EQ(empty_columns(operator_row{}).size(), 7U);
}

TEST(OperatorTable, StandsInTheOrderOfTheNumbers) {
    for (std::size_t i = 0; i < operators.size(); ++i)
        EXPECT_EQ(static_cast<std::size_t>(operators[i].number), i) << operators[i].name;
}

TEST(OperatorTable, GivesEachOperatorANameOfItsOwn) {
    std::set<std::string_view> names;
    for (const operator_row& row : operators) EXPECT_TRUE(names.insert(row.name).second) << row.name;
}

TEST(OperatorTable, NamesTheSameOperandsInBothLanguages) {
    const auto braces = [](std::string_view text) {
        std::multiset<std::string> found;
        for (auto from = text.find('{'); from != std::string_view::npos; from = text.find('{', from + 1))
            found.emplace(text.substr(from, text.find('}', from) - from + 1));
        return found;
    };
    for (const operator_row& row : operators) EXPECT_EQ(braces(row.nl), braces(row.en)) << row.name;
}

TEST(OperatorTable, IsReachedByTheRandomRulebooksInEveryRow) {
    std::set<std::string_view> missing;
    for (const operator_row& row : operators)
        if (row.number != operation::poison) missing.insert(row.name);
    for_choices(400, [&](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose);
        for (const node_id id : rulebook.all()) missing.erase(row_of(rulebook.formulas[id].op).name);
    });
    EXPECT_EQ(missing, std::set<std::string_view>{});
}

} // namespace
} // namespace opgave::testing
