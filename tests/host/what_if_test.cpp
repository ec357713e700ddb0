// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/what_if.hpp>

#include "allocation/allocation_count.hpp"
#include "host/drenthe_forms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace opgave::testing {
namespace {

std::uint32_t requirement_of(const rulebook& by, const std::string& rule, period when, shape of) {
    const auto& all = by.requirements();
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (by.rules()[all[i].rule].id == rule && by.frame().periods[all[i].when.value] == when && all[i].shape == of)
            return i;
    ADD_FAILURE() << "no requirement of " << rule;
    return 0;
}

std::uint32_t member_of(const rulebook& by, const char* code) { return by.frame().find_member(code)->value; }

/// The question of the memo of 29 May 2024: instead of 139 AZC and 13 AMV places, would De Wolden consider 50 AMV?
TEST(WhatIfOfDrenthe, AnswersTheQuestionOfTheTable) {
    const rulebook      by        = drenthe();
    const figures       start     = two_forms(by);
    const std::uint32_t quota     = requirement_of(by, "indicatief_aandeel_amv", {2025, 0}, shape::members);
    const std::uint32_t de_wolden = member_of(by, "GM1690");
    what_if             session(by, start);
    ASSERT_EQ(session.verdict_of(quota, de_wolden), verdict::not_met); // 6 of 13
    EXPECT_EQ(session.slack_of(quota, de_wolden), interval::exactly(-7));

    ASSERT_TRUE(session.state(*start.find("GM1690", "amv", "2025", "voorstel"), 50));
    EXPECT_EQ(session.verdict_of(quota, de_wolden), verdict::met);
    EXPECT_EQ(session.slack_of(quota, de_wolden), interval::exactly(37));
    const auto told = session.changed();
    EXPECT_TRUE(std::ranges::any_of(told, [&](const changed_finding& one) {
        return session.place_of(one.finding) == finding_place{quota, de_wolden} && one.before == verdict::not_met
               && one.after == verdict::met;
    }));
    EXPECT_EQ(session.difference().size(), session.difference_count());

    EXPECT_TRUE(session.undo());
    EXPECT_EQ(session.difference_count(), 0U);
    EXPECT_EQ(session.slack_of(quota, de_wolden), interval::exactly(-7));
    EXPECT_FALSE(session.undo());
    EXPECT_TRUE(session.redo());
    EXPECT_EQ(session.verdict_of(quota, de_wolden), verdict::met);
}

TEST(WhatIfOfDrenthe, SaysOfAFigureThatNobodyStatedItAndTellsItInEachLanguage) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    const cell_key cell  = *start.find("GM1690", "amv", "2025", "voorstel");
    what_if        session(by, start);
    ASSERT_TRUE(session.state(cell, 50));
    const outcome           found  = by.evaluate(session.figures());
    const provenance* const whence = found.figures().provenance_of(cell);
    ASSERT_NE(whence, nullptr);
    EXPECT_TRUE(whence->is_supposed);
    EXPECT_TRUE(whence->note.empty());
    const auto told = [&](language in) {
        const auto tree = found.explain(cell);
        return lines_of(tree, found, {.in = in, .shown = provenance_shown::no})[0].from;
    };
    EXPECT_EQ(told(language::nl), "wat als");
    EXPECT_EQ(told(language::en), "what if");
}

TEST(WhatIfOfDrenthe, IsJudgedAsTheOutcomeOfItsFigures) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    what_if        session(by, start);
    ASSERT_TRUE(session.state(*start.find("GM0118", "amv", "2025", "voorstel"), {20, 30}));
    ASSERT_TRUE(session.state(*start.find("PV22", "asiel", "2024", "opgave"), 3000));
    session.clear(*start.find("GM1690", "azc", "2025", "voorstel"));
    EXPECT_EQ(session.at(*start.find("GM1690", "azc", "2025", "voorstel")), std::nullopt);
    EXPECT_EQ(session.at(*start.find("GM0118", "amv", "2025", "voorstel")), (interval{20, 30}));

    const outcome anew = by.evaluate(session.figures());
    for (const finding& one : anew.findings()) {
        if (one.of->shape == shape::groups) continue;
        const auto          requirement = static_cast<std::uint32_t>(one.of - anew.rulebook().requirements().data());
        const std::uint32_t lane        = one.of->shape == shape::one ? 0 : one.subject;
        EXPECT_EQ(session.verdict_of(requirement, lane), one.verdict);
        EXPECT_EQ(session.slack_of(requirement, lane), one.slack);
    }
}

TEST(WhatIfOfDrenthe, AllocatesNothingForAnEdit) {
    const rulebook    by    = drenthe();
    const figures     start = two_forms(by);
    const cell_key    amv   = *start.find("GM1690", "amv", "2025", "voorstel");
    const cell_key    whole = *start.find("PV22", "asiel", "2024", "opgave");
    what_if           session(by, start);
    const std::size_t before = allocation_count();
    bool              ok     = true;
    for (std::int64_t i = 0; i < 3000; ++i) { // more than can be undone
        ok = ok && session.state(amv, i % 60) && session.state(whole, 2600 + i % 100);
        ok = ok && session.state(amv, {i % 10, 20 + i % 10});
        session.clear(amv);
        ok = ok && session.undo() && session.redo();
    }
    const std::size_t after = allocation_count();
    EXPECT_TRUE(ok);
    EXPECT_EQ(after, before);
}

TEST(WhatIfOfDrenthe, RefusesWhatAFormCouldNotSay) {
    const rulebook by    = drenthe();
    const figures  start = two_forms(by);
    what_if        session(by, start);
    const auto     said = session.state(*start.find("GM1690", "amv", "2025", "voorstel"), -1);
    ASSERT_FALSE(said);
    EXPECT_EQ(said.error().front().code, diagnostic_code::S002);
    EXPECT_EQ(session.difference_count(), 0U);
    EXPECT_FALSE(session.undo());
}

} // namespace
} // namespace opgave::testing
