// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

/// Explanations as trees: of one finding, and of all findings of Drenthe, 12 municipalities, and of the national pass, 342.
/// Run at the root of the repository.
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>

#include "outcomes.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>

namespace opgave::testing {

namespace {

/// `nodes`: of all trees together. `ratio`: the time of them all divided by that of the outcome itself, timed right after.
void all_findings(benchmark::State& state, const outcome& of) {
    explainer    all(of);
    explanation  tree;
    std::size_t  nodes = 0;
    std::size_t  turns = 0;
    const double start = processor_seconds();
    for (auto _ : state) {
        nodes = 0;
        for (const finding& one : of.findings()) {
            all.explain(one, tree);
            nodes += tree.nodes().size();
        }
        benchmark::DoNotOptimize(nodes);
        ++turns;
    }
    const double took = processor_seconds() - start;

    state.counters["findings"] = static_cast<double>(of.findings().size());
    state.counters["nodes"]    = static_cast<double>(nodes);
    state.counters["ratio"]    = took / static_cast<double>(turns) / seconds_of_evaluation(of);
}

/// As a host does that asks for one: nothing is kept from one to the next.
void one_finding(benchmark::State& state, const outcome& of) {
    std::size_t turn = 0;
    for (auto _ : state) benchmark::DoNotOptimize(of.explain(of.findings()[turn++ % of.findings().size()]).nodes());
}

void BM_drenthe_all(benchmark::State& state) { all_findings(state, drenthe_outcome()); }
void BM_drenthe_one(benchmark::State& state) { one_finding(state, drenthe_outcome()); }
void BM_national_all(benchmark::State& state) { all_findings(state, national_outcome()); }
void BM_national_one(benchmark::State& state) { one_finding(state, national_outcome()); }
BENCHMARK(BM_drenthe_all);
BENCHMARK(BM_drenthe_one);
BENCHMARK(BM_national_all);
BENCHMARK(BM_national_one);

} // namespace

} // namespace opgave::testing

BENCHMARK_MAIN();
