// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/verdict.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/fwd.hpp>
#include <opgave/rules/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// A cell that is stated otherwise in one table than in the other. Tables of two provinces are matched by id: members by
/// code, groups, categories, bases and cycles by id, periods by what they are.
struct compared_cell {
    std::optional<cell_key> first; ///< in the one table; absent: it has no such cell
    std::optional<cell_key> second;
    std::optional<interval> before; ///< what is stated there; absent: nothing
    std::optional<interval> after;
};

/// A rule that is not the same in both rulebooks, by its id.
struct compared_rule {
    /// A value of the rule that differs, as it is written. Absent on a side: it is not there.
    struct value {
        std::string                name; ///< such as `force`, `kind`, or a parameter
        std::optional<std::string> before;
        std::optional<std::string> after;
        place                      set_before; ///< where a file sets it; empty where none does
        place                      set_after;
    };

    std::string                id;
    std::optional<std::size_t> first;  ///< of the rulebook's rules; absent: added
    std::optional<std::size_t> second; ///< absent: removed
    std::vector<value>         values; ///< what differs of a rule that both have
    /// Whether its formulas differ, and not only what is told of it. True of one that is added or removed.
    bool writes_otherwise = true;
};

/// Changes that are looked at as one: of cells, or of rules.
struct change_group {
    std::vector<std::size_t> cells; ///< of `comparison::cells`, ascending
    bool                     is_the_rules = false;
    /// Of `comparison::rules`, ascending. Where axes or the basis that is asked differ, all that differ: then the rules and
    /// these are one change.
    std::vector<std::size_t> rules;

    friend bool operator==(const change_group&, const change_group&) = default;
};

/// Which changes made a verdict another. Found by trying all combinations of the changes the finding may rest on: each figure,
/// and each rule, as the one table has it or the other. Rules that fill the same cell are one change. Where changes are many,
/// those of figures of one member (or column) are one, and of rules those that do not speak in the finding's explanation and by
/// themselves make no other verdict (or all). What it says of such a group is true of the group.
struct attribution {
    std::vector<change_group> changes; ///< that play a part: of figures, then of rules
    /// The one change that by itself decides: whatever the order, the verdict becomes the other one when it is made, and
    /// stays so. Of `changes`. Absent: it depends on the order of the changes which one the verdict changes with.
    std::optional<std::size_t> in_any_order;
    /// The smallest sets of changes that are enough by themselves: none of a set can be left out. Smaller sets first; each
    /// ascending, of `changes`. At most `most_sets` are listed.
    std::vector<std::vector<std::size_t>> enough;
    /// The changes without any one of which the verdict would not have become the other one. Of `changes`, ascending.
    std::vector<std::size_t> needed;
    /// The rules that differ and that the finding rests on, where rules play a part: of `comparison::rules`, ascending.
    std::vector<std::size_t> rules;
    bool                     has_more_sets = false; ///< than are listed

    static constexpr std::size_t most_sets = 8;
};

/// A finding whose verdict or slack differs, matched by rule, label, period and subject.
struct compared_finding {
    std::optional<std::size_t>         first; ///< of `outcome::findings`; absent: the one rulebook does not have it
    std::optional<std::size_t>         second;
    std::optional<opgave::attribution> because; ///< of one that both have and whose verdict differs
};

/// A measure whose sides differ, matched likewise.
struct compared_coverage {
    std::optional<std::size_t> first; ///< of `outcome::coverages`
    std::optional<std::size_t> second;
};

/// What differs between two outcomes. Each list is in the order of the first, then what only the second has in its order.
struct comparison {
    bool                           is_one_rulebook = true; ///< the same, or one that says the same
    std::vector<compared_cell>     cells;
    std::vector<compared_rule>     rules;
    bool                           other_axes  = false; ///< members, categories, periods or attributes differ
    bool                           other_asked = false; ///< *asked* or *offered* means another basis
    std::vector<compared_finding>  flipped;             ///< another verdict, or one that only one has and that applies
    std::vector<compared_finding>  moved;               ///< the same verdict, another slack
    std::vector<compared_coverage> coverages;

    [[nodiscard]] bool is_empty() const noexcept {
        return cells.empty() && rules.empty() && !other_axes && !other_asked && flipped.empty() && moved.empty()
               && coverages.empty();
    }
};

/// Sets two outcomes beside each other: of one rulebook over two tables, of two rulebooks over the same figures, or both.
[[nodiscard]] comparison compare(const outcome& first, const outcome& second);

/// The figures of one table in another one, matched as in `compared_cell`; with their provenance.
/// @return what has no place there, or lies outside its bounds, is left out
[[nodiscard]] figures moved_to(const figures& from, std::shared_ptr<const frame> axes);

} // namespace opgave
