// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

/// One edit of a table that is held open: of Drenthe, 12 municipalities, and of the national pass, 342. Run at the root of
/// the repository.
#include <opgave/formula/lower.hpp>
#include <opgave/rules/assessment.hpp>
#include <opgave/rules/what_if.hpp>

#include "drenthe_table.hpp"
#include "national_pass/by_library.hpp"
#include "national_pass/table.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

namespace opgave::testing {

namespace {

struct edit {
    cell_key     cell;
    std::int64_t value = 0;
};

enum class cells : std::uint8_t {
    of_members,       ///< that feed no apportionment
    that_are_divided, ///< what they hold is divided over the members
};

bool feeds_an_apportionment(const program_view& program, std::uint32_t column, scope of) {
    return std::ranges::any_of(program.dependents_of(column, of), [&](const dependent& one) {
        return program.instructions[one.instruction].op == operation::apportion;
    });
}

/// Edits of cells that some verdict rests on, with made-up values; the same each time.
std::vector<edit> edits_of(const rulebook& by, const figures& table, cells which) {
    const program_view&   program = by.steps().view();
    const lane_layout     lanes   = table.lanes();
    std::vector<cell_key> wanted;
    for (const std::uint32_t column : program.columns_read) {
        const column_key key = table.columns().key_of(column);
        if (which == cells::that_are_divided) {
            if (feeds_an_apportionment(program, column, scope::whole)) wanted.push_back({lanes.whole(), key});
        } else if (!program.judged_dependents_of(column, scope::members).empty()
                   && !feeds_an_apportionment(program, column, scope::members)) {
            for (std::uint32_t member = 0; member < lanes.members; ++member)
                if (table.at({member, key})) wanted.push_back({member, key});
        }
    }
    if (wanted.empty()) throw std::runtime_error("no cell to edit");
    std::mt19937      any(1);
    std::vector<edit> made;
    for (int i = 0; i < 1024; ++i)
        made.push_back({wanted[any() % wanted.size()], static_cast<std::int64_t>(any() % 300)});
    return made;
}

struct bench {
    rulebook by;
    figures  table;
};

const bench& drenthe_bench() {
    static const bench made = [] {
        const drenthe given = read_drenthe();
        return bench{given.rules, synthetic_table(given, 1, filling::no_blanks).figures};
    }();
    return made;
}

const bench& national_bench() {
    static const bench made = [] {
        const national_pass::table of    = national_pass::synthetic_table();
        auto                       rules = national_pass::compile(of, OPGAVE_NATIONAL_PLUGINS);
        if (!rules) throw std::runtime_error(rules.error().front().to_text());
        auto table = national_pass::figures_of(of, *rules);
        if (!table) throw std::runtime_error(table.error().front().to_text());
        return bench{*std::move(rules), *std::move(table)};
    }();
    return made;
}

/// `ratio`: the time of an edit divided by that of a full evaluation, timed right after.
void edits(benchmark::State& state, const bench& on, cells which) {
    const std::vector<edit> made = edits_of(on.by, on.table, which);
    what_if                 session(on.by, on.table);
    std::size_t             turn  = 0;
    const auto              start = std::chrono::steady_clock::now();
    for (auto _ : state) {
        const edit& one = made[turn++ % made.size()];
        if (!session.state(one.cell, one.value)) state.SkipWithError("an edit was refused");
        benchmark::DoNotOptimize(session.changed());
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;

    assessment        full(on.by);
    const std::size_t turns       = std::clamp<std::size_t>(turn / 10, 1, 20'000);
    const auto        start_again = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < turns; ++i) {
        full.evaluate(on.table);
        benchmark::DoNotOptimize(full.unmet());
    }
    const std::chrono::duration<double> took_full = std::chrono::steady_clock::now() - start_again;
    state.counters["ratio"] =
        (took.count() / static_cast<double>(turn)) / (took_full.count() / static_cast<double>(turns));
}

void undo_and_redo(benchmark::State& state, const bench& on) {
    const std::vector<edit> made = edits_of(on.by, on.table, cells::of_members);
    what_if                 session(on.by, on.table);
    for (const edit& one : made) (void)session.state(one.cell, one.value);
    std::size_t turn = 0;
    for (auto _ : state) benchmark::DoNotOptimize(turn++ % 1024 < 512 ? session.undo() : session.redo());
}

void BM_drenthe(benchmark::State& state) { edits(state, drenthe_bench(), cells::of_members); }
void BM_drenthe_undo_redo(benchmark::State& state) { undo_and_redo(state, drenthe_bench()); }
void BM_drenthe_apportioned(benchmark::State& state) { edits(state, drenthe_bench(), cells::that_are_divided); }
void BM_national(benchmark::State& state) { edits(state, national_bench(), cells::of_members); }
BENCHMARK(BM_drenthe);
BENCHMARK(BM_drenthe_undo_redo);
BENCHMARK(BM_drenthe_apportioned);
BENCHMARK(BM_national);

} // namespace

} // namespace opgave::testing

BENCHMARK_MAIN();
