// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/config/settings.hpp>

#include "config/shipped_categories.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// A synthetic province of two municipalities with a location in each; the tests replace its lots.
namespace {

using opgave::date;
using opgave::lot_entry;
using opgave::province;

const std::string file = "tests/config/lots.toml";

std::string all_of(const opgave::diagnostics& problems) {
    std::string text;
    for (const auto& one : problems) text += one.to_text() + '\n';
    return text;
}

province province_without_lots() {
    auto said = opgave::read_province(file);
    EXPECT_TRUE(said) << all_of(said.error());
    return said ? *std::move(said) : province{};
}

opgave::name_at name(const std::string& id) { return {id, {}}; }

/// A decided lot of durable places for regular reception in the first municipality.
lot_entry lot(std::int64_t quantity, date from, std::optional<date> until = {}) {
    lot_entry made;
    made.id        = "kavel";
    made.at        = name("azc_oost");
    made.category  = name("azc");
    made.quantity  = {quantity, {}};
    made.from      = from;
    made.until     = until;
    made.certainty = name("besloten");
    made.dated     = date{2024, 4, 15};
    made.source    = "synthetic";
    return made;
}

/// What lots come to; a cell that they do not describe is absent.
class counted {
public:
    explicit counted(const std::vector<lot_entry>& lots) : counted(lots, province_without_lots()) {}
    counted(const std::vector<lot_entry>& lots, province said) {
        said.lots       = lots;
        const auto axes = opgave::build_frame(said, opgave::test::shipped_categories());
        EXPECT_TRUE(axes) << all_of(axes.error());
        if (!axes) return;
        for (const opgave::figure_entry& one : opgave::figures_of_lots(said, *axes))
            figures_[one.who.value + ' ' + one.category.value + ' ' + one.basis.value + ' ' + one.period.value] = one;
    }

    /// @param cell  who, category, basis and period
    [[nodiscard]] std::optional<std::int64_t> at(const std::string& cell) const {
        const auto found = figures_.find(cell);
        if (found == figures_.end()) return std::nullopt;
        return found->second.value.value;
    }
    [[nodiscard]] const opgave::figure_entry& figure(const std::string& cell) const { return figures_.at(cell); }

    [[nodiscard]] std::map<std::string, std::int64_t> all() const {
        std::map<std::string, std::int64_t> numbers;
        for (const auto& [cell, one] : figures_) numbers[cell] = one.value.value;
        return numbers;
    }

private:
    std::map<std::string, opgave::figure_entry> figures_;
};

std::int64_t in_2024(const lot_entry& one) { return *counted({one}).at("GM9901 azc zeker 2024"); }

} // namespace

TEST(Lots, CountOnTheLastDayOfThePeriod) {
    EXPECT_EQ(in_2024(lot(100, {2024, 12, 31})), 100);
    EXPECT_EQ(in_2024(lot(100, {2025, 1, 1})), 0);
    EXPECT_EQ(in_2024(lot(100, {2010, 1, 1}, date{2024, 12, 31})), 100); // its last day is the reference date
    EXPECT_EQ(in_2024(lot(100, {2010, 1, 1}, date{2024, 12, 30})), 0);
}

TEST(Lots, AddUp) {
    const counted both({lot(100, {2020, 1, 1}), lot(40, {2020, 1, 1}, date{2025, 12, 30})});
    EXPECT_EQ(both.at("GM9901 azc zeker 2024"), 140);
    EXPECT_EQ(both.at("GM9901 azc zeker 2025"), 100); // 0 and not blank once the second has gone
}

TEST(Lots, CountOnTheDateThatTheRuleNamesAndInThatPeriodOnly) {
    const counted one({lot(100, {2025, 7, 2})});
    EXPECT_EQ(one.at("GM9901 azc zeker 2025"), 100);
    EXPECT_EQ(one.at("GM9901 azc per_1_juli 2025"), 0); // on 2025-07-01 it was not there
    EXPECT_EQ(one.at("GM9901 azc per_1_juli 2024"), std::nullopt);
}

TEST(Lots, StandOnALeapDay) {
    EXPECT_TRUE(lot(1, {2024, 2, 29}, date{2024, 2, 29}).stands_on({2024, 2, 29}));
    EXPECT_FALSE(lot(1, {2024, 2, 29}, date{2024, 2, 29}).stands_on({2024, 3, 1}));
}

