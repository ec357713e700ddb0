// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/scenarios.hpp>

#include "host/drenthe_forms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

namespace opgave::testing {
namespace {

/// What a variant came to: how many findings are not met, and the slack of every requirement for one member.
struct seen {
    std::uint32_t         unmet = 0;
    std::vector<interval> slack;

    friend bool operator==(const seen&, const seen&) = default;
};

/// A sweep over what De Wolden offers for minors and what Hoogeveen does; some variants leave a cell open.
class sweep {
public:
    explicit sweep(bool with_blanks)
        : start_(two_forms(by_)), amv_(*start_.find("GM1690", "amv", "2025", "voorstel")),
          azc_(*start_.find("GM0118", "azc", "2025", "voorstel")), with_blanks_(with_blanks), all_(by_, start_, 4) {}

    void fill(std::uint64_t i, scenarios::writer& cells) const {
        if (with_blanks_ && i % 7 == 3)
            cells.clear(amv_);
        else if (with_blanks_ && i % 7 == 5)
            cells.state(amv_, {static_cast<std::int64_t>(i % 20), 30});
        else
            cells.state(amv_, static_cast<std::int64_t>(i % 60));
        cells.state(azc_, static_cast<std::int64_t>(i * 37 % 1000));
    }

    [[nodiscard]] std::vector<seen> run(std::uint64_t count, const scenarios::run_options& how) const {
        std::vector<seen> found(count);
        const auto        taken = all_.run(
                   count, [&](std::uint64_t i, scenarios::writer& cells) { fill(i, cells); },
                   [&](std::uint64_t i, const scenario_result& result) { found[i] = of(result); }, how);
        EXPECT_EQ(taken, count);
        return found;
    }

    [[nodiscard]] seen of(const scenario_result& result) const {
        seen one{result.unmet_count(), {}};
        for (std::uint32_t r = 0; r < by_.requirements().size(); ++r) one.slack.push_back(result.slack_of(r, 0));
        return one;
    }

    [[nodiscard]] const rulebook&  by() const { return by_; }
    [[nodiscard]] const figures&   start() const { return start_; }
    [[nodiscard]] const scenarios& all() const { return all_; }

private:
    rulebook  by_ = drenthe();
    figures   start_;
    cell_key  amv_;
    cell_key  azc_;
    bool      with_blanks_;
    scenarios all_;
};

TEST(Scenarios, AreTheSameByHoweverManyThreadsTheyAreJudged) {
    const sweep given(true);
    const auto  by_one = given.run(9000, {});
    EXPECT_EQ(given.run(9000, {.threads = 2}), by_one);
    EXPECT_EQ(given.run(9000, {.threads = 5}), by_one);
}

TEST(Scenarios, AreTheSameInRunsOfAnyLength) {
    const sweep given(true);
    const auto  all = given.run(200, {});
    for (const std::uint64_t count : {1U, 15U, 16U, 17U, 100U}) {
        const auto some = given.run(count, {});
        EXPECT_TRUE(std::equal(some.begin(), some.end(), all.begin()));
    }
}

TEST(Scenarios, CountWhatTheOutcomeFinds) {
    const sweep given(true);
    const auto  found = given.run(40, {});
    for (std::uint64_t i = 0; i < 40; ++i) {
        figures        table = given.start();
        const cell_key amv   = *table.find("GM1690", "amv", "2025", "voorstel");
        if (i % 7 == 3)
            table.clear(amv);
        else if (i % 7 == 5)
            ASSERT_TRUE(table.state(amv, interval{static_cast<std::int64_t>(i % 20), 30}));
        else
            ASSERT_TRUE(table.state(amv, static_cast<std::int64_t>(i % 60)));
        ASSERT_TRUE(table.state("GM0118", "azc", "2025", "voorstel", static_cast<std::int64_t>(i * 37 % 1000)));
        const outcome full  = given.by().evaluate(table);
        const auto    unmet = std::ranges::count(full.findings(), verdict::not_met, &finding::verdict);
        EXPECT_EQ(found[i].unmet, unmet) << i;
    }
}

TEST(Scenarios, TellHowFarTheyAreAndCanBeEnded) {
    const sweep                given(false);
    std::atomic<std::uint64_t> taken{0};
    std::vector<std::uint64_t> told;
    const auto                 ended = given.all().run(
                        100'000, [&](std::uint64_t i, scenarios::writer& cells) { given.fill(i, cells); },
                        [&](std::uint64_t, const scenario_result&) { ++taken; }, {.threads = 2, .progress = [&](std::uint64_t done) {
                                                                      told.push_back(done);
                                                                      return told.size() < 2;
                                                                  }});
    EXPECT_EQ(told.size(), 2U);
    EXPECT_TRUE(std::ranges::is_sorted(told));
    EXPECT_EQ(ended, taken);
    EXPECT_LT(ended, 100'000U);
}

TEST(Scenarios, PassOnWhatACallbackThrows) {
    const sweep given(false);
    const auto  run = [&](unsigned threads) {
        (void)given.all().run(
             10'000,
             [](std::uint64_t i, scenarios::writer&) {
                if (i == 5000) throw std::runtime_error("enough");
            },
             [](std::uint64_t, const scenario_result&) {}, {.threads = threads});
    };
    EXPECT_THROW(run(1), std::runtime_error);
    EXPECT_THROW(run(3), std::runtime_error);
}

TEST(Scenarios, RefuseACellBeyondThoseThatAVariantMayState) {
    const rulebook    by    = drenthe();
    const figures     start = two_forms(by);
    const scenarios   two(by, start, 2);
    const cell_key    amv = *start.find("GM1690", "amv", "2025", "voorstel");
    std::vector<bool> said;
    (void)two.run(
        1,
        [&](std::uint64_t, scenarios::writer& cells) {
            for (std::int64_t n = 1; n <= 3; ++n) said.push_back(cells.state(amv, n));
        },
        [](std::uint64_t, const scenario_result&) {});
    EXPECT_EQ(said, (std::vector<bool>{true, true, false}));
}

} // namespace
} // namespace opgave::testing
