// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

/// What would meet the requirements that are not met, and what settles those that are unknown: of Drenthe, 12
/// municipalities, and of the national pass, 342. Run at the root of the repository.
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/ways_to_meet.hpp>

#include "meeting_by_trial.hpp"
#include "outcomes.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace opgave::testing {

namespace {

std::vector<std::uint32_t> findings_with(const outcome& of, verdict wanted) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < of.findings().size(); ++i)
        if (of.findings()[i].verdict == wanted) found.push_back(i);
    return found;
}

/// Measures the search over all findings of one verdict. `ratio`: the time of them all divided by that of the outcome
/// itself, timed right after.
/// @return how long they took, in seconds
double search_all(benchmark::State& state, const outcome& of, const std::vector<std::uint32_t>& findings) {
    meeting_search search(of);
    std::size_t    turns = 0;
    const double   start = processor_seconds();
    for (auto _ : state) {
        for (const std::uint32_t one : findings) benchmark::DoNotOptimize(search(of.findings()[one]));
        ++turns;
    }
    const double each          = (processor_seconds() - start) / static_cast<double>(turns);
    state.counters["findings"] = static_cast<double>(findings.size());
    state.counters["ratio"]    = each / seconds_of_evaluation(of);
    return each;
}

/// `by_trial`: the time of the search divided by that of trying number after number for each way that it found. Trial is
/// told which figure and direction to try and stops at what meets the requirement; the search has to find these out, and
/// what else changes. What they find is compared.
void all_unmet(benchmark::State& state, const outcome& of) {
    const std::vector<std::uint32_t> findings = findings_with(of, verdict::not_met);
    const double                     took     = search_all(state, of, findings);

    meeting_search       search(of);
    std::vector<meeting> found;
    for (const std::uint32_t one : findings) found.push_back(search(of.findings()[one]));
    meeting_by_trial trial(of);
    std::size_t      ways  = 0;
    const double     start = processor_seconds();
    for (std::size_t i = 0; i < findings.size(); ++i)
        for (const way_to_meet& one : found[i].ways) {
            if (!one.to) continue;
            ++ways;
            const auto met = trial(findings[i], one.cell, one.is_increase ? one.now.least : one.now.most, *one.to);
            if (met != one.to) state.SkipWithError("trial finds another number");
        }
    const double took_trial    = processor_seconds() - start;
    state.counters["ways"]     = static_cast<double>(ways);
    state.counters["trials"]   = static_cast<double>(trial.trials());
    state.counters["by_trial"] = took / took_trial;
}

void all_unknown(benchmark::State& state, const outcome& of) {
    search_all(state, of, findings_with(of, verdict::unknown));
}

/// As a host does that asks for one: nothing is kept from one to the next. `ratio`: to the outcome itself.
void one_unmet(benchmark::State& state, const outcome& of) {
    const std::vector<std::uint32_t> findings = findings_with(of, verdict::not_met);
    std::size_t                      turn     = 0;
    const double                     start    = processor_seconds();
    for (auto _ : state) benchmark::DoNotOptimize(ways_to_meet(of, of.findings()[findings[turn++ % findings.size()]]));
    const double took       = processor_seconds() - start;
    state.counters["ratio"] = took / static_cast<double>(turn) / seconds_of_evaluation(of);
}

void BM_drenthe_unmet(benchmark::State& state) { all_unmet(state, drenthe_outcome()); }
void BM_drenthe_unmet_one(benchmark::State& state) { one_unmet(state, drenthe_outcome()); }
void BM_drenthe_unknown(benchmark::State& state) { all_unknown(state, stated_drenthe_outcome()); }
void BM_national_unmet(benchmark::State& state) { all_unmet(state, national_outcome()); }
void BM_national_unmet_one(benchmark::State& state) { one_unmet(state, national_outcome()); }
BENCHMARK(BM_drenthe_unmet);
BENCHMARK(BM_drenthe_unmet_one);
BENCHMARK(BM_drenthe_unknown);
BENCHMARK(BM_national_unmet);
BENCHMARK(BM_national_unmet_one);

} // namespace

} // namespace opgave::testing

BENCHMARK_MAIN();
