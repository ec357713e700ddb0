// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/open_ends.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/subjects.hpp"

namespace opgave {

/// A sum is open where one of its terms is, the smaller of two numbers is open upwards only where both are. Of other
/// formulas over blanks the upper end is, and the lower one unless they count, since no blank takes a count below 0.
open_ends open_ends_of(const outcome& found, node_id formula, std::size_t lane) {
    const graph&   formulas = found.rulebook().formulas();
    const node&    one      = formulas[formula];
    const interval value    = found.value_of(formula, lane);
    if (value.is_exact() || found.blanks_of(formula, lane).empty()) return {};

    const open_ends unknown{value.least < 0, true};
    open_ends       any;
    open_ends       all{true, true};
    for (const operand& each : formulas.operands_of(one)) {
        if (formulas[each.of].shape != shape::one && formulas[each.of].shape != one.shape)
            return unknown; // a sum of lanes
        const open_ends ends =
            open_ends_of(found, each.of, formulas[each.of].shape == shape::one ? 0 : lane).times(each.factor);
        any = {any.least || ends.least, any.most || ends.most};
        all = {all.least && ends.least, all.most && ends.most};
    }
    switch (one.op) {
    case operation::linear:
    case operation::convert: return any;
    case operation::times_ratio: return any.times(one.first);
    case operation::minimum: return {any.least, all.most};
    case operation::maximum: return {all.least, any.most};
    default: return unknown;
    }
}

open_ends open_ends_of_slack(const outcome& found, const finding& one) {
    const figures&    cells = found.figures();
    const std::size_t lane  = lane_of_subject(*one.of, one.subject, cells.frame(), cells.lanes());
    const open_ends   ends  = open_ends_of(found, one.of->slack, lane);
    return {ends.least && one.verdict != verdict::met,
            ends.most && one.verdict != verdict::not_met && one.slack.most != 0};
}

} // namespace opgave
