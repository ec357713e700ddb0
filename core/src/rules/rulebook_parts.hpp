// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/lower.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/assemble.hpp"
#include "rules/explained_parts.hpp"
#include "rules/explanation_index.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace opgave {

/// All that a compiled province consists of; immutable once made.
struct rulebook_parts {
    std::shared_ptr<const opgave::frame> axes;
    opgave::graph                        formulas;
    program                              steps;     ///< what verdicts and measures rest on, and nothing else
    program                              scenarios; ///< the same for `lane_block` tables side by side
    program                              table;     ///< these, and all that can be shown or explained
    std::vector<column_reading>          readings;  ///< one a column of the table
    std::vector<rule>                    rules;
    std::vector<requirement>             requirements; ///< by rule in file order, then period
    std::vector<measure>                 measures;
    std::vector<derived_figure>          derived;
    std::vector<named_term>              names;
    std::vector<booking>                 bookings;     ///< cell by cell
    std::vector<std::uint32_t>           booked_cells; ///< where each cell's bookings end
    std::vector<rule_parameter>          parameters;
    std::vector<parameter_in_part>       parameter_uses;
    std::vector<comparison_in_part>      comparisons;
    std::vector<composed_sum>            compositions;
    explanation_index                    explanations; ///< of all of these
    std::vector<written_in_period> written; ///< over bare cells: what it states, publishes, fills, books and names
    diagnostics                    warnings;
    rulebook_sources               sources;
};

} // namespace opgave
