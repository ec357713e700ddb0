// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>

#include <span>
#include <vector>

namespace opgave {

/// Writes a formula over other operands.
///
/// @param of   one that has operands, but `stated`
/// @param were its operands
/// @param now  those in their place, nodes of `to`; as many
[[nodiscard]] node_id written_over(graph_builder& to, const node& of, std::span<const operand> were,
                                   std::span<const node_id> now);

/// Copies formulas into a builder.
///
/// @param axes  the builder's own; those of `from` hold the same
/// @param roots what is copied, with all that it rests on
/// @return one a node of `from`: its copy, or poison where no root rests on it. A sum whose unit came from terms that
///         cancelled out has none in its copy, and fits any
[[nodiscard]] std::vector<node_id> copy_formulas(const graph& from, const frame& axes, std::span<const node_id> roots,
                                                 graph_builder& to);

} // namespace opgave
