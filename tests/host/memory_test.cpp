// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/compile.hpp>
#include <opgave/host/static_plugins.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <string>

/// The allocation of this program that fails, counted down; none where it is negative.
namespace {
thread_local long until_failure = -1;

void* allocate_or_nothing(std::size_t bytes) noexcept {
    if (until_failure >= 0 && until_failure-- == 0) return nullptr;
    return std::malloc(bytes == 0 ? 1 : bytes);
}
void* allocate(std::size_t bytes) {
    if (void* memory = allocate_or_nothing(bytes)) return memory;
    throw std::bad_alloc();
}
} // namespace

// Every form, for what one gives another takes back: a stable sort asks without throwing.
void* operator new(std::size_t bytes) { return allocate(bytes); }
void* operator new[](std::size_t bytes) { return allocate(bytes); }
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept { return allocate_or_nothing(bytes); }
void* operator new[](std::size_t bytes, const std::nothrow_t&) noexcept { return allocate_or_nothing(bytes); }
void  operator delete(void* memory) noexcept { std::free(memory); }
void  operator delete[](void* memory) noexcept { std::free(memory); }
void  operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void  operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

TEST(Memory, ThatRunsOutAnywhereInACompileIsADiagnostic) {
    const std::filesystem::path province = "config/drenthe.toml";
    const auto                  store    = opgave::plugin_store::of(opgave::shipped_plugins());
    std::ifstream               in("tests/faulty/rules/R012.expected", std::ios::binary);
    const std::string           expected{std::istreambuf_iterator<char>(in), {}};
    int                         refusals = 0;
    for (long n = 0;; n = n + 1 + n / 4) { // every early one, then ever fewer
        until_failure    = n;
        const auto rules = opgave::compile(province, store);
        const bool ended = until_failure >= 0; // the compile asked for fewer than n
        until_failure    = -1;
        if (ended) {
            EXPECT_TRUE(rules);
            break;
        }
        ASSERT_FALSE(rules) << n;
        if (n == 0) {
            EXPECT_EQ(rules.error().back().to_text() + '\n', expected);
        }
        EXPECT_EQ(rules.error().back().code, opgave::diagnostic_code::R012)
            << n << ": " << rules.error().back().to_text();
        ++refusals;
    }
    EXPECT_GT(refusals, 20);
}
