// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/rounding.hpp>
#include <opgave/formula/apportion_method.hpp>
#include <opgave/formula/operation.hpp>
#include <opgave/model/layout.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace opgave {

/// Where the values of an instruction lie.
enum class storage : std::uint8_t {
    workspace, ///< computed by each evaluation
    table,     ///< a column of the figures, read in place
    pool,      ///< constant, computed when the rulebook was compiled
};

struct program_operand {
    std::uint32_t of     = 0; ///< an earlier instruction
    std::int64_t  factor = 1;
};

/// One step of an evaluation: one formula for all its lanes. Details are those of the graph's node, but that lists of
/// members are places in the pool.
struct instruction {
    operation        op    = operation::poison;
    opgave::sort     sort  = sort::number;
    opgave::shape    shape = shape::one;
    storage          place = storage::workspace;
    rounding         rounded{};
    apportion_method method{};
    std::uint32_t    lanes = 1; ///< how many values; a formula of members has one more, for what is unattributed
    std::uint32_t    first_operand = 0;
    std::uint32_t    operand_count = 0;
    std::int64_t     first         = 0;
    std::int64_t     second        = 0;
    std::uint64_t    at            = 0; ///< where the first value lies: in the workspace, the table, or the pool
    std::uint64_t    range_at      = 0; ///< where its first range lies in the workspace
    interval         bounds;            ///< what an unknown value may be at most
};

/// A compiled rulebook as the evaluator sees it: arrays that somebody else owns.
struct program_view {
    std::span<const instruction>     instructions; ///< operands before what uses them
    std::span<const program_operand> operands;
    std::span<const std::int64_t>    pool;    ///< constant values, and lists of members
    std::span<const std::uint32_t>   results; ///< instructions whose ranges are wanted when they are not known
    lane_layout                      lanes;
    std::uint32_t                    columns     = 0; ///< of the table it reads
    std::uint64_t                    value_count = 0; ///< numbers of the workspace
    std::uint64_t                    range_count = 0;
    std::uint64_t                    scratch     = 0; ///< members of the largest apportionment

    [[nodiscard]] std::span<const program_operand> operands_of(const instruction& step) const noexcept {
        return operands.subspan(step.first_operand, step.operand_count);
    }
};

} // namespace opgave
