// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/compare.hpp>

#include <vector>

namespace opgave {

struct rule_differences {
    std::vector<compared_rule> rules;
    bool                       are_alike = true; ///< so that what follows from them is alike too
};

/// The rules that are not the same, in the order of the first rulebook, then those that only the second has. A rule that
/// reads what another one gives is not another rule because that one is; and what the library itself watches, which follows
/// from all the rest, is none.
[[nodiscard]] rule_differences compare_rules(const rulebook& first, const rulebook& second);

} // namespace opgave
