// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/formula/graph_builder.hpp>
#include <opgave/rules/rulebook.hpp>
#include <opgave/rules/written_rule.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace opgave {

/// What one rule wrote for one period.
struct written_in_period {
    std::uint32_t                       rule = 0; ///< index into the rules
    period_index                        when;
    written_rule                        what;
    const std::map<std::string, words>* texts      = nullptr; ///< the words of its labels
    bool                                conserves  = false;   ///< what it books on one column adds up to 0
    const std::vector<std::uint32_t>*   parameters = nullptr; ///< one a parameter of its kind: which of the rulebook's
};

/// Puts a rulebook together from what the rules wrote: lets each read what the others define, adds what the library
/// itself watches (the two sources of one figure agree, no share is left open by a tie), and lowers it.
///
/// @param builder the formulas that `written` speaks of
/// @param warnings what is known already of what the province probably did not mean; `find_contradictions` adds to it
/// @param parameters of the rules: `written` points into it
/// @param sources  what `written` comes from
/// @errors R004 definitions in a circle; R005 a cell defined twice; R006 a cell that forms fill is defined or booked on; R001-R003
///         where a formula only fits before it reads what others define. Each at the place of its rule
[[nodiscard]] result<rulebook> assemble(std::shared_ptr<const frame> axes, graph_builder&& builder,
                                        std::vector<rule> rules, const std::vector<written_in_period>& written,
                                        diagnostics warnings = {}, std::vector<rule_parameter> parameters = {},
                                        rulebook_sources sources = {});

} // namespace opgave
