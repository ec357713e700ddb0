// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/evaluate.hpp>
#include <opgave/formula/lower.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>

#include "formula/lane_operands.hpp"
#include "rules/explanation_index.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace opgave {

/// What an explainer keeps between one explanation and the next.
struct explainer::state {
    state(opgave::rulebook of, std::shared_ptr<const opgave::figures> table,
          std::shared_ptr<std::vector<std::int64_t>> evaluated_in);

    // --- values (explained_values.cpp) -------------------------------------------------------------------------------

    /// What the evaluation found where that is known, and of anything open what its operands say: the program has ranges
    /// only of what an unknown result rests on.
    [[nodiscard]] interval value(node_id of, std::uint32_t lane);
    /// The cell of a figure that the table has.
    [[nodiscard]] std::uint32_t cell_lane_of(const node& figure, std::uint32_t lane) const;
    [[nodiscard]] std::size_t   cell_of(const node& figure, std::uint32_t lane) const;

    // --- building (explainer.cpp) ------------------------------------------------------------------------------------

    void            begin(explanation& into);
    explained_node& begin_with(explained is, const rule_part& said, node_id formula, std::uint32_t lane,
                               explanation& into);
    void            end_with(node_id applies, std::uint32_t lane, explanation& into);
    std::uint32_t   part_of(rule_in_period part, explanation& into);
    /// Adds a node at the end, and knows it again.
    explained_node& add(explanation& into, node_id of, std::uint32_t lane, std::uint32_t part);
    /// Explains all nodes whose children are not there yet, from this one on.
    void expand(explanation& into, std::size_t from);

    // --- evaluating again (explained_again.cpp) ----------------------------------------------------------------------

    [[nodiscard]] interval again(const explanation& of, std::uint32_t leaf, interval instead);

    opgave::rulebook                           by;
    std::shared_ptr<const opgave::figures>     table;
    std::shared_ptr<std::vector<std::int64_t>> workspace;
    const graph&                               formulas;
    const frame&                               axes;
    const explanation_index&                   index;
    program_view                               steps;
    figures_view                               cells;
    evaluated                                  found;
    lane_operands                              operands_of;

private:
    [[nodiscard]] interval                 value_on_the_table(const node& n, std::uint32_t lane) const;
    [[nodiscard]] interval                 value_from_operands(node_id of, std::uint32_t lane);
    [[nodiscard]] std::span<const operand> terms_of(node_id sum, std::uint32_t part, const explanation& in);
    [[nodiscard]] explained_node node_of(explanation& into, node_id of, std::uint32_t lane, std::uint32_t part);
    void                         know_again(explanation& into);
    void                         grow(const explanation& in);
    void                         expand_one(explanation& into, std::size_t which);
    void                         expand_choice(explanation& into, std::size_t which);
    void                         expand_sum(explanation& into, std::size_t which);
    void                         expand_part(explanation& into, const composed_sum::part& of, std::uint32_t lane);
    [[nodiscard]] std::uint32_t  part_of_booking(std::uint32_t which, explanation& into);
    void                         expand_division(explanation& into, std::size_t which);
    [[nodiscard]] interval       again_of(const explanation& of, std::uint32_t which);
    [[nodiscard]] interval       again_from_children(const explanation& of, const explained_node& one);
    [[nodiscard]] interval       again_of_division(const explanation& of, const explained_node& one);

    /// A place of the table of nodes that are there already.
    struct slot {
        std::uint64_t stamp = 0; ///< of which explanation
        std::uint32_t index = 0;
    };
    /// A sum in the words of a part.
    struct sum_in_part {
        rule_in_period part;
        bool           is_of_a_rule = false;
        node_id        sum;

        friend bool operator==(const sum_in_part&, const sum_in_part&) = default;
    };
    struct hash_of_sum {
        std::size_t operator()(const sum_in_part& one) const noexcept {
            std::uint64_t mixed = one.sum.value;
            mixed               = mixed * 0x9E37'79B9'7F4A'7C15U + one.part.rule;
            mixed               = mixed * 0x9E37'79B9'7F4A'7C15U + one.part.when.value + (one.is_of_a_rule ? 1U : 0U);
            return mixed ^ mixed >> 29;
        }
    };

    std::unordered_map<std::uint64_t, interval>                        open_; ///< values that are not known, by lane
    std::unordered_map<sum_in_part, std::vector<operand>, hash_of_sum> sums_; ///< as they are written
    std::vector<slot>                                                  seen_;
    std::uint64_t                                                      stamp_ = 0;
    std::vector<std::span<const explanation_index::name_in_part>>      names_; ///< one a part
    std::vector<node_lane>                                             operands_;
    std::vector<interval>                                              values_;
    std::vector<interval>                                              again_; ///< one a node
    std::vector<bool>                                                  is_again_;
    std::vector<node_lane>                                             shared_by_; ///< operands of one division
};

} // namespace opgave
