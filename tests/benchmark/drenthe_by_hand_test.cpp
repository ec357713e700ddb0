// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/outcome.hpp>

#include "drenthe_by_hand.hpp"
#include "drenthe_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace opgave::testing {

namespace {

class ByHand : public ::testing::Test {
protected:
    /// Both judge the table; every verdict, slack and side of a measure must be the same.
    /// @return the findings that the tie in the table leaves open, which the rules by hand do not judge
    std::vector<std::size_t> expect_equal(const drenthe_table& table) {
        by_hand::evaluate(table.by_hand, by_hand_);
        const outcome            found = drenthe_.rules.evaluate(table.figures);
        std::vector<std::size_t> open;
        std::vector<std::size_t> unmet;
        for (std::size_t number = 0; number < found.findings().size(); ++number) {
            const finding&    one = found.findings()[number];
            const std::size_t of  = index_of(one);
            if (!one.slack.is_exact() && rests_on_the_tie(of, lane_of(one.subject))) {
                open.push_back(number);
                continue;
            }
            expect_same_finding(one, of);
            if (one.verdict == verdict::not_met) unmet.push_back(number);
        }
        expect_unmet_list(unmet);
        for (const coverage& one : found.coverages()) expect_same_sides(one, table.by_hand);
        return open;
    }

    drenthe          drenthe_ = read_drenthe();
    by_hand::results by_hand_;

private:
    [[nodiscard]] std::size_t index_of(const finding& one) const {
        return static_cast<std::size_t>(one.of - drenthe_.rules.requirements().data());
    }
    /// The whole is lane 0 by hand.
    static std::size_t lane_of(std::uint32_t subject) { return subject < by_hand::member_count ? subject : 0; }

    [[nodiscard]] bool rests_on_the_tie(std::size_t requirement, std::size_t lane) const {
        const std::string& rule    = drenthe_.rules.rules()[drenthe_.rules.requirements()[requirement].rule].id;
        const std::string& label   = drenthe_.rules.requirements()[requirement].label;
        const bool         is_sum  = label == "geheel_is_som";
        const bool         is_tied = (by_hand_.nidos_tied >> lane & 1) != 0;
        return by_hand_.nidos_tied != 0 && (is_sum || ((rule == "nidos" || rule == "samenhang") && is_tied));
    }

    void expect_same_finding(const finding& one, std::size_t requirement) const {
        const std::size_t lane = lane_of(one.subject);
        const std::string where =
            one.of->label + ", requirement " + std::to_string(requirement) + ", lane " + std::to_string(lane);
        const bool            applies = by_hand_.applies[requirement][lane] != 0;
        const bool            unmet   = by_hand_.slack[requirement][lane] < 0;
        const opgave::verdict said    = !applies ? verdict::not_applicable : unmet ? verdict::not_met : verdict::met;
        EXPECT_EQ(one.verdict, said) << where;
        if (one.verdict == verdict::not_applicable) return;
        EXPECT_EQ(one.slack, interval::exactly(by_hand_.slack[requirement][lane])) << where;
    }

    void expect_same_sides(const coverage& one, const by_hand::figures& of) const {
        const auto measure = static_cast<std::size_t>(one.of - drenthe_.rules.measures().data());
        const auto lane    = lane_of(one.subject);
        const auto sides   = by_hand::sides_of(measure, lane, of, by_hand_);
        const auto where   = one.of->label + ", measure " + std::to_string(measure) + ", lane " + std::to_string(lane);
        if (one.excluded) return;
        EXPECT_EQ(one.numerator, interval::exactly(sides.numerator)) << where;
        if (!one.denominator.is_exact() && (by_hand_.nidos_tied >> lane & 1) != 0) return;
        EXPECT_EQ(one.denominator, interval::exactly(sides.denominator)) << where;
    }

    /// Those that a tie leaves open are in neither list.
    void expect_unmet_list(const std::vector<std::size_t>& expected) const {
        if (by_hand_.nidos_tied != 0) return;
        const std::span list = std::span{by_hand_.unmet}.first(by_hand_.unmet_count);
        EXPECT_TRUE(std::ranges::equal(list, expected));
    }
};

} // namespace

TEST_F(ByHand, CountsTheRequirementsMeasuresAndFindingsOfTheRulebook) {
    const auto places = by_hand::requirement_places();
    ASSERT_EQ(drenthe_.rules.requirements().size(), by_hand::requirement_count);
    ASSERT_EQ(drenthe_.rules.measures().size(), by_hand::measure_count);
    EXPECT_EQ(drenthe_.rules.evaluate(drenthe_.stated).findings().size(), by_hand::finding_count);
    for (std::size_t i = 0; i < places.size(); ++i)
        EXPECT_EQ(places[i].of_whole, drenthe_.rules.requirements()[i].shape == shape::one) << i;
}

TEST_F(ByHand, JudgesFullTablesAsTheRulebookDoes) {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        EXPECT_TRUE(expect_equal(synthetic_table(drenthe_, seed, filling::no_blanks)).empty());
        if (HasFailure()) break;
    }
}

TEST_F(ByHand, JudgesTablesWithCellsThatNeedNotBeStatedAsTheRulebookDoes) {
    for (std::uint32_t seed = 100; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        EXPECT_TRUE(expect_equal(synthetic_table(drenthe_, seed, filling::some)).empty());
        if (HasFailure()) break;
    }
}

TEST_F(ByHand, DividesEveryNidosTaskByInhabitantsAsTheRulebookDoes) {
    for (const std::int32_t task : {0, 1, 11, 12, 100, 494'765, 494'766, 999'983, 1'000'000}) {
        SCOPED_TRACE("task " + std::to_string(task));
        EXPECT_TRUE(expect_equal(synthetic_table(drenthe_, 7, filling::some, task)).empty());
    }
}

TEST_F(ByHand, SeesTheOneTieBelowTheNumberOfInhabitants) {
    constexpr std::int32_t tied_task = 27'487; // an eighteenth of the 494,766 inhabitants
    const auto             open      = expect_equal(synthetic_table(drenthe_, 7, filling::some, tied_task));
    EXPECT_FALSE(open.empty());
    EXPECT_NE(by_hand_.nidos_tied, 0);
}

} // namespace opgave::testing
