// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/outcome.hpp>
#include <opgave/rules/ways_to_meet.hpp>

#include "formula/lane_operands.hpp"

#include <optional>
#include <vector>

namespace opgave {

/// The numbers that decide whether a slack is at least 0: of a least or greatest one those operands that are not settled,
/// else itself.
[[nodiscard]] std::vector<node_lane> deciding_numbers(const outcome& in, node_lane slack);

/// A number as a sum of figures that are not exact, each once.
/// @return what these must come to for the number to be at least 0; nothing where it is no such sum, or is of fewer than two
[[nodiscard]] std::optional<needed_together> open_sum(const outcome& in, node_lane number);

} // namespace opgave
