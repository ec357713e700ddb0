// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

/// What `compare` says caused a verdict, held against making the changes one by one.
namespace opgave::testing {

/// The figures with the cells of some changes as the other table has them.
inline figures with_cells(const comparison& found, figures table, const std::vector<change_group>& changes) {
    for (const change_group& group : changes)
        for (const std::size_t i : group.cells) {
            const compared_cell& cell = found.cells[i];
            if (cell.after)
                RC_ASSERT(table.state(*cell.first, *cell.after).has_value());
            else
                table.clear(*cell.first);
        }
    return table;
}

/// The changes by which a verdict becomes the other one, in one order: the first of them and the last.
using story = std::pair<std::size_t, std::size_t>;

/// The verdict of a finding with some of the changes made.
using verdict_with = std::function<verdict(const std::vector<change_group>&)>;

inline void expect_true_in_every_order(const outcome& first, const outcome& second, const compared_finding& flipped,
                                       const verdict_with& verdict_of) {
    const attribution&       because = *flipped.because;
    const verdict            wanted  = second.findings()[*flipped.second].verdict;
    std::vector<std::size_t> order(because.changes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    if (order.size() > 4) return; // 120 orders and more
    std::set<story> stories;
    do {
        std::vector<change_group> made;
        std::optional<story>      told;
        verdict                   before = first.findings()[*flipped.first].verdict;
        for (const std::size_t next : order) {
            made.push_back(because.changes[next]);
            const verdict now = verdict_of(made);
            if (now == wanted && before != wanted) told = told ? story{told->first, next} : story{next, next};
            before = now;
        }
        RC_ASSERT(before == wanted);
        RC_ASSERT(told.has_value());
        stories.insert(*told);
    } while (std::ranges::next_permutation(order).found);
    if (because.in_any_order)
        RC_ASSERT(stories == std::set<story>({{*because.in_any_order, *because.in_any_order}}));
    else
        RC_ASSERT(stories.size() > 1);
}

inline void expect_smallest_sets(const outcome& second, const compared_finding& flipped,
                                 const verdict_with& verdict_of) {
    const attribution& because = *flipped.because;
    const verdict      wanted  = second.findings()[*flipped.second].verdict;
    const auto         with    = [&](const std::vector<std::size_t>& some) {
        std::vector<change_group> made;
        for (const std::size_t i : some) made.push_back(because.changes[i]);
        return verdict_of(made);
    };
    RC_ASSERT(!because.enough.empty());
    for (const std::vector<std::size_t>& set : because.enough) {
        RC_ASSERT(with(set) == wanted);
        for (std::size_t left_out = 0; left_out < set.size(); ++left_out) {
            std::vector<std::size_t> fewer = set;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
            RC_ASSERT(with(fewer) != wanted);
        }
    }
    for (std::size_t i = 0; i < because.changes.size(); ++i) {
        std::vector<std::size_t> others;
        for (std::size_t other = 0; other < because.changes.size(); ++other)
            if (other != i) others.push_back(other);
        const bool is_needed = std::ranges::find(because.needed, i) != because.needed.end();
        RC_ASSERT(is_needed == (with(others) != wanted));
    }
}

} // namespace opgave::testing
