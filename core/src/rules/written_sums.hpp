// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/rules/rulebook.hpp>
#include <opgave/rules/written_rule.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace opgave {

/// How a condition is made of the two sides that its rule shows.
struct made_of_sides {
    bool         is_made     = false; ///< false: it is not, or what both sides hold has cancelled out
    bool         is_equal    = false; ///< the sides are equal; else one is at least the other
    bool         is_swapped  = false; ///< the right side is at least the left one
    bool         is_negated  = false;
    std::int64_t times_left  = 1; ///< that each side is taken
    std::int64_t times_right = 1;

    /// @pre `is_made`
    [[nodiscard]] interval operator()(interval left, interval right) const;
};
[[nodiscard]] made_of_sides sides_of(const graph& formulas, const written_comparison& of);
[[nodiscard]] made_of_sides sides_of(const graph& formulas, const requirement& of);

/// Is a sum made of these, each taken once, and of nothing else?
[[nodiscard]] bool is_sum_of(const graph& formulas, node_id sum, std::span<const node_id> parts);

/// Writes a sum as its rule wrote it, in place of the terms of terms that it was taken apart into: wherever all terms of
/// one of the candidates occur in it with one whole multiple, it is written with that candidate; the one of most terms
/// goes first, of equals the one that is named first. What is taken is taken wholly, so that no range grows wider.
///
/// @param sum, candidates `linear` formulas; a candidate that is not simpler than the sum is passed over
/// @param into receives the candidates that were taken with their multiples, then the terms that are left
void write_sum(const graph& formulas, node_id sum, std::span<const node_id> candidates, std::vector<operand>& into);

/// The constant of a sum that is written so: what the candidates that were taken leave of it.
[[nodiscard]] std::int64_t constant_left(const graph& formulas, node_id sum, std::span<const operand> written);

} // namespace opgave
