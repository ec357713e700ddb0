// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

/// Variants of the full Drenthe table by the hundred thousand: four offers stated otherwise in each, all verdicts and slack
/// at hand. On one thread, on two, and one after the other. Run at the root of the repository.
#include <opgave/rules/assessment.hpp>
#include <opgave/rules/scenarios.hpp>

#include "drenthe_table.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace opgave::testing {

namespace {

constexpr std::uint64_t variants = 200'000;

struct bench {
    drenthe                 given = read_drenthe();
    figures                 table = synthetic_table(given, 1, filling::no_blanks).figures;
    std::array<cell_key, 4> offers{cell("GM1690", "amv"), cell("GM0118", "amv"), cell("GM1690", "goo"),
                                   cell("GM0118", "azc")};
    scenarios               all{given.rules, table, 8};

    [[nodiscard]] cell_key cell(const char* who, const char* category) const {
        return *table.find(who, category, "2025", "voorstel");
    }
    [[nodiscard]] static std::int64_t offer(std::uint64_t variant, std::size_t which) {
        return static_cast<std::int64_t>(variant * (2 * which + 7) % 400);
    }

    /// @return how many findings of all variants are not met
    [[nodiscard]] std::uint64_t run(unsigned threads) const {
        std::vector<std::uint16_t> unmet(variants);
        all.run(
            variants,
            [&](std::uint64_t i, scenarios::writer& cells) {
                for (std::size_t n = 0; n < offers.size(); ++n) cells.state(offers[n], offer(i, n));
            },
            [&](std::uint64_t i, const scenario_result& result) {
                unmet[i] = static_cast<std::uint16_t>(result.unmet_count());
            },
            {.threads = threads});
        return std::accumulate(unmet.begin(), unmet.end(), std::uint64_t{0});
    }
    [[nodiscard]] std::uint64_t run_one_after_the_other() const {
        figures       now = table;
        assessment    judge(given.rules);
        std::uint64_t unmet = 0;
        for (std::uint64_t i = 0; i < variants; ++i) {
            for (std::size_t n = 0; n < offers.size(); ++n)
                if (!now.state(offers[n], offer(i, n))) throw std::runtime_error("an offer was refused");
            judge.evaluate(now);
            unmet += judge.unmet().size();
        }
        return unmet;
    }
};

const bench& the_bench() {
    static const bench made;
    return made;
}

std::chrono::duration<double> time_of(const auto& run) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(run());
    return std::chrono::steady_clock::now() - start;
}

void BM_one_after_the_other(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(the_bench().run_one_after_the_other());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(variants));
}

/// `times_one`: how many times as fast as on one thread, timed right before.
void BM_scenarios(benchmark::State& state) {
    const bench&  on       = the_bench();
    const auto    threads  = static_cast<unsigned>(state.range(0));
    const auto    expected = on.run_one_after_the_other();
    const auto    by_one   = time_of([&] { return on.run(1); });
    const auto    start    = std::chrono::steady_clock::now();
    std::uint64_t found    = expected;
    for (auto _ : state) found = on.run(threads);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (found != expected) state.SkipWithError("side by side and one after the other disagree");
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(variants));
    state.counters["times_one"] = by_one / (took / static_cast<double>(state.iterations()));
}

BENCHMARK(BM_one_after_the_other)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(BM_scenarios)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

} // namespace opgave::testing

BENCHMARK_MAIN();
