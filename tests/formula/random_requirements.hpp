// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/lower.hpp>

#include "formula/choices.hpp"
#include "formula/random_rulebook.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace opgave::testing {

inline std::uint32_t subjects_of(const random_rulebook& rulebook, node_id id) {
    const node& n = rulebook.formulas[id];
    switch (n.shape) {
    case shape::one: return 1;
    case shape::groups: return (*rulebook.axes)[n.grouping].count;
    case shape::members: break;
    }
    return static_cast<std::uint32_t>(rulebook.axes->members.size());
}

/// Every condition of a rulebook as a requirement; some of them only where another one holds, some only when known.
inline std::vector<judged_nodes> any_requirements(choices& choose, const random_rulebook& rulebook) {
    std::vector<judged_nodes> made;
    for (const auto& [condition, slack] : rulebook.slacks) {
        judged_nodes one{slack, {}, subjects_of(rulebook, condition), choose.one_in(4)};
        const auto   other = choose.of(rulebook.slacks).first;
        const bool   fits  = rulebook.formulas[other].shape == shape::one
                          || (rulebook.formulas[other].shape == rulebook.formulas[condition].shape
                              && rulebook.formulas[other].grouping == rulebook.formulas[condition].grouping);
        if (fits && choose.one_in(2)) one.applies = other;
        made.push_back(one);
    }
    return made;
}

inline std::vector<node_id> nodes_of(const std::vector<judged_nodes>& requirements) {
    std::vector<node_id> nodes;
    for (const judged_nodes& one : requirements) {
        nodes.push_back(one.slack);
        nodes.push_back(one.applies);
    }
    return nodes;
}

/// What a cell may become: a number, a range, or blank.
inline std::optional<interval> any_value(choices& choose, interval bounds) {
    const auto number = [&] {
        return bounds.least + choose.between(0, std::min<std::int64_t>(bounds.most - bounds.least, 60'000));
    };
    if (choose.one_in(5)) return std::nullopt;
    const std::int64_t a = number();
    if (!choose.one_in(5)) return interval::exactly(a);
    const std::int64_t b = number();
    return interval{std::min(a, b), std::max(a, b)};
}

} // namespace opgave::testing
