// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/assemble.hpp"
#include "rules/resolver.hpp"
#include "rules/rulebook_parts.hpp"

#include <vector>

namespace opgave {

/// The id of the rule under which the library watches what no rule of a province states.
inline constexpr const char* watching_rule = "samenhang";

/// Adds what the library itself watches, each only where both of its sides are known:
///
/// - a stated figure and the one a rule derives for the same cell are equal;
/// - a derived figure lies within its category's bounds (azc = asiel - amv is not below 0);
/// - the number of the whole, stated or derived, is the sum of the members' (the sum of roundings need not be the rounding
///   of the sum);
/// - no share of an apportionment is left open by a tie, and independent roundings add up to their total;
/// - where figures are the key of an apportionment, one of them is above 0, or there is nothing to divide;
/// - what a rule books that promises to conserve adds up to 0.
void watch(rulebook_parts& parts, graph_builder& builder, resolver& read,
           const std::vector<written_in_period>& written);

} // namespace opgave
