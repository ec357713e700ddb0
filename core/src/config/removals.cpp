// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/removals.hpp"

#include <algorithm>

namespace opgave {

namespace {

bool misses(const diagnostic& problem, const removed_entry& gone) {
    if (problem.missing.empty()) return false;
    const bool is_covered_no_more = problem.code == diagnostic_code::C017
                                    && std::any_of(gone.periods.begin(), gone.periods.end(),
                                                   [&](period when) { return when.to_text() == problem.missing; });
    return problem.missing == gone.id || is_covered_no_more;
}

} // namespace

void blame_removals(const province& said, diagnostics& problems) {
    for (const removed_entry& gone : said.removed) {
        const auto users = std::stable_partition(problems.begin(), problems.end(),
                                                 [&](const diagnostic& one) { return !misses(one, gone); });
        const auto count = problems.end() - users;
        if (count == 0) continue;
        std::string what =
            gone.kind + " '" + gone.id + "' is removed here, and " + users->where.to_text() + " names it";
        if (gone.kind == "cycle") what += " or one of its periods";
        if (count > 1) what += ", the first of " + std::to_string(count) + " places";
        problems.erase(users, problems.end());
        problems.push_back({diagnostic_code::C007, gone.where, what, {}, "remove or change what names it, or keep it"});
    }
}

} // namespace opgave
