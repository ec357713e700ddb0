// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Which parameters went into which formulas. A plugin is handed plain numbers, so that it may compute with them as it
// likes; they are known again where it hands them back. What it computed itself is known of no formula, and shows among
// the parameters of its rule alone: that it read a parameter before it wrote a number does not say that the one went into
// the other.
#include "plugin/recording.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace opgave {

/// Keeps that parameters went into a formula that was noted just now, or before.
void recording::use_parameters(opgave_node result, std::vector<gone_in> went_into) {
    if (result == 0 || went_into.empty()) return;
    std::ranges::sort(went_into);
    went_into.erase(std::unique(went_into.begin(), went_into.end()), went_into.end());
    noted& now = notes_.back();
    for (const gone_in& one : went_into) uses_.emplace_back(now.node, one);
    now.parameters = std::move(went_into);
}

void recording::remember(const opgave_value& value, parameter_place of) {
    if (value.kind == OPGAVE_ABSENT) return;
    handed_over& known      = handed_[{value.kind, value.whole, value.denominator, value.unit}];
    const auto [at, is_new] = known.by.try_emplace({of.parameter, of.field});
    rows_read& rows         = at->second;
    const bool is_another   = !is_new && rows.last != of.row;
    rows.is_several         = rows.is_several || is_another;
    rows.last               = of.row;
    known.last              = of;
    known.last_call         = calls_;
}

/// What a number came from. One in a unit is no literal of the plugin, for these have none; a bare number is known by
/// being handed back in the very next call.
std::vector<recording::gone_in> recording::handed_number(std::int64_t value, opgave_id unit) const {
    const handed_value what{OPGAVE_WHOLE_NUMBER, value, 0, unit};
    const auto         found = handed_.find(what);
    if (found != handed_.end() && found->second.last_call + 1 == calls_) return {{found->second.last, {}}};
    if (unit == 0) return {};
    return {handed(what)};
}

recording::gone_in recording::handed(const handed_value& what) const {
    gone_in    one{{}, what};
    const auto found = handed_.find(what);
    if (found != handed_.end() && found->second.by.size() == 1)
        one.parameter.row = found->second.by.begin()->second.last;
    return one;
}

std::vector<recording::gone_in> recording::parameters_of_details(operation op, std::span<const node_id> operands,
                                                                 std::span<const std::int64_t> details) const {
    std::vector<gone_in> found;
    if (op == operation::times_ratio || op == operation::convert) {
        found.push_back(handed({OPGAVE_RATIO, details[0], details[1], 0}));
        found.push_back(handed({OPGAVE_ROUNDING, details[2], 0, 0}));
    } else if (op == operation::ratio_at_least) { // a ratio is compared as its two numbers
        for (const std::size_t side : {0U, 2U}) {
            const node& over  = builder_[operands[side]];
            const node& under = builder_[operands[side + 1]];
            if (over.op == operation::constant && under.op == operation::constant)
                found.push_back(handed({OPGAVE_RATIO, over.first, under.first, 0}));
        }
    } else if (op == operation::apportion) {
        found.push_back(handed({OPGAVE_METHOD, details[0], 0, 0}));
        if (details[0] == static_cast<std::int64_t>(apportion_method::independent))
            found.push_back(handed({OPGAVE_ROUNDING, details[1], 0, 0}));
    }
    return found;
}

/// What went into operands that are no operands of the formula: they became one number with it.
std::vector<recording::gone_in> recording::folded_into(node_id result, std::span<const noted> operands) const {
    const auto           below = builder_.graph().operands_of(builder_[result]);
    std::vector<gone_in> folded;
    for (const noted& one : operands)
        if (one.node == result) return one.parameters; // what was added to it came to nothing
    for (const noted& one : operands) {
        const bool is_shown = std::ranges::find(below, one.node, &operand::of) != below.end();
        if (!is_shown) folded.insert(folded.end(), one.parameters.begin(), one.parameters.end());
    }
    return folded;
}

/// What the rule used of its parameters, once all that it reads is known.
void recording::find_parameters_used() {
    for (const auto& [in, one] : uses_) add_parameters_of(in, one);
}

/// Of a value: every parameter of the rule that holds it, for any of them may be what went in. Of a list the row that was
/// read last where nothing else holds it, else the one row that does, else the list.
void recording::add_parameters_of(node_id in, const gone_in& one) {
    if (one.value.kind == OPGAVE_ABSENT) {
        written_.parameter_uses.push_back({in, one.parameter});
        return;
    }
    const auto found = handed_.find(one.value);
    if (found == handed_.end()) return; // a number of the plugin's own
    const bool is_known_row = found->second.by.size() == 1 && one.parameter.row != parameter_place::none;
    for (const auto& [where, rows] : found->second.by) {
        const auto [parameter, field] = where;
        if (is_known_row)
            written_.parameter_uses.push_back({in, {parameter, one.parameter.row, field}});
        else if (rows.is_several)
            written_.parameter_uses.push_back({in, {parameter}});
        else
            written_.parameter_uses.push_back({in, {parameter, rows.last, field}});
    }
}

} // namespace opgave
