// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>

#include <span>

namespace opgave {

/// One value of a formula from those it is computed from: exactly what the evaluator makes of them, whether they are exact
/// or ranges.
///
/// @param operands in the order of `lane_operands`; what a choice does not take may be anything
/// @pre `of` is no leaf, and not `stated`: these rest on the table and on nothing else
[[nodiscard]] interval value_of_node(const graph& in, node_id of, std::span<const interval> operands);

} // namespace opgave
