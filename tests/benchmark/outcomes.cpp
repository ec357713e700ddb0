// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "outcomes.hpp"

#include "drenthe_table.hpp"
#include "national_pass/by_library.hpp"
#include "national_pass/table.hpp"

#include <benchmark/benchmark.h>

#include <ctime>
#include <stdexcept>
#include <utility>

namespace opgave::testing {

const outcome& drenthe_outcome() {
    static const outcome made = [] {
        const drenthe given = read_drenthe();
        return given.rules.evaluate(synthetic_table(given, 1, filling::some).figures);
    }();
    return made;
}

const outcome& stated_drenthe_outcome() {
    static const outcome made = [] {
        const drenthe given = read_drenthe();
        return given.rules.evaluate(given.stated);
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

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double seconds_of_evaluation(const outcome& of) {
    constexpr double long_enough = 0.2;
    const double     start       = processor_seconds();
    double           took        = 0;
    int              turns       = 0;
    for (; took < long_enough; ++turns) {
        benchmark::DoNotOptimize(of.rulebook().evaluate(of.figures()).findings().data());
        took = processor_seconds() - start;
    }
    return took / turns;
}

} // namespace opgave::testing
