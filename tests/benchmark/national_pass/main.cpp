// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

// The national pass, by the library and by hand, in one run: `national_pass [FILE.csv] [--blank PERCENT]`. Prints one
// line of JSON.

#include "by_hand.hpp"
#include "by_library.hpp"
#include "csv.hpp"
#include "parts/batches.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <string>

namespace {

using namespace national_pass;

int give_up(const std::string& what) {
    std::cerr << "national_pass: " << what << '\n';
    return 1;
}

int give_up(const opgave::diagnostics& problems) {
    for (const opgave::diagnostic& one : problems) std::cerr << one.to_text() << '\n';
    return 1;
}

bool has_avx2() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return false;
#endif
}

int measure(const table& of, unsigned blank_percent) {
    const auto rules = compile(of, OPGAVE_PLUGINS);
    if (!rules) return give_up(rules.error());
    auto figures = figures_of(of, *rules);
    if (!figures) return give_up(figures.error());

    by_library library(of, *rules, *std::move(figures));
    by_hand    hand(of);
    library.pass();
    hand.pass();
    if (const std::string found = difference(library.found(), hand.found()); !found.empty()) return give_up(found);

    const auto [ours, reference, reference_avx2] = parts::microseconds_of(
        [&] { library.pass(); }, [&] { hand.pass(); }, [&] { has_avx2() ? hand.pass_avx2() : hand.pass(); });
    const results found = library.found();
    if (const std::string later = difference(found, hand.found()); !later.empty()) return give_up(later);

    const auto check = found.check();
    std::printf("{\"us_per_pass\": %.3f, \"us_per_pass_reference\": %.3f, \"ratio\": %.3f, "
                "\"check\": [%.0f, %.0f, %.12g, %.12g], \"blank_percent\": %u, \"members\": %zu, \"provinces\": %zu, "
                "\"years\": %zu, \"us_per_pass_reference_avx2\": %.3f, \"ratio_avx2\": %.3f}\n",
                ours, reference, ours / reference, check[0], check[1], check[2], check[3], blank_percent,
                of.members.size(), of.provinces.size(), of.years.size(), reference_avx2, ours / reference_avx2);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App    app("The national pass, by the library and by hand");
    std::string file;
    unsigned    blank = 0;
    app.add_option("FILE.csv", file, "muni,prov,year,cat,task,proposal,realised; without it a synthetic country");
    app.add_option("--blank", blank, "percentage of the proposals to leave blank")->check(CLI::Range(0, 100));
    CLI11_PARSE(app, argc, argv);

    auto of = file.empty() ? synthetic_table() : read_csv(file);
    if (!of) return give_up(of.error());
    leave_blank(*of, blank);
    return measure(*of, blank);
}
