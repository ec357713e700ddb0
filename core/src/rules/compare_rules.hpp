// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/compare.hpp>

#include <vector>

namespace opgave {

/// The rules that are not the same, in the order of the first rulebook, then those that only the second has. A rule that
/// reads what another one gives is not another rule because that one is.
[[nodiscard]] std::vector<compared_rule> compare_rules(const rulebook& first, const rulebook& second);

} // namespace opgave
