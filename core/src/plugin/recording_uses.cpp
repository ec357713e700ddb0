// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Which parameters went into which formulas. A plugin is handed plain numbers, so that it may compute with them as it
// likes; they are known again where it hands them back. What it computed itself is known of no formula, and shows among
// the parameters of its rule alone.
#include "plugin/recording.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace opgave {

/// Keeps that parameters went into a formula that was noted just now, or before.
void recording::use_parameters(opgave_node result, std::vector<parameter_place> went_into) {
    if (result == 0 || went_into.empty()) return;
    std::ranges::sort(went_into);
    went_into.erase(std::unique(went_into.begin(), went_into.end()), went_into.end());
    noted& now = notes_.back();
    for (const parameter_place& one : went_into) written_.parameter_uses.push_back({now.node, one});
    now.parameters = std::move(went_into);
}

void recording::remember(const opgave_value& value, parameter_place of) {
    if (value.kind == OPGAVE_ABSENT) return;
    handed_over& known                   = handed_[{value.kind, value.whole, value.denominator, value.unit}];
    known.rows[{of.parameter, of.field}] = of.row;
    known.last                           = of;
    known.last_call                      = calls_;
}

/// The parameter that a number came from. One in a unit is no literal of the plugin, for these have none; a bare number
/// is known by being handed back in the very next call.
std::vector<parameter_place> recording::handed_number(std::int64_t value, opgave_id unit) const {
    const auto found = handed_.find({OPGAVE_WHOLE_NUMBER, value, 0, unit});
    if (found == handed_.end() || (unit == 0 && found->second.last_call + 1 != calls_)) return {};
    return {found->second.last};
}

std::vector<parameter_place> recording::handed(const handed_value& what) const {
    std::vector<parameter_place> places;
    if (const auto found = handed_.find(what); found != handed_.end())
        for (const auto& [where, row] : found->second.rows) places.push_back({where.first, row, where.second});
    return places;
}

std::vector<parameter_place> recording::parameters_of_details(operation op, std::span<const node_id> operands,
                                                              std::span<const std::int64_t> details) const {
    std::vector<parameter_place> found;
    const auto add = [&](std::vector<parameter_place> more) { found.insert(found.end(), more.begin(), more.end()); };
    if (op == operation::times_ratio || op == operation::convert) {
        add(handed({OPGAVE_RATIO, details[0], details[1], 0}));
        add(handed({OPGAVE_ROUNDING, details[2], 0, 0}));
    } else if (op == operation::ratio_at_least) { // a ratio is compared as its two numbers
        for (const std::size_t side : {0U, 2U}) {
            const node& over  = builder_[operands[side]];
            const node& under = builder_[operands[side + 1]];
            if (over.op == operation::constant && under.op == operation::constant)
                add(handed({OPGAVE_RATIO, over.first, under.first, 0}));
        }
    } else if (op == operation::apportion) {
        add(handed({OPGAVE_METHOD, details[0], 0, 0}));
        if (details[0] == static_cast<std::int64_t>(apportion_method::independent))
            add(handed({OPGAVE_ROUNDING, details[1], 0, 0}));
    }
    return found;
}

/// What went into operands that are no operands of the formula: they became one number with it.
std::vector<parameter_place> recording::folded_into(node_id result, std::span<const noted> operands) const {
    const auto                   below = builder_.graph().operands_of(builder_[result]);
    std::vector<parameter_place> folded;
    for (const noted& one : operands)
        if (one.node == result) return one.parameters; // what was added to it came to nothing
    for (const noted& one : operands) {
        const bool is_shown = std::ranges::find(below, one.node, &operand::of) != below.end();
        if (!is_shown) folded.insert(folded.end(), one.parameters.begin(), one.parameters.end());
    }
    return folded;
}

} // namespace opgave