TEST(Lots, LastFiveYearsToTheDay) {
    EXPECT_TRUE(lot(1, {2025, 7, 1}, date{2030, 6, 30}).lasts(5));
    EXPECT_FALSE(lot(1, {2025, 7, 1}, date{2030, 6, 29}).lasts(5));
    EXPECT_TRUE(lot(1, {2025, 1, 1}, date{2029, 12, 31}).lasts(5));
    EXPECT_FALSE(lot(1, {2025, 1, 1}, date{2029, 12, 30}).lasts(5));
    EXPECT_TRUE(lot(1, {2025, 7, 1}).lasts(5)); // open end
}

TEST(Lots, LastFiveYearsFromALeapDayAndUntilOne) {
    EXPECT_TRUE(lot(1, {2024, 2, 29}, date{2029, 2, 28}).lasts(5));
    EXPECT_FALSE(lot(1, {2024, 2, 29}, date{2029, 2, 27}).lasts(5));
    EXPECT_FALSE(lot(1, {2023, 3, 1}, date{2028, 2, 28}).lasts(5)); // 29 February 2028 is missing
    EXPECT_TRUE(lot(1, {2023, 3, 1}, date{2028, 2, 29}).lasts(5));
}

TEST(Lots, CountElsewhereWhenTheyAreShort) {
    const counted one({lot(100, {2024, 1, 1}, date{2028, 12, 30})});
    EXPECT_EQ(one.at("GM9901 azc zeker 2024"), 0); // what was offered as durable is not, and that is known
    EXPECT_EQ(one.at("GM9901 noodopvang zeker 2024"), 100);
    EXPECT_EQ(one.at("azc_oost azc zeker 2024"), 0);
    EXPECT_EQ(one.at("azc_oost noodopvang zeker 2024"), 100);
    EXPECT_EQ(one.at("GM9901 azc mogelijk 2024"), std::nullopt);

    const counted durable({lot(100, {2024, 1, 1}, date{2028, 12, 31})});
    EXPECT_EQ(durable.at("GM9901 azc zeker 2024"), 100);
    EXPECT_EQ(durable.at("GM9901 noodopvang zeker 2024"), std::nullopt); // nothing was said of it
}

TEST(Lots, CountForWhomTheyAreShared) {
    lot_entry joint   = lot(367, {2020, 1, 1});
    joint.counted_for = {{name("GM9901"), 179}, {name("GM9902"), 188}};
    const counted one({joint});
    EXPECT_EQ(one.at("GM9901 azc zeker 2024"), 179);
    EXPECT_EQ(one.at("GM9902 azc zeker 2024"), 188);
    EXPECT_EQ(one.at("azc_oost azc zeker 2024"), 367);
}

TEST(Lots, SayNothingOfAHostWithoutAShare) {
    lot_entry elsewhere   = lot(90, {2020, 1, 1});
    elsewhere.counted_for = {{name("GM9902"), 90}};
    EXPECT_EQ(counted({elsewhere}).at("GM9901 azc zeker 2024"), std::nullopt);
    elsewhere.counted_for.push_back({name("GM9901"), 0});
    EXPECT_EQ(counted({elsewhere}).at("GM9901 azc zeker 2024"), 0);
}

TEST(Lots, AreChosenByTheirCertainty) {
    lot_entry possible = lot(40, {2020, 1, 1});
    possible.certainty = name("mogelijk");
    const counted both({lot(100, {2020, 1, 1}), possible});
    EXPECT_EQ(both.at("GM9901 azc zeker 2024"), 100);
    EXPECT_EQ(both.at("GM9901 azc mogelijk 2024"), 40);
    EXPECT_EQ(both.at("GM9901 azc per_1_juli 2025"), 100);
}

TEST(Lots, AreAllThatIsInAPlace) {
    const counted one({lot(100, {2020, 1, 1})});
    EXPECT_EQ(one.at("azc_oost amv zeker 2024"), 0);
    EXPECT_EQ(one.at("azc_oost statushouders zeker 2024"), std::nullopt); // a flow
    EXPECT_EQ(one.at("azc_oost asiel zeker 2024"), std::nullopt);         // a total
    EXPECT_EQ(one.at("GM9901 amv zeker 2024"), std::nullopt);             // may be elsewhere in the municipality
}

