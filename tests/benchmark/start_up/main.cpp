// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

// From nothing to the first outcome: a province as TOML, plugins as shared libraries, forms or figures by name. Each
// measurement is a process of its own. Runs from the root of the repository.

#include "parts/temporary_directory.hpp"
#include "start_up/first_outcome.hpp"
#include "start_up/fresh_process.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace start_up;

constexpr const char* drenthe = "drenthe"; ///< stands where else a province's file stands

// --- in the fresh process ----------------------------------------------------------------------------------------------

/// Prints what `row` reads: the steps in nanoseconds, and how much there was to do.
int measure_once(const std::vector<std::string>& arguments) {
    const size of{std::stoul(arguments[1]), std::stoul(arguments[2]), std::stoul(arguments[3])};
    const auto took =
        arguments[0] == drenthe ? of_drenthe(OPGAVE_PLUGINS) : of_synthetic(arguments[0], of, OPGAVE_PLUGINS);
    if (!took) {
        for (const opgave::diagnostic& one : took.error()) std::cerr << one.to_text() << '\n';
        return 1;
    }
    std::printf("%lld %lld %lld %lld %zu %zu\n", static_cast<long long>(took->compile.count()),
                static_cast<long long>(took->figures.count()), static_cast<long long>(took->outcome.count()),
                static_cast<long long>(took->ready.time_since_epoch().count()), took->rules, took->findings);
    return 0;
}

// --- in the first one --------------------------------------------------------------------------------------------------

/// Milliseconds. The whole counts from before the process was made, so it is more than its parts.
struct row {
    double      compile  = 0;
    double      figures  = 0;
    double      outcome  = 0;
    double      whole    = 0;
    std::size_t rules    = 0;
    std::size_t findings = 0;
};

std::optional<row> one_run(const std::string& province, const size& of) {
    const auto start   = std::chrono::steady_clock::now().time_since_epoch();
    const auto printed = print_of_fresh_process(
        {"--once", province, std::to_string(of.members), std::to_string(of.cycles), std::to_string(of.copies)});
    if (!printed) return std::nullopt;
    std::istringstream       text(*printed);
    std::array<long long, 4> nanoseconds{};
    row                      read;
    for (long long& one : nanoseconds) text >> one;
    text >> read.rules >> read.findings;
    const auto milliseconds = [](long long ns) { return static_cast<double>(ns) / 1e6; };
    read.compile            = milliseconds(nanoseconds[0]);
    read.figures            = milliseconds(nanoseconds[1]);
    read.outcome            = milliseconds(nanoseconds[2]);
    read.whole              = milliseconds(nanoseconds[3] - std::chrono::nanoseconds(start).count());
    return read;
}

/// The run in the middle of five, by the whole; of fewer where they take long. Files lie in the memory of the system by
/// then.
std::optional<row> measure(const std::string& province, const size& of) {
    constexpr std::size_t most_runs   = 5;
    constexpr double      long_enough = 3'000; // milliseconds
    std::vector<row>      runs;
    for (double spent = 0; runs.size() < most_runs && spent < long_enough; spent += runs.back().whole) {
        const auto run = one_run(province, of);
        if (!run) return std::nullopt;
        runs.push_back(*run);
    }
    std::ranges::sort(runs, {}, &row::whole);
    return runs[runs.size() / 2];
}

bool print_row(const char* name, const std::string& province, const size& of) {
    const auto took = measure(province, of);
    if (!took) return false;
    std::printf("%-10s %7zu %6zu %6zu %9zu %11.2f %11.2f %11.2f %18.2f %10.1f\n", name, of.members, of.cycles * 3,
                took->rules, took->findings, took->compile, took->figures, took->outcome, took->whole,
                took->whole * 1e3 / static_cast<double>(of.members));
    std::fflush(stdout);
    return true;
}

void print_head(const char* title) {
    std::printf("\n%s\n%-10s %7s %6s %6s %9s %11s %11s %11s %18s %10s\n", title, "province", "members", "years",
                "rules", "findings", "compile ms", "figures ms", "outcome ms", "first outcome ms", "us/member");
}

bool print_synthetic(const size& of) {
    const parts::temporary_directory directory;
    std::filesystem::copy_file("config/nederland.toml", directory.path() / "nederland.toml");
    return print_row("synthetic", directory.write("voorland.toml", province_text(of)), of);
}

int print_tables() {
    print_head("Members");
    bool good = print_row("Drenthe", drenthe, {12});
    for (const std::size_t members : {12U, 57U, 342U, 3'420U, 34'200U}) good = good && print_synthetic({members});
    print_head("Years that are judged");
    for (const std::size_t cycles : {1U, 2U, 4U, 8U}) good = good && print_synthetic({.cycles = cycles});
    print_head("Rules: copies of those that define nothing");
    for (const std::size_t copies : {1U, 2U, 4U, 8U}) good = good && print_synthetic({.copies = copies});
    return good ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty()) return print_tables();
    if (arguments.size() == 5 && arguments[0] == "--once")
        return measure_once({arguments.begin() + 1, arguments.end()});
    std::cerr << "start_up takes no arguments\n";
    return 2;
}
