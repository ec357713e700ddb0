// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/meeting_text.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/ways_to_meet.hpp>

#include "host/drenthe_forms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace opgave::testing {
namespace {

const finding& finding_of(const outcome& in, std::string_view rule, period when, std::string_view code) {
    const frame& axes = in.rulebook().frame();
    for (const finding& one : in.findings())
        if (in.rulebook().rules()[one.of->rule].id == rule && axes[one.of->when] == when
            && one.of->shape == shape::members && axes.members[one.subject].code == code)
            return one;
    static const finding none;
    ADD_FAILURE() << "no finding of " << rule;
    return none;
}

/// De Wolden offers 6 AMV places where 13 are asked: 8140/96000 of 152.
TEST(WaysToMeetOfDrenthe, SayThatDeWoldenLacksSevenPlacesForMinors) {
    const rulebook by    = drenthe();
    const outcome  found = by.evaluate(two_forms(by));
    const meeting  said  = ways_to_meet(found, finding_of(found, "indicatief_aandeel_amv", {2025, 0}, "GM1690"));
    ASSERT_EQ(said.verdict, verdict::not_met);
    EXPECT_EQ(said.missing, interval::exactly(7));
    ASSERT_FALSE(said.ways.empty());
    EXPECT_EQ(said.ways[0].cell, *found.figures().find("GM1690", "amv", "2025", "voorstel"));
    EXPECT_EQ(said.ways[0].to, 13);
    EXPECT_EQ(said.ways[0].size(), 7);
    const auto lines = lines_of(said, found);
    ASSERT_FALSE(lines.empty());
    EXPECT_NE(lines[0].text.find("van 6 naar 13 (+7)"), std::string::npos) << lines[0].text;
}

/// What of 2024 neither form says: 24 AMV places are 8140/96000 of the 280 of Hoogeveen.
TEST(WaysToMeetOfDrenthe, SayFromWhereABlankOfHoogeveenMeetsTheQuota) {
    const rulebook by    = drenthe();
    const outcome  found = by.evaluate(two_forms(by));
    const meeting  said  = ways_to_meet(found, finding_of(found, "indicatief_aandeel_amv", {2024, 0}, "GM0118"));
    ASSERT_EQ(said.verdict, verdict::unknown);
    ASSERT_EQ(said.open.size(), 1U);
    EXPECT_EQ(said.open[0].cell, *found.figures().find("GM0118", "amv", "2024", "voorstel"));
    ASSERT_EQ(said.open[0].parts.size(), 2U);
    EXPECT_EQ(said.open[0].parts[0].said, verdict::not_met);
    EXPECT_EQ(said.open[0].parts[1].said, verdict::met);
    EXPECT_EQ(said.open[0].parts[1].values.least, 24);
}

/// Every claim about every finding is one that the evaluation makes.
TEST(WaysToMeetOfDrenthe, AreJudgedSoWhenTheyAreMade) {
    const rulebook by    = drenthe();
    const outcome  found = by.evaluate(two_forms(by));
    meeting_search search(found);
    int            made = 0;
    for (std::size_t i = 0; i < found.findings().size(); ++i) {
        const meeting said = search(found.findings()[i]);
        for (const way_to_meet& one : said.ways) {
            if (!one.to) continue;
            figures table = found.figures();
            ASSERT_TRUE(table.state(one.cell, *one.to));
            EXPECT_EQ(by.evaluate(std::move(table)).findings()[i].verdict, verdict::met);
            ++made;
        }
        EXPECT_EQ(lines_of(said, found).empty(),
                  said.verdict == verdict::met || said.verdict == verdict::not_applicable);
    }
    EXPECT_GT(made, 0);
}

} // namespace
} // namespace opgave::testing
