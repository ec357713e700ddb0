// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/manifest.hpp>
#include <opgave/config/province_entries.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/rules/rulebook.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace opgave {

/// Lists the parameters of one rule after those of the rules before it.
///
/// @param of       index of the rule, whose entry, kind and values these are
/// @param periods  for which it is written, in the order of the values
/// @param into     receives each value once, with the periods in which it is in force
/// @return for each set of values that is in force in some period: which of `into` its parameters are, in the order of the
///         kind's; `parameter_place::none` for one without a value
[[nodiscard]] std::vector<std::vector<std::uint32_t>>
list_parameters(std::uint32_t of, const rule_entry& entry, const rule_kind& kind, const rule_parameters& values,
                std::span<const period_index> periods, const frame& axes, std::vector<rule_parameter>& into);

} // namespace opgave
