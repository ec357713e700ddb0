// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/formula/graph.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace opgave {

/// Whether an explanation shows what forms say in words: they are confidential. `lines_of` names file, cell and lots anyway.
enum class provenance_shown : std::uint8_t { yes, no };

/// One line that says how a formula came to its value: `24 = 8,140/96,000 x 280, half up`. Branches that were not taken are
/// left out: where a figure is stated the line says so, and where a rule stands in for it the rule's formula is shown.
///
/// @param lane  of the formula's shape; 0 for one value
/// @return a value that is not known is shown as its range
[[nodiscard]] std::string explain(const outcome& of, node_id formula, std::size_t lane, language in,
                                  provenance_shown shown = provenance_shown::yes);

/// The same for what is read in a cell.
[[nodiscard]] std::string explain(const outcome& of, const cell_key& cell, language in,
                                  provenance_shown shown = provenance_shown::yes);

} // namespace opgave
