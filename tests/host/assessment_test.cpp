// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/assessment.hpp>
#include <opgave/rules/outcome.hpp>

#include "allocation/allocation_count.hpp"
#include "host/drenthe_forms.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace opgave::testing {
namespace {

/// Which lane of its requirement a finding is about.
std::uint32_t lane_of(const finding& of, const outcome& in) {
    const frame&       axes  = in.rulebook().frame();
    const lane_layout& lanes = in.figures().lanes();
    switch (of.of->shape) {
    case shape::one: return 0;
    case shape::groups: return of.subject - lanes.of(axes[of.of->grouping].first);
    case shape::members: break;
    }
    return of.subject;
}

void expect_as_the_outcome(assessment& by, const figures& table) {
    by.evaluate(table);
    const outcome              full(drenthe(), table);
    std::vector<finding_place> unmet;
    const requirement* const   first        = full.rulebook().requirements().data();
    const auto                 each_finding = [&](auto expect) {
        for (const finding& one : full.findings())
            expect(one, static_cast<std::uint32_t>(one.of - first), lane_of(one, full));
    };
    each_finding([&](const finding& one, std::uint32_t requirement, std::uint32_t lane) {
        ASSERT_EQ(by.verdict_of(requirement, lane), one.verdict) << requirement << ' ' << lane;
        if (one.verdict == verdict::not_met) unmet.push_back({requirement, lane});
    });
    std::vector<finding_place> told;
    for (const std::uint32_t one : by.unmet()) told.push_back(by.place_of(one));
    EXPECT_EQ(told, unmet);

    // First of what applies, which is known already, then of the rest.
    for (const bool applies : {true, false})
        each_finding([&](const finding& one, std::uint32_t requirement, std::uint32_t lane) {
            if ((one.verdict != verdict::not_applicable) == applies) {
                ASSERT_EQ(by.slack_of(requirement, lane), one.slack) << requirement << ' ' << lane;
            }
        });

    const measure* const first_measure = full.rulebook().measures().data();
    for (const coverage& one : full.coverages()) {
        if (one.of->shape == shape::groups) continue;
        const std::uint32_t lane = one.of->shape == shape::one ? 0 : one.subject;
        ASSERT_EQ(by.numerator_of(static_cast<std::uint32_t>(one.of - first_measure), lane), one.numerator);
        ASSERT_EQ(by.denominator_of(static_cast<std::uint32_t>(one.of - first_measure), lane), one.denominator);
    }
}

TEST(Assessment, SaysOfTwoFormsWhatTheOutcomeSays) {
    const rulebook by = drenthe();
    assessment     judge(by);
    expect_as_the_outcome(judge, two_forms(by));
}

TEST(Assessment, SaysTheSameOfTableAfterTable) {
    const rulebook by = drenthe();
    assessment     judge(by);
    std::mt19937   any(1); // synthetic figures
    for (int i = 0; i < 12; ++i) {
        figures table = by.blank_figures();
        table.for_each_cell([&](const cell_key& cell) {
            if (any() % 12 >= static_cast<unsigned>(i)) // ever more blanks
                (void)table.state(cell, static_cast<std::int64_t>(any() % 300));
        });
        expect_as_the_outcome(judge, table);
    }
}

TEST(Assessment, AllocatesNothing) {
    const rulebook    by    = drenthe();
    const figures     two   = two_forms(by);
    const figures     blank = by.blank_figures();
    assessment        judge(by);
    const std::size_t before = allocation_count();
    for (int i = 0; i < 20; ++i) {
        judge.evaluate(two);
        judge.evaluate(blank);
    }
    const std::size_t after = allocation_count();
    EXPECT_EQ(after, before);
}

} // namespace
} // namespace opgave::testing
