// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/removals.hpp"

#include <algorithm>
#include <string_view>

namespace opgave {

namespace {

/// What a message calls that which is looked up: totals are categories, and a figure is of a member, a group or a place.
bool is_called(const removed_entry& gone, std::string_view name) {
    if (name == "category") return gone.kind == "category" || gone.kind == "total";
    if (name == "member") return gone.kind == "member" || gone.kind == "group" || gone.kind == "place";
    return gone.kind == name;
}

bool names(const diagnostic& problem, const removed_entry& gone) {
    const std::string_view message = problem.message;
    const std::string      id      = '\'' + gone.id + '\'';
    if (message.find("names " + id + ", which the province does not have") != std::string_view::npos) return true;

    constexpr std::string_view begin = "there is no ";
    const std::string          end   = ' ' + id;
    return message.starts_with(begin) && message.ends_with(end)
           && is_called(gone, message.substr(begin.size(), message.size() - begin.size() - end.size()));
}

bool misses(const diagnostic& problem, const removed_entry& gone) {
    const auto is_about = [&](const std::string& name) {
        return problem.message.find('\'' + name + '\'') != std::string::npos;
    };
    switch (problem.code) {
    case diagnostic_code::C007: return names(problem, gone);
    case diagnostic_code::C008: return gone.kind == "cycle" && is_about(gone.id); // no period either
    case diagnostic_code::C017:
        return problem.message.starts_with("no cycle covers ")
               && std::any_of(gone.periods.begin(), gone.periods.end(),
                              [&](period when) { return is_about(when.to_text()); });
    default: return false;
    }
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
