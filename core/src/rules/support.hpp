// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/model/figures.hpp>

#include "formula/lane_operands.hpp"

#include <functional>
#include <set>
#include <utility>
#include <vector>

namespace opgave {

/// Walks down from a formula to what its value for one lane rests on, leaving out the branches that the figures did not
/// take. Each formula and lane is met once.
class support {
public:
    using values = std::function<interval(node_id, std::size_t)>;

    support(const graph& formulas, const frame& axes, const figures& of, values value_of)
        : graph_(formulas), frame_(axes), figures_(of), operands_of_(formulas, axes), value_of_(std::move(value_of)) {}

    /// The blank cells whose narrowing could change the value, in the order of the table.
    [[nodiscard]] std::vector<cell_key> blanks(node_id formula, std::size_t lane);
    /// The cells that are not exact, blank or stated as a range, whose narrowing could change the value, in that order too.
    [[nodiscard]] std::vector<cell_key> open(node_id formula, std::size_t lane);
    /// All cells whose change alone could change the value, stated or not, in that order too.
    [[nodiscard]] std::vector<cell_key> cells(node_id formula, std::size_t lane);
    /// The cells that nobody stated and for which a rule's formula stands in, in the order of the table.
    [[nodiscard]] std::vector<cell_key> fallbacks(node_id formula, std::size_t lane);

private:
    /// @param is_wanted whether to go into a formula; @param look what to do with each that is met
    template <class Wanted, class Look>
    void walk(node_id formula, std::size_t lane, Wanted is_wanted, Look look);
    /// The cells that are met, and for which this holds.
    template <class Wanted, class Holds>
    [[nodiscard]] std::vector<cell_key> cells_met(node_id formula, std::size_t lane, Wanted is_wanted, Holds holds);
    void                                push_operands(node_id of, std::size_t lane, std::vector<node_lane>& into) const;

    [[nodiscard]] interval value(node_id formula, std::size_t lane) const;
    [[nodiscard]] cell_key cell_of(const node& figure, std::size_t lane) const;

    const graph&   graph_;
    const frame&   frame_;
    const figures& figures_;
    lane_operands  operands_of_;
    values         value_of_;
};

/// The cells that a formula reads for one lane whatever the figures are, by any branch, in the order of the table.
[[nodiscard]] std::vector<cell_key> cells_read(const graph& formulas, const frame& axes, const column_map& columns,
                                               node_lane formula);

} // namespace opgave
