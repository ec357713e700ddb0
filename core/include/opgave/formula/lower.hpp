// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/formula/program.hpp>
#include <opgave/model/frame.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace opgave {

/// A lowered graph: only what the results rest on, constants computed, figures read in place.
struct program {
    std::vector<instruction>     instructions;
    std::vector<program_operand> operands;
    std::vector<std::int64_t>    pool;
    std::vector<std::uint32_t>   results;
    std::vector<std::uint32_t>   of_node; ///< the instruction of each node of the graph, or `absent`
    lane_layout                  lanes;
    std::uint32_t                columns     = 0;
    std::uint64_t                value_count = 0;
    std::uint64_t                range_count = 0;
    std::uint64_t                scratch     = 0;

    static constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] program_view view() const noexcept {
        return {instructions, operands, pool, results, lanes, columns, value_count, range_count, scratch};
    }
};

/// Lowers the formulas that the results rest on.
/// @param columns how many columns the table of the frame has
[[nodiscard]] program lower(const graph& formulas, const frame& axes, std::uint32_t columns,
                            std::span<const node_id> results);

} // namespace opgave
