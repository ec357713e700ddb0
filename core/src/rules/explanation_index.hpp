// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/written_sums.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace opgave {

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

    explanation_index() = default;
    explanation_index(const frame& axes, const graph& formulas, const std::vector<column_reading>& readings,
                      const std::vector<derived_figure>& derived, const std::vector<named_term>& names,
                      const std::vector<requirement>& requirements);

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

private:
    std::vector<std::uint32_t> reading_of_; ///< one a node: into `cells_`, or `none`
    std::vector<read_cell>     cells_;
    std::vector<std::uint32_t> derived_; ///< three a column: members, groups, whole
    std::vector<name_in_part>  names_;   ///< by part
    std::vector<made_of_sides> sides_;
    std::vector<read_sum>      sums_; ///< by first term
};

} // namespace opgave
