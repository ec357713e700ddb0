// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/figures.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace opgave {

namespace {

/// Two members in a group, two categories; a basis per cycle and one per period.
std::shared_ptr<const frame> small_axes() {
    frame axes;
    axes.id         = "PV22";
    axes.units      = {{"plek", {"plek", "place"}}};
    axes.members    = {{"GM1690", "De Wolden"}, {"GM0118", "Hoogeveen"}};
    axes.groups     = {{"zuid", {}, {{0}, {1}}}};
    axes.groupings  = {{"deelgebied", {}, {0}, 1}};
    axes.periods    = {{2024, 0}, {2025, 0}};
    axes.cycles     = {{"2024", {}, {{0}, {1}}}};
    axes.categories = {category{}, category{}};
    axes.bases.resize(2);
    axes.categories[0].id   = "azc";
    axes.categories[1].id   = "amv";
    axes.bases[0].id        = "opgave";
    axes.bases[0].per_cycle = true;
    axes.bases[1].id        = "voorstel";
    return std::make_shared<const frame>(std::move(axes));
}

TEST(Figures, ShowEachCellOnceInTheOrderOfTheTable) {
    const figures         table(small_axes());
    std::vector<cell_key> shown;
    table.for_each_cell([&](const cell_key& cell) { shown.push_back(cell); });
    ASSERT_EQ(shown.size(), 6U * 5U); // columns, and members, unattributed, group and whole
    EXPECT_EQ(shown.front(), (cell_key{0, {{0}, {0}, 0}}));
    EXPECT_EQ(shown[4], (cell_key{table.lanes().whole(), {{0}, {0}, 0}}));
    EXPECT_EQ(shown[5], (cell_key{0, {{1}, {0}, 0}}));
    EXPECT_EQ(shown.back(), (cell_key{table.lanes().whole(), {{1}, {1}, 1}}));
    const auto place = [&](const cell_key& cell) { return table.view().cell(table.columns()[cell.column], cell.lane); };
    EXPECT_TRUE(std::ranges::is_sorted(shown, {}, place));
    EXPECT_EQ(std::ranges::adjacent_find(shown), shown.end());
}

TEST(Figures, ShowEachCellOfALaneInTheOrderOfTheTable) {
    const figures         table(small_axes());
    std::vector<cell_key> of_lane, of_all;
    table.for_each_cell(1, [&](const cell_key& cell) { of_lane.push_back(cell); });
    table.for_each_cell([&](const cell_key& cell) {
        if (cell.lane == 1) of_all.push_back(cell);
    });
    EXPECT_EQ(of_lane.size(), 6U);
    EXPECT_EQ(of_lane, of_all);
}

TEST(Figures, MayChangeWhileTheirCellsAreShown) {
    figures table(small_axes());
    table.for_each_cell(0, [&](const cell_key& cell) { (void)table.state(cell, 3); });
    table.for_each_cell([&](const cell_key& cell) {
        if (const auto said = table.at(cell); said == interval::exactly(3)) table.clear(cell);
    });
    table.for_each_cell(0, [&](const cell_key& cell) { EXPECT_EQ(table.at(cell), std::nullopt); });
}

} // namespace

} // namespace opgave
