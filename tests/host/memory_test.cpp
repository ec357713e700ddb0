// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>

#include "allocation/allocation_count.hpp"
#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>

namespace opgave::testing {

namespace {

/// Compiles a province whose memory runs out after so many allocations, and checks that this is said in so many words
/// and that everything else is given back.
/// @return whether the compile asked for more than those
bool compile_with_only(std::size_t allocations, const std::string& province, const plugin_store& store) {
    const std::size_t live_before = live_allocations();
    bool              has_failed  = false;
    {
        failing_allocation next(allocations);
        const auto         rules            = compile(province, store);
        const bool         could_do_without = next.could_do_without(); // a sort does with less memory, and slower
        has_failed                          = next.has_failed();
        if (!has_failed) {
            EXPECT_TRUE(rules) << "allocation " << allocations;
        } else if (!could_do_without) {
            EXPECT_FALSE(rules) << "allocation " << allocations;
        }
        if (!rules) {
            EXPECT_EQ(rules.error().back().code, diagnostic_code::R012)
                << "allocation " << allocations << ": " << rules.error().back().to_text();
        }
    }
    EXPECT_EQ(live_allocations(), live_before) << "allocation " << allocations;
    return has_failed;
}

/// How many allocations a compile asks for. What is made once in a program is made by then.
std::size_t allocations_of_compile(const std::string& province, const plugin_store& store) {
    (void)compile(province, store);
    const std::size_t before = allocation_count();
    (void)compile(province, store);
    return allocation_count() - before;
}

const plugin_store& shipped() {
    static const plugin_store made = opgave::testing::shipped_store();
    return made;
}

} // namespace

TEST(Memory, ThatRunsOutAtAnyAllocationOfACompileIsADiagnosticAndLeaksNothing) {
    const std::string province = "tests/host/small_province.toml";
    const std::size_t all      = allocations_of_compile(province, shipped());
    for (std::size_t n = 0; n < all && !::testing::Test::HasFailure(); ++n)
        EXPECT_TRUE(compile_with_only(n, province, shipped())) << n;
    EXPECT_FALSE(compile_with_only(all, province, shipped()));
    EXPECT_GT(all, 1000U);
}

/// Drenthe asks too often to try every one: a fixed part of them, spread over the whole compile.
TEST(Memory, ThatRunsOutInACompileOfDrentheIsADiagnosticAndLeaksNothing) {
    const std::string     province = "config/drenthe.toml";
    const std::size_t     all      = allocations_of_compile(province, shipped());
    constexpr std::size_t samples  = 200;
    for (std::size_t i = 0; i < samples && !::testing::Test::HasFailure(); ++i)
        EXPECT_TRUE(compile_with_only(i * all / samples, province, shipped()));
    EXPECT_FALSE(compile_with_only(all, province, shipped()));
}

TEST(Memory, ThatRunsOutIsSaidInWords) {
    const std::string   province = "config/drenthe.toml";
    const plugin_store& store    = shipped();
    std::ifstream       in("tests/faulty/rules/R012.expected", std::ios::binary);
    const std::string   expected{std::istreambuf_iterator<char>(in), {}};
    const auto          rules = [&] {
        const failing_allocation first(0);
        return compile(province, store);
    }();
    ASSERT_FALSE(rules);
    EXPECT_EQ(rules.error().back().to_text() + '\n', expected);
}

} // namespace opgave::testing
