// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/verdict.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace opgave {

/// A set of changes: a bit for each.
using change_set = std::uint32_t;

constexpr change_set only(std::size_t change) { return change_set{1} << change; }

/// The changes of a set, ascending.
inline std::vector<std::size_t> listed(change_set of) {
    std::vector<std::size_t> all;
    for (; of != 0; of &= of - 1) all.push_back(static_cast<std::size_t>(std::countr_zero(of)));
    return all;
}

/// The verdict of one finding for each set of changes; the other verdict is the one under all of them.
struct tried_changes {
    std::vector<verdict> of; ///< by `change_set`

    [[nodiscard]] change_set all() const { return static_cast<change_set>(of.size() - 1); }
    [[nodiscard]] bool       is_the_other(change_set made) const { return of[made] == of.back(); }

    /// Does it make no difference whether this change is made, whatever others are?
    [[nodiscard]] bool says_nothing(std::size_t change) const {
        for (change_set made = 0; made < of.size(); ++made)
            if (of[made] != of[made ^ only(change)]) return false;
        return true;
    }
    /// Is it the other verdict with this change, and not without it, whatever others are made?
    [[nodiscard]] bool decides(std::size_t change) const {
        for (change_set made = 0; made < of.size(); ++made)
            if (is_the_other(made) != ((made & only(change)) != 0)) return false;
        return true;
    }
    [[nodiscard]] bool needs(std::size_t change) const { return !is_the_other(all() ^ only(change)); }

    [[nodiscard]] tried_changes without(std::size_t change) const {
        tried_changes left;
        for (change_set made = 0; made < of.size(); ++made)
            if ((made & only(change)) == 0) left.of.push_back(of[made]);
        return left;
    }

    /// The sets that are enough and of which none can be left out; smaller ones first.
    [[nodiscard]] std::vector<change_set> smallest_enough() const {
        std::vector<change_set> sets(of.size());
        for (change_set i = 0; i < sets.size(); ++i) sets[i] = i;
        std::ranges::stable_sort(sets, {}, [](change_set one) { return std::popcount(one); });
        std::vector<change_set> found;
        for (const change_set one : sets) {
            const auto is_within = [one](change_set smaller) { return (smaller & one) == smaller; };
            if (is_the_other(one) && std::ranges::none_of(found, is_within)) found.push_back(one);
        }
        return found;
    }
};

} // namespace opgave
