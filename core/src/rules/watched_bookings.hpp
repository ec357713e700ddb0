// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>

#include "rules/assemble.hpp"
#include "rules/resolver.hpp"
#include "rules/rulebook_parts.hpp"

#include <cstdint>
#include <vector>

namespace opgave {

/// Where a kind of rule promises to conserve (`conserves = true` in its manifest): what such a rule books on one category,
/// basis and period adds up to 0 over the members and the whole. Where that holds whatever the figures are, nothing is
/// watched.
///
/// @param watching  the rule under which the library watches
void watch_bookings(rulebook_parts& parts, graph_builder& builder, resolver& read,
                    const std::vector<written_in_period>& written, std::uint32_t watching);

} // namespace opgave
