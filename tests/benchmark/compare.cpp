// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

/// Two outcomes beside each other, and which change made a verdict another: of Drenthe, 12 municipalities, and of the
/// national pass, 342. Run at the root of the repository.
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/host/static_plugins.hpp>
#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include "other_offers.hpp"
#include "outcomes.hpp"
#include "parts/temporary_directory.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <filesystem>
#include <limits>
#include <stdexcept>

namespace opgave::testing {

namespace {

constexpr std::size_t all_offers = std::numeric_limits<std::size_t>::max();

/// Drenthe where two agreements ask for another share, with the same figures.
const outcome& drenthe_with_other_rules() {
    static const outcome made = [] {
        const parts::temporary_directory beside;
        for (const char* file : {"nederland.toml", "drenthe.toml"})
            std::filesystem::copy_file(std::filesystem::path("config") / file, beside.path() / file);
        const auto on_top = beside.write("ander.toml", R"(format = 1
extends = "drenthe.toml"

[[rule]]
id = "evenredig_asiel"
aandeel = "2/3"
source = "synthetic"

[[rule]]
id = "evenredig_goo"
aandeel = "2/3"
source = "synthetic"
)");
        const auto rules  = compile(on_top, plugin_store::of(shipped_plugins()));
        if (!rules) throw std::runtime_error(rules.error().front().to_text());
        return rules->evaluate(moved_to(drenthe_outcome().figures(), rules->shared_frame()));
    }();
    return made;
}

/// `ratio`: the time of the comparison divided by that of both outcomes, timed right after. `cells`, `rules`: that
/// differ. `flipped`: verdicts that do, each with the changes that made it so; `moved`: margins alone.
void comparisons(benchmark::State& state, const outcome& first, const outcome& second) {
    comparison   found;
    std::size_t  turns = 0;
    const double start = processor_seconds();
    for (auto _ : state) {
        found = compare(first, second);
        benchmark::DoNotOptimize(found);
        ++turns;
    }
    const double took         = processor_seconds() - start;
    state.counters["cells"]   = static_cast<double>(found.cells.size());
    state.counters["rules"]   = static_cast<double>(found.rules.size());
    state.counters["flipped"] = static_cast<double>(found.flipped.size());
    state.counters["moved"]   = static_cast<double>(found.moved.size());
    state.counters["ratio"] =
        took / static_cast<double>(turns) / (seconds_of_evaluation(first) + seconds_of_evaluation(second));
}

void other_offers(benchmark::State& state, const outcome& of, std::size_t count) {
    comparisons(state, of, of.rulebook().evaluate(with_other_offers(of.figures(), count)));
}

void BM_drenthe_nothing(benchmark::State& state) { comparisons(state, drenthe_outcome(), drenthe_outcome()); }
void BM_drenthe_one_offer(benchmark::State& state) { other_offers(state, drenthe_outcome(), 1); }
void BM_drenthe_ten_offers(benchmark::State& state) { other_offers(state, drenthe_outcome(), 10); }
void BM_drenthe_all_offers(benchmark::State& state) { other_offers(state, drenthe_outcome(), all_offers); }
void BM_drenthe_rules(benchmark::State& state) { comparisons(state, drenthe_outcome(), drenthe_with_other_rules()); }
void BM_national_nothing(benchmark::State& state) { comparisons(state, national_outcome(), national_outcome()); }
void BM_national_one_offer(benchmark::State& state) { other_offers(state, national_outcome(), 1); }
void BM_national_all_offers(benchmark::State& state) { other_offers(state, national_outcome(), all_offers); }
BENCHMARK(BM_drenthe_nothing);
BENCHMARK(BM_drenthe_one_offer);
BENCHMARK(BM_drenthe_ten_offers);
BENCHMARK(BM_drenthe_all_offers);
BENCHMARK(BM_drenthe_rules);
BENCHMARK(BM_national_nothing);
BENCHMARK(BM_national_one_offer);
BENCHMARK(BM_national_all_offers);

} // namespace

} // namespace opgave::testing

BENCHMARK_MAIN();
