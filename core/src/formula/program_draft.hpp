// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/lower.hpp>

#include <cstdint>
#include <vector>

namespace opgave {

/// A step before it has a place: its instruction, what it reads, and the numbers that go to the pool.
struct step_draft {
    instruction                  step;
    std::vector<program_operand> operands;      ///< of earlier drafts
    std::vector<std::int64_t>    constant;      ///< one a lane, where the step lies in the pool
    std::vector<std::int64_t>    detail;        ///< the numbers of its form
    bool                         fixed = false; ///< depends on no figure
};

/// All steps that the results rest on, and perhaps some that nothing rests on any more; operands before users.
struct program_draft {
    std::vector<step_draft>    steps;
    std::vector<std::uint32_t> lists;
    std::vector<std::uint32_t> results; ///< drafts
    std::vector<std::uint32_t> shown;   ///< those of them that are not asked for a verdict alone
    std::vector<std::uint32_t> of_node; ///< the draft of each node, or `program::absent`
    lane_layout                lanes;
};

/// Chooses for each node how it is computed: in how many bits, in which form, in place or not.
[[nodiscard]] program_draft draft_program(const graph& formulas, const frame& axes, const lowering_goal& goal);

} // namespace opgave
