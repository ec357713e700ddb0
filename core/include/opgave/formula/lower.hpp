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
    std::vector<instruction>      instructions;
    std::vector<program_step>     steps;
    std::vector<program_operand>  operands;
    std::vector<address>          addresses;
    std::vector<std::uint32_t>    table_operands; ///< of `table_operands_view`
    std::vector<std::uint64_t>    table_cells;
    std::size_t                   table_narrow = 0;
    std::size_t                   table_wide   = 0;
    std::vector<program_run>      runs;
    std::vector<std::uint8_t>     marks_at_start;
    std::vector<std::uint8_t>     troubles;
    std::vector<std::uint8_t>     troubles_for_verdicts;
    std::vector<std::uint32_t>    sources_at;
    std::vector<program_source>   sources;
    std::vector<std::uint32_t>    readers_at;
    std::vector<std::uint32_t>    readers;
    std::vector<std::int32_t>     narrow_pool;
    std::vector<std::int64_t>     wide_pool;
    std::vector<std::uint32_t>    lists;
    std::vector<std::uint32_t>    results;
    std::vector<std::uint32_t>    shown;
    std::vector<std::uint8_t>     is_result;
    std::vector<judged>           requirements;
    std::vector<std::uint32_t>    dependents_at;
    std::vector<dependent>        dependents;
    std::vector<std::uint32_t>    judged_dependents_at;
    std::vector<judged_dependent> judged_dependents;
    std::vector<std::uint32_t>    columns_read;
    std::vector<std::uint32_t>    of_node; ///< the instruction of each node of the graph, or `absent`
    lane_layout                   lanes;
    std::uint32_t                 lane_width   = 1;
    std::uint32_t                 columns      = 0;
    std::uint32_t                 findings     = 0;
    std::uint64_t                 narrow_count = 0;
    std::uint64_t                 wide_count   = 0;
    std::uint64_t                 range_count  = 0;
    std::uint64_t                 scratch      = 0;

    static constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] program_view view() const noexcept;
};

/// A requirement that the program is to judge.
struct judged_nodes {
    node_id       slack;
    node_id       applies; ///< poison: it applies everywhere
    std::uint32_t subjects        = 1;
    bool          only_when_known = false;
};

/// What a program is made for.
struct lowering_goal {
    std::span<const node_id>      results;
    std::span<const judged_nodes> requirements; ///< their nodes are results too, for a verdict
    /// 1, or `lane_block` for a program that evaluates so many tables side by side; that one has no ranges and no edits.
    std::uint32_t lane_width = 1;
};

/// Lowers the formulas that the results rest on.
/// @param columns how many columns the table of the frame has
[[nodiscard]] program lower(const graph& formulas, const frame& axes, std::uint32_t columns, const lowering_goal& goal);

} // namespace opgave
