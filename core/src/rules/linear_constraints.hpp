// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace opgave {

/// A sum of numbers and a constant that has to be at least 0.
struct linear_constraint {
    /// The source of what holds anyway, such as how a number is rounded.
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    std::vector<operand> terms; ///< by node, each once, none with factor 0
    std::int64_t         constant = 0;
    std::uint32_t        source   = nobody; ///< who asks for it
};

/// What has to hold for a condition's slack to be at least 0, as constraints: a least of several numbers is one for each of
/// them. Each follows from the condition; together they need not be all of it.
void add_constraints(const graph& formulas, node_id slack, std::uint32_t source, std::vector<linear_constraint>& to);

/// Adds what holds of the numbers that constraints speak of, by what these are: rounded shares, and the greatest or least
/// of others.
void add_what_holds_anyway(const graph& formulas, std::vector<linear_constraint>& to);

/// The constraints in parts that have no number in common: what holds in one says nothing of another. Parts, and constraints
/// in a part, in the order of the given ones.
[[nodiscard]] std::vector<std::vector<linear_constraint>> independent_parts(std::vector<linear_constraint> all);

/// Looks for constraints that no numbers within the bounds of their nodes meet together. What it finds is so; not
/// everything that is so is found.
/// @return their sources, in ascending order, none of which can be left out; or nothing
[[nodiscard]] std::optional<std::vector<std::uint32_t>> find_conflict(const graph&                       formulas,
                                                                      std::span<const linear_constraint> all);

} // namespace opgave
