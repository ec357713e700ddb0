// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/model/figures.hpp>

#include "config/shipped_categories.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

namespace {

using opgave::interval;
using opgave::rounding;

std::string all_of(const opgave::diagnostics& problems) {
    std::string text;
    for (const auto& one : problems) text += one.to_text() + '\n';
    return text;
}

/// Drenthe as it is shipped, read once a test.
class Drenthe : public testing::Test {
protected:
    void SetUp() override {
        auto read = opgave::read_province("config/drenthe.toml");
        ASSERT_TRUE(read) << all_of(read.error());
        said      = std::move(*read);
        auto made = opgave::build_frame(said, opgave::test::shipped_categories());
        ASSERT_TRUE(made) << all_of(made.error());
        axes = std::move(*made);
    }

    const opgave::rule_entry& rule(const std::string& id) {
        return *std::find_if(said.rules.begin(), said.rules.end(), [&](const auto& one) { return one.id == id; });
    }
    std::vector<std::string> periods_of(const std::string& id) {
        std::vector<std::string> texts;
        for (const auto when : opgave::periods_of(rule(id), axes)) texts.push_back(axes[when].to_text());
        return texts;
    }

    opgave::province said;
    opgave::frame    axes;
};

} // namespace

TEST_F(Drenthe, HasTwelveMunicipalitiesAndTheirInhabitants) {
    ASSERT_EQ(axes.members.size(), 12U);
    EXPECT_EQ(axes.id, "PV22");
    EXPECT_EQ(axes[*axes.find_member("GM1690")].name, "De Wolden");
    const opgave::attribute* inhabitants = axes.find_attribute("inwoners");
    ASSERT_NE(inhabitants, nullptr);
    EXPECT_EQ(inhabitants->on, (opgave::date{2021, 1, 1}));
    EXPECT_EQ(std::accumulate(inhabitants->of.begin(), inhabitants->of.end(), std::int64_t{0},
                              [](auto sum, const auto& one) { return sum + one.value(); }),
              494'766); // the CBS figures of data/drenthe_municipalities.csv
}

TEST_F(Drenthe, LeavesAScoreThatIsNotKnownAbsent) {
    const opgave::attribute* score = axes.find_attribute("ses_woa");
    ASSERT_NE(score, nullptr);
    EXPECT_EQ(score->of[axes.find_member("GM1680")->value], 170);
    EXPECT_EQ(score->of[axes.find_member("GM1690")->value], std::nullopt);
}

TEST_F(Drenthe, TakesUnitsBasesAndTotalsFromTheNationalFile) {
    const opgave::category& asylum = axes[*axes.find_category("asiel")];
    EXPECT_TRUE(asylum.is_total());
    EXPECT_EQ(axes[asylum.counted_in].id, "plek");
    EXPECT_FALSE(asylum.is_summed_under(*axes.find_basis("opgave")));
    EXPECT_TRUE(asylum.is_summed_under(*axes.find_basis("voorstel")));
    EXPECT_EQ(axes[*axes.find_category("asiel_feitelijk")].parts.size(), 4U);
    EXPECT_EQ(axes[axes.asked].id, "opgave");
    EXPECT_EQ(axes[axes.offered].id, "voorstel");
    EXPECT_EQ(axes[*axes.find_basis("opgave_2025")].version_of, axes.find_basis("opgave"));
    EXPECT_EQ(said.units.front().where.file, "config/nederland.toml");
    EXPECT_EQ(said.members.front().where.file, "config/drenthe.toml");
}

TEST_F(Drenthe, MeetsTheTaskOfACycleInEachOfItsYears) {
    for (const char* year : {"2024", "2025", "2026"}) {
        const auto cycle = axes.cycle_of(*axes.find_period(*opgave::parse_period(year)));
        ASSERT_TRUE(cycle);
        EXPECT_EQ(axes[*cycle].id, "2024");
    }
    EXPECT_EQ(axes[*axes.cycle_of(*axes.find_period({2024, 1}))].id, "2024-I");
    EXPECT_FALSE(axes.cycle_of(*axes.find_period({2023, 0})));
}

TEST_F(Drenthe, KeepsThePercentagesOfTheMemoAsRanges) {
    const auto offer = [&](const std::string& category) {
        return std::find_if(said.statements.begin(), said.statements.end(),
                            [&](const auto& one) { return one.category.value == category; })
            ->offer;
    };
    EXPECT_EQ(offer("asiel"), (interval{4562, 4588}));
    EXPECT_EQ(offer("amv"), (interval{179, 181}));
    EXPECT_EQ(offer("goo"), (interval{4435, 4491}));
    EXPECT_EQ(offer("nidos"), std::nullopt); // the number asked is not known
}

TEST_F(Drenthe, StatesFiguresThatTheTableAccepts) {
    opgave::figures table(std::make_shared<opgave::frame>(axes));
    for (const auto& one : said.figures) {
        const auto stated = table.state(one.who.value, one.category.value, one.period.value, one.basis.value,
                                        one.value.value, {one.where, one.source, one.dated, {}, one.assumption});
        EXPECT_TRUE(stated) << all_of(stated.error());
    }
    EXPECT_EQ(table.at(table.find("PV22", "asiel", "2025", "opgave").value()), interval::exactly(2691));
    EXPECT_EQ(table.at(table.find("PV22", "goo", "2024", "opgave_2025").value()), interval::exactly(5722));
    EXPECT_EQ(table.at(table.find("PV22", "goo", "2024", "opgave").value()), std::nullopt);
}

TEST_F(Drenthe, HasEveryRuleInThePeriodsInWhichItIsInForce) {
    EXPECT_EQ(periods_of("amv_quotum"), (std::vector<std::string>{"2024", "2025", "2026"})); // from 1 February 2024
    EXPECT_EQ(periods_of("taakstelling"), (std::vector<std::string>{"2024-I"}));
    EXPECT_EQ(periods_of("goo_provincie"), (std::vector<std::string>{"2025"}));
}

TEST_F(Drenthe, KeepsParametersAsWrittenWithTheirPlace) {
    const opgave::rule_entry& quota = rule("amv_opgave");
    ASSERT_EQ(quota.parameters.size(), 2U);
    EXPECT_EQ(quota.parameters[0].key, "aandeel");
    EXPECT_EQ(std::get<std::string>(quota.parameters[0].value.what), "8140/96000");
    EXPECT_EQ(quota.parameters[0].where.file, "config/nederland.toml");
    EXPECT_EQ(quota.parameters[0].where.column, 1U);
}

TEST(Netherlands, StandsOnItsOwn) {
    const auto said = opgave::read_province("config/nederland.toml");
    ASSERT_TRUE(said) << all_of(said.error());
    const auto axes = opgave::build_frame(*said, opgave::test::shipped_categories());
    ASSERT_TRUE(axes) << all_of(axes.error());
    EXPECT_TRUE(axes->members.empty());
}

TEST_F(Drenthe, MaySumTheTaskOfTheCycleInEachPeriod) {
    opgave::basis_entry agreed;
    agreed.id     = "afgesproken";
    agreed.label  = {"afgesproken", "agreed"};
    agreed.sum_of = {said.asked};
    said.bases.push_back(agreed);
    const auto made = opgave::build_frame(said, opgave::test::shipped_categories());
    ASSERT_TRUE(made) << all_of(made.error());
    const opgave::basis& found = (*made)[*made->find_basis("afgesproken")];
    EXPECT_FALSE(found.per_cycle);
    EXPECT_EQ(found.sum_of, std::vector{made->asked});

    said.bases.back().version_of = said.asked;
    EXPECT_NE(all_of(opgave::build_frame(said, opgave::test::shipped_categories()).error()).find("C011"),
              std::string::npos)
        << "a version of a task covers what the task covers";
}

TEST(Statement, HoldsEveryNumberThatShowsAsThePercentageAndNoOther) {
    for (const auto mode : {rounding::down, rounding::up, rounding::half_up, rounding::half_even}) {
        for (const std::int64_t asked : {1, 3, 200, 228, 2691}) {
            for (std::int64_t percent = 0; percent <= 250; ++percent) {
                std::int64_t count = 0;
                const auto   range = opgave::numbers_shown_as(percent, asked, mode);
                for (std::int64_t n = 0; n <= 3 * asked; ++n) {
                    const bool shows = opgave::divide(n * 100, asked, mode) == percent;
                    count += shows ? 1 : 0;
                    ASSERT_EQ(shows, range && range->holds(n)) << n << " of " << asked << ", " << percent << " %";
                }
                ASSERT_EQ(count, range ? range->most - range->least + 1 : 0);
            }
        }
    }
}

TEST(RuleValidity, GoesByTheLastDayOfThePeriod) {
    opgave::rule_entry::validity valid;
    valid.from  = opgave::date{2024, 2, 1};
    valid.until = opgave::date{2025, 12, 31};
    EXPECT_FALSE(valid.covers({2023, 0}));
    EXPECT_TRUE(valid.covers({2024, 0}));
    EXPECT_TRUE(valid.covers({2024, 1}));
    EXPECT_TRUE(valid.covers({2025, 0}));
    EXPECT_FALSE(valid.covers({2026, 1}));
    valid.half_years = true;
    EXPECT_FALSE(valid.covers({2024, 0}));
}
