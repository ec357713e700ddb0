// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

/// The Drenthe table alone, 12 municipalities: every requirement and measure of `config/drenthe.toml` once, by the
/// library and by hand. Run at the root of the repository.
#include <opgave/rules/assessment.hpp>

#include "drenthe_by_hand.hpp"
#include "drenthe_table.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <vector>

namespace opgave::testing {

namespace {

/// So many tables by turns that no branch is learnt by heart.
constexpr std::size_t table_count = 64;

struct bench {
    drenthe                    given = read_drenthe();
    std::vector<drenthe_table> tables;
    assessment                 by_library{given.rules};
    by_hand::results           hand_results;

    bench() {
        for (std::uint32_t seed = 0; seed < table_count; ++seed)
            tables.push_back(synthetic_table(given, seed, filling::no_blanks));
    }

    std::size_t evaluate(std::size_t turn) {
        by_library.evaluate(tables[turn % table_count].figures);
        return by_library.unmet().size();
    }
    std::size_t evaluate_by_hand(std::size_t turn) {
        by_hand::evaluate(tables[turn % table_count].by_hand, hand_results);
        return hand_results.unmet_count;
    }

    [[nodiscard]] bool both_find_the_same() {
        for (std::size_t i = 0; i < table_count; ++i)
            if (evaluate(i) != evaluate_by_hand(i)) return false;
        return true;
    }
};

bench& the_bench() {
    static bench made;
    return made;
}

template <class Evaluate>
std::chrono::duration<double> time_of(std::size_t turns, Evaluate evaluate) {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t turn = 0; turn < turns; ++turn) benchmark::DoNotOptimize(evaluate(turn));
    return std::chrono::steady_clock::now() - start;
}

void BM_by_hand(benchmark::State& state) {
    bench&      on   = the_bench();
    std::size_t turn = 0;
    for (auto _ : state) benchmark::DoNotOptimize(on.evaluate_by_hand(turn++));
}
BENCHMARK(BM_by_hand);

/// `ratio`: its time divided by that of as many evaluations by hand, timed right after these.
void BM_evaluate(benchmark::State& state) {
    bench& on = the_bench();
    if (!on.both_find_the_same()) state.SkipWithError("the library and the rules by hand disagree");
    std::size_t turn  = 0;
    const auto  start = std::chrono::steady_clock::now();
    for (auto _ : state) benchmark::DoNotOptimize(on.evaluate(turn++));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    state.counters["ratio"] = took / time_of(turn, [&](std::size_t at) { return on.evaluate_by_hand(at); });
}
BENCHMARK(BM_evaluate);

} // namespace

} // namespace opgave::testing

BENCHMARK_MAIN();
