// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/explained_parts.hpp"
#include "rules/written_sums.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace opgave {

struct rulebook_parts;

/// The way back from a formula to what it is to a reader: the cell that is read by it, the rule that gives it, the name
/// that a rule has for it. Made once for a rulebook.
class explanation_index {
public:
    static constexpr std::uint32_t none = explained_node::none;

    /// A cell that is read by a formula.
    struct read_cell {
        std::uint32_t  column = 0;
        scope          of     = scope::members;
        grouping_index grouping;
    };
    /// A term that a rule named.
    struct name_in_part {
        rule_in_period part;
        node_id        value;
        std::uint32_t  name = 0; ///< of the rulebook's names
    };
    /// A sum that is read in a cell, by the first of its terms.
    struct read_sum {
        node_id first_term;
        node_id sum;
    };

    /// A comparison as its rule wrote it.
    struct written_sides {
        rule_in_period part;
        node_id        condition;
        node_id        left;
        node_id        right;
        made_of_sides  made;
    };

    explanation_index() = default;
    /// @param of complete but for this index
    explicit explanation_index(const rulebook_parts& of);

    /// Null for a formula that is no reading, or a plain figure.
    [[nodiscard]] const read_cell* reading(node_id formula) const;
    /// Which of the rulebook's derived figures gives a cell; `none` where no rule does.
    [[nodiscard]] std::uint32_t derived(const read_cell& cell) const;
    /// How a requirement of the rulebook is made of the sides that it shows.
    [[nodiscard]] const made_of_sides& sides(std::uint32_t requirement) const { return sides_[requirement]; }
    /// All that a rule named, in the order of the labels.
    [[nodiscard]] std::span<const name_in_part> names(const rule_in_period& part) const;
    /// The sums that begin with this term and are read in a cell.
    [[nodiscard]] std::span<const read_sum> sums(node_id first_term) const;

    /// Which comparison of its rule a condition is; `none` where its two sides do not make it up.
    [[nodiscard]] std::uint32_t        comparison(const rule_in_period& part, node_id condition) const;
    [[nodiscard]] const written_sides& comparison(std::uint32_t which) const { return comparisons_[which]; }
    /// The parameters of its rule that went into a formula.
    [[nodiscard]] std::span<const parameter_in_part> parameters(const rule_in_period& part, node_id in) const;
    /// Those of all rules and formulas, each once.
    [[nodiscard]] std::span<const parameter_in_part> parameters() const { return parameters_; }
    /// How a sum that is read in a cell was put together; null where that says no more than its terms.
    [[nodiscard]] const composed_sum* composition(node_id sum) const;
    /// The bookings on one cell, as the first of the rulebook's and how many; by `composed_sum::part::booked`.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> bookings_on(std::size_t booked_cell) const;
    /// The booking that is all that is booked on a cell, where this is its formula; or `none`.
    [[nodiscard]] std::uint32_t only_booking(node_id amount) const;

private:
    void index_readings(const rulebook_parts& of);
    void index_bookings(const rulebook_parts& of);

    std::vector<std::uint32_t>                     reading_of_; ///< one a node: into `cells_`, or `none`
    std::vector<read_cell>                         cells_;
    std::vector<std::uint32_t>                     derived_; ///< three a column: members, groups, whole
    std::vector<name_in_part>                      names_;   ///< by part
    std::vector<made_of_sides>                     sides_;
    std::vector<read_sum>                          sums_;          ///< by first term
    std::vector<written_sides>                     comparisons_;   ///< by part and condition
    std::vector<parameter_in_part>                 parameters_;    ///< by part and formula, then by parameter
    std::vector<composed_sum>                      compositions_;  ///< by sum
    std::vector<std::uint32_t>                     booked_cells_;  ///< where each cell's bookings end
    std::vector<std::pair<node_id, std::uint32_t>> only_bookings_; ///< by amount
};

} // namespace opgave
