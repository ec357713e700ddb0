// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>

#include <cstdint>
#include <vector>

namespace opgave {

/// A node before it has its place: with operands of its own.
struct graph_builder::draft {
    node                 form; ///< with the bounds of a leaf; those of the others follow from their operands
    std::vector<operand> operands;
    std::uint64_t        lanes = 1; ///< over how many lanes a sum is taken
};

} // namespace opgave
