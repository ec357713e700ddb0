// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>

#include "rules/assemble.hpp"

#include <cstdint>
#include <vector>

namespace opgave {

/// What one rule books on a cell.
struct booked_amount {
    std::uint32_t rule = 0;
    period_index  when;
    node_id       amount; ///< as it was written
};

/// All that rules book on one cell of each member, or of the whole.
struct booked_cell {
    column_key                 column;
    scope                      of = scope::members;
    node_id                    sum;      ///< of the amounts as they were written
    std::uint32_t              rule = 0; ///< the first that books on it
    period_index               when;
    std::vector<booked_amount> amounts;
};

/// Adds up what the rules book, cell by cell, in the order in which cells are first booked on. A rule of a cycle writes
/// the same in each of its periods: there the same amount of one rule counts once.
[[nodiscard]] std::vector<booked_cell> gather_bookings(const std::vector<written_in_period>& written,
                                                       graph_builder&                        builder);

} // namespace opgave
