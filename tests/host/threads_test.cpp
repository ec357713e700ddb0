// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/assessment.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/what_if.hpp>

#include "host/drenthe_forms.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <thread>
#include <vector>

namespace opgave::testing {
namespace {

/// What one thread does with a rulebook that all share: a full outcome, an assessment and a session of its own.
std::vector<std::uint32_t> judged_by_itself(const rulebook& by, const figures& table) {
    std::vector<std::uint32_t> said;
    for (int round = 0; round < 3; ++round) {
        const outcome full = by.evaluate(table);
        for (const finding& one : full.findings()) said.push_back(static_cast<std::uint32_t>(one.verdict));
        assessment judge(by);
        judge.evaluate(table);
        said.insert(said.end(), judge.unmet().begin(), judge.unmet().end());
        what_if session(by, table);
        EXPECT_TRUE(session.state(*table.find("GM1690", "amv", "2025", "voorstel"), 50));
        said.push_back(session.difference_count());
    }
    return said;
}

/// Told by the sanitizer for threads if they touch the same memory: `tests/run --preset tsan`.
TEST(Threads, JudgeWithOneRulebookAtOnce) {
    const rulebook                          by       = drenthe();
    const figures                           table    = two_forms(by);
    const std::vector<std::uint32_t>        expected = judged_by_itself(by, table);
    std::vector<std::vector<std::uint32_t>> said(4);
    std::vector<std::thread>                threads;
    for (auto& one : said) threads.emplace_back([&] { one = judged_by_itself(by, table); });
    for (std::thread& one : threads) one.join();
    for (const auto& one : said) EXPECT_EQ(one, expected);
}

} // namespace
} // namespace opgave::testing
