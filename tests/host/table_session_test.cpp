// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/table_session.hpp>
#include <opgave/rules/what_if.hpp>

#include "host/drenthe_forms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace opgave::testing {
namespace {

cell_key cell_of(const figures& table, const char* who, const char* category, const char* when = "2025") {
    return *table.find(who, category, when, "voorstel");
}

/// Every cell of a member under 'voorstel' that a form may fill, and none besides.
std::vector<cell_key> offers_of(const figures& table, const char* who) {
    std::vector<cell_key> cells;
    const auto            offered = *table.frame().find_basis("voorstel");
    table.for_each_cell(table.frame().find_member(who)->value, [&](const cell_key& cell) {
        if (cell.column.basis == offered && table.accepts(cell, interval::exactly(0))) cells.push_back(cell);
    });
    return cells;
}

/// All cells of the table, as they stand.
std::vector<std::optional<interval>> cells_in(const figures& table) {
    std::vector<std::optional<interval>> all;
    table.for_each_cell([&](const cell_key& cell) { all.push_back(table.at(cell)); });
    return all;
}

/// The difference of a table that is opened anew and made so cell by cell.
std::vector<changed_finding> difference_anew(const rulebook& by, const figures& start, const figures& now) {
    what_if fresh(by, start);
    now.for_each_cell([&](const cell_key& cell) {
        if (now.at(cell) == start.at(cell)) return;
        if (const auto value = now.at(cell))
            EXPECT_TRUE(fresh.state(cell, *value));
        else
            fresh.clear(cell);
    });
    return fresh.difference();
}

TEST(TableSession, BecomesATableThatIsToldAsItsDifferenceFromTheStart) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    const cell_key amv = cell_of(start, "GM1690", "amv"), azc = cell_of(start, "GM1690", "azc");
    table_session  session(by, start);
    ASSERT_TRUE(session.state(azc, interval::exactly(71)));
    ASSERT_TRUE(session.become({{amv, {}, std::nullopt}}));
    EXPECT_EQ(session.at(amv), std::nullopt);
    EXPECT_EQ(session.at(azc), interval::exactly(70)) << "what is not told is as at the start";
    ASSERT_TRUE(session.name("leeg", {{amv, {}, std::nullopt}, {azc, {}, interval::exactly(70)}}));
    EXPECT_EQ(session.cells_of("leeg")->size(), 1U) << "a cell as it is at the start makes no difference";
    EXPECT_TRUE(session.undo());
    EXPECT_EQ(session.at(azc), interval::exactly(71));
    EXPECT_EQ(session.at(amv), interval::exactly(6));
    ASSERT_TRUE(session.go_to("leeg"));
    EXPECT_EQ(session.at(amv), std::nullopt);
    EXPECT_EQ(session.at(azc), interval::exactly(70));

    EXPECT_FALSE(session.become({{amv, {}, interval::exactly(-1)}}));
    EXPECT_FALSE(session.name("te weinig", {{amv, {}, interval::exactly(-1)}}));
    EXPECT_EQ(session.names(), std::vector<std::string>{"leeg"});
    EXPECT_EQ(session.at(amv), std::nullopt);
}

TEST(TableSession, BearsNoNameThatDoesNotShow) {
    EXPECT_TRUE(table_session::can_be_name("ruim voor AMV"));
    for (const char* one : {"", "begin", " ruim", "ruim ", "ru\tim", "ru\xE2\x80\xAEim", "ru\xFFim"})
        EXPECT_FALSE(table_session::can_be_name(one)) << one;
}

TEST(TableSession, TakesStepsBackAndMakesThemAgain) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    const cell_key amv = cell_of(start, "GM1690", "amv"), azc = cell_of(start, "GM1690", "azc");
    table_session  session(by, start);
    EXPECT_FALSE(session.undo());
    ASSERT_TRUE(session.state(amv, interval::exactly(50)));
    const table_difference first = session.last();
    EXPECT_EQ(first.cells, (std::vector<changed_cell>{{amv, interval::exactly(6), interval::exactly(50)}}));
    EXPECT_FALSE(first.verdicts.empty());
    EXPECT_FALSE(first.coverages.empty());
    EXPECT_EQ(session.against_start(), first);

    session.clear(azc);
    EXPECT_EQ(session.at(azc), std::nullopt);
    EXPECT_TRUE(session.undo());
    EXPECT_EQ(session.at(azc), interval::exactly(70));
    EXPECT_TRUE(session.undo());
    EXPECT_EQ(session.last().cells, (std::vector<changed_cell>{{amv, interval::exactly(50), interval::exactly(6)}}));
    EXPECT_EQ(session.last().verdicts.size(), first.verdicts.size());
    EXPECT_EQ(session.against_start(), table_difference{});
    EXPECT_FALSE(session.undo());
    EXPECT_TRUE(session.redo());
    EXPECT_EQ(session.last(), first);
    ASSERT_TRUE(session.state(azc, {70, 90})); // forgets the step that could be made again
    EXPECT_FALSE(session.redo());
}

