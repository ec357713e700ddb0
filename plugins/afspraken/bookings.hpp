// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin.hpp>

namespace afspraken {

// Agreements do not change what is stated. They book on a basis that is the sum of stated ones: `telt_mee`, the offer
// after the agreements, or `afgesproken`, the task after them. What they book they make of stated figures alone, so that
// one agreement never rests on another.

/// What is offered before any agreement: the basis that `aanbod` names, else the one that the province calls offered.
inline opgave::formula stated_offer(const opgave::rule_writer& rule, const opgave::category_name& kind) {
    return rule.has("aanbod") ? rule.figure(kind, rule.basis("aanbod")) : rule.offered(kind);
}

/// What is asked before any agreement: the basis that `eigen_opgave` names, else the one that the province calls asked.
inline opgave::formula own_task(const opgave::rule_writer& rule, const opgave::category_name& kind) {
    return rule.has("eigen_opgave") ? rule.figure(kind, rule.basis("eigen_opgave")) : rule.asked(kind);
}

/// The amount where it is above 0, else 0.
inline opgave::formula above_zero(const opgave::formula& amount) { return max(amount, 0); }

} // namespace afspraken