TEST(Lots, AreNamedWithTheirDatesByTheFigure) {
    lot_entry joint      = lot(50, {2024, 1, 1}, date{2026, 12, 31});
    joint.counted_for    = {{name("GM9901"), 30}, {name("GM9902"), 20}};
    joint.dated          = date{2024, 5, 1};
    joint.source         = "synthetic, in May";
    joint.category       = name("noodopvang");
    lot_entry short_one  = lot(100, {2024, 1, 1}, date{2026, 12, 31});
    short_one.assumption = "synthetic assumption";

    const counted both({joint, short_one});
    const auto&   made = both.figure("GM9901 noodopvang zeker 2024");
    EXPECT_EQ(made.note, "2 kavels op 2024-12-31: azc Oost 30 van 50 (2024-01-01 t/m 2026-12-31, besloten), "
                         "azc Oost 100 (2024-01-01 t/m 2026-12-31, besloten, korter dan 5 jaar)");
    EXPECT_EQ(made.source, "synthetic, in May; synthetic");
    EXPECT_EQ(made.dated, (date{2024, 5, 1}));
    EXPECT_EQ(made.assumption, "synthetic assumption");
    EXPECT_EQ(both.figure("GM9901 azc zeker 2024").note, "geen kavel op 2024-12-31");
    EXPECT_EQ(counted({lot(7, {2020, 1, 1})}).figure("azc_oost azc zeker 2025").note,
              "1 kavel op 2025-12-31: azc Oost 7 (vanaf 2020-01-01, besloten)");
}

TEST(Lots, MakeAGroupOfEachPlaceWithCellsOfItsOwn) {
    const auto axes = opgave::build_frame(province_without_lots(), opgave::test::shipped_categories());
    ASSERT_TRUE(axes) << all_of(axes.error());
    const auto places = axes->find_grouping("locaties");
    ASSERT_TRUE(places);
    EXPECT_TRUE((*axes)[*places].own_cells);
    EXPECT_EQ((*axes)[*places].count, 2U);
    const opgave::group& east = (*axes)[*axes->find_group("azc_oost")];
    EXPECT_EQ(east.label.nl, "azc Oost");
    EXPECT_EQ(east.members, std::vector<opgave::member_index>{opgave::member_index{0}});
}

TEST(Lots, AreChangedAndRemovedByANearerFile) {
    const auto said = opgave::read_province("tests/config/lots_of_ones_own.toml");
    ASSERT_TRUE(said) << all_of(said.error());
    ASSERT_EQ(said->lots.size(), 1U);
    EXPECT_EQ(said->lots[0].id, "oost");
    EXPECT_EQ(said->lots[0].quantity.value, 120);
    EXPECT_EQ(said->lots[0].from, (date{2020, 1, 1})); // as the file below has it
    ASSERT_EQ(said->lot_rules.size(), 3U);
    EXPECT_EQ(said->lot_rules[0].durable_years, 10);

    const auto all = opgave::read_settings("tests/config/lots_of_ones_own.toml");
    ASSERT_TRUE(all) << all_of(all.error());
    const auto found = opgave::find_settings(*all, "lot.oost.quantity", "");
    ASSERT_TRUE(found) << all_of(found.error());
    EXPECT_EQ(found->front().value, "120");
    EXPECT_EQ(found->front().overrides.front().value, "100");
}

// Shares of a joint location never create or lose a place, on no day and under no rule.
RC_GTEST_PROP(LotsProperties, SharesNeverCreateOrLoseAPlace, ()) {
    province               said  = province_without_lots();
    const auto             count = *rc::gen::inRange<std::size_t>(1, 6);
    std::vector<lot_entry> lots;
    for (std::size_t i = 0; i < count; ++i) {
        const auto first  = *rc::gen::inRange<std::int64_t>(0, 1'000);
        const auto second = *rc::gen::inRange<std::int64_t>(0, 1'000);
        const auto from   = static_cast<std::int16_t>(*rc::gen::inRange(2015, 2027));
        const auto years  = *rc::gen::inRange(0, 9);
        const auto until  = static_cast<std::int16_t>(from + years);
        lot_entry  one    = lot(first + second, {from, 3, 1}, date{until, 9, 1});
        one.at            = name(*rc::gen::arbitrary<bool>() ? "azc_oost" : "azc_west");
        one.category      = name(*rc::gen::arbitrary<bool>() ? "azc" : "amv");
        one.certainty     = name(*rc::gen::arbitrary<bool>() ? "besloten" : "mogelijk");
        one.counted_for   = {{name("GM9901"), first}, {name("GM9902"), second}};
        lots.push_back(one);
    }
    std::map<std::string, std::int64_t> of_members; // category, basis and period
    std::map<std::string, std::int64_t> of_places;
    const auto                          numbers = counted(lots, said).all();
    for (const auto& [cell, number] : numbers) {
        const auto space = cell.find(' ');
        (cell.starts_with("GM") ? of_members : of_places)[cell.substr(space)] += number;
    }
    for (const auto& [cell, number] : of_places) RC_ASSERT(of_members[cell] == number);

    std::reverse(lots.begin(), lots.end()); // and their order never matters
    RC_ASSERT(counted(lots, said).all() == numbers);
}
