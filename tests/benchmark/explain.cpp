// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

/// Explanations as trees: of one finding, and of all findings of Drenthe, 12 municipalities, and of the national pass, 342.
/// Run at the root of the repository.
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>

#include "drenthe_table.hpp"
#include "national_pass/by_library.hpp"
#include "national_pass/table.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace opgave::testing {

namespace {

const outcome& drenthe_outcome() {
    static const outcome made = [] {
        const drenthe given = read_drenthe();
        return given.rules.evaluate(synthetic_table(given, 1, filling::some).figures);
    }();
    return made;
}

const outcome& national_outcome() {
    static const outcome made = [] {
        const national_pass::table of    = national_pass::synthetic_table();
        auto                       rules = national_pass::compile(of, OPGAVE_NATIONAL_PLUGINS);
        if (!rules) throw std::runtime_error(rules.error().front().to_text());
        auto table = national_pass::figures_of(of, *rules);
        if (!table) throw std::runtime_error(table.error().front().to_text());
        return rules->evaluate(*std::move(table));
    }();
    return made;
}

/// `nodes`: of all trees together. `ratio`: the time of them all divided by that of the outcome itself, timed right after.
void all_findings(benchmark::State& state, const outcome& of) {
    explainer   all(of);
    explanation tree;
    std::size_t nodes = 0;
    std::size_t turns = 0;
    const auto  start = std::chrono::steady_clock::now();
    for (auto _ : state) {
        nodes = 0;
        for (const finding& one : of.findings()) {
            all.explain(one, tree);
            nodes += tree.nodes().size();
        }
        benchmark::DoNotOptimize(nodes);
        ++turns;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;

    constexpr int again       = 20;
    const auto    start_again = std::chrono::steady_clock::now();
    for (int i = 0; i < again; ++i) benchmark::DoNotOptimize(of.rulebook().evaluate(of.figures()).findings().data());
    const std::chrono::duration<double> took_again = std::chrono::steady_clock::now() - start_again;
    state.counters["findings"]                     = static_cast<double>(of.findings().size());
    state.counters["nodes"]                        = static_cast<double>(nodes);
    state.counters["ratio"] = (took.count() / static_cast<double>(turns)) / (took_again.count() / again);
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