TEST(TableSession, TakesNoStepWhereNothingChanges) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    table_session  session(by, start);
    ASSERT_TRUE(session.state(cell_of(start, "GM1690", "amv"), interval::exactly(6)));
    session.clear(cell_of(start, "GM0106", "amv"));
    EXPECT_EQ(session.last(), table_difference{});
    EXPECT_FALSE(session.undo());
}

TEST(TableSession, StaysAsItWasWhereAFigureIsRefused) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    table_session  session(by, start);
    EXPECT_FALSE(session.state(cell_of(start, "GM1690", "amv"), interval::exactly(-1)));
    EXPECT_EQ(session.against_start(), table_difference{});
    EXPECT_FALSE(session.undo());
}

TEST(TableSession, GoesToANamedTableInOneStep) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    const cell_key amv = cell_of(start, "GM1690", "amv"), azc = cell_of(start, "GM1690", "azc");
    table_session  session(by, start);
    ASSERT_TRUE(session.state(amv, interval::exactly(50)));
    session.clear(azc);
    ASSERT_TRUE(session.name("vijftig"));
    ASSERT_TRUE(session.go_to(table_session::name_of_start));
    EXPECT_EQ(session.against_start(), table_difference{});
    EXPECT_EQ(session.last().cells.size(), 2U);
    ASSERT_TRUE(session.undo());
    EXPECT_EQ(session.at(amv), interval::exactly(50));
    EXPECT_EQ(session.at(azc), std::nullopt);
    EXPECT_EQ(session.cells_of("vijftig"), session.against_start().cells);
    EXPECT_EQ(session.names(), std::vector<std::string>{"vijftig"});

    const auto refused = session.go_to("vijftg");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().front().to_text(), "error S001: no table is named 'vijftg'; did you mean 'vijftig'?");
    for (const char* bad : {"", " a", "a ", "begin", "a\nb"}) EXPECT_FALSE(session.name(bad)) << bad;
}

TEST(TableSession, KnowsWhetherItIsSaved) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    table_session  session(by, start);
    EXPECT_TRUE(session.is_saved());
    ASSERT_TRUE(session.state(cell_of(start, "GM1690", "amv"), interval::exactly(50)));
    EXPECT_FALSE(session.is_saved());
    session.mark_saved();
    EXPECT_TRUE(session.is_saved());
    ASSERT_TRUE(session.undo());
    EXPECT_FALSE(session.is_saved());
    ASSERT_TRUE(session.redo());
    EXPECT_TRUE(session.is_saved());
}

/// However one came there, a table is judged as one that is opened anew, and undo leads back to where one was.
TEST(TableSession, IsAfterAnyWalkWhatItsTableIs) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    auto           cells = offers_of(start, "GM1690");
    for (const cell_key& cell : offers_of(start, "GM0118")) cells.push_back(cell);
    std::mt19937 random(6);
    const auto   below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    for (int walk = 0; walk < 3; ++walk) {
        table_session                                               session(by, start);
        std::vector<std::vector<std::optional<interval>>>           seen{cells_in(start)}; // by steps that stand
        std::map<std::string, std::vector<std::optional<interval>>> named;
        for (int i = 0; i < 50; ++i) {
            const auto before = cells_in(session.now().figures());
            switch (below(6)) {
            case 0: {
                const std::string name(1, "abc"[below(3)]);
                ASSERT_TRUE(session.name(name));
                named[name] = before;
                break;
            }
            case 1:
                if (!named.empty()) {
                    const auto there = std::next(named.begin(), static_cast<std::ptrdiff_t>(below(named.size())));
                    ASSERT_TRUE(session.go_to(there->first));
                    ASSERT_EQ(cells_in(session.now().figures()), there->second);
                    if (there->second != before) seen.push_back(there->second);
                }
                break;
            case 2:
                ASSERT_EQ(session.undo(), seen.size() > 1);
                if (seen.size() > 1) seen.pop_back();
                ASSERT_EQ(cells_in(session.now().figures()), seen.back());
                if (below(2) == 0 && session.redo()) seen.push_back(cells_in(session.now().figures()));
                break;
            default: {
                const cell_key cell  = cells[below(cells.size())];
                const auto     least = static_cast<std::int64_t>(below(40));
                if (below(4) == 0)
                    session.clear(cell);
                else
                    ASSERT_TRUE(session.state(cell, {least, least + static_cast<std::int64_t>(below(2) * below(30))}));
                const auto after = cells_in(session.now().figures());
                if (after != before) seen.push_back(after);
            }
            }
        }
        const outcome now = session.now();
        EXPECT_EQ(session.against_start().verdicts, difference_anew(by, start, now.figures()));
        while (session.undo()) {
            seen.pop_back();
            ASSERT_FALSE(seen.empty());
            ASSERT_EQ(cells_in(session.now().figures()), seen.back());
        }
        EXPECT_EQ(seen.size(), 1U);
        EXPECT_EQ(session.against_start(), table_difference{});
    }
}

} // namespace
} // namespace opgave::testing
