// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/rules/rule_parameter.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace opgave {

/// A comparison that a rule states. Where the condition is one plain comparison its two sides are kept to be shown;
/// poison otherwise.
struct written_requirement {
    std::string label; ///< key of the manifest's texts
    node_id     condition;
    node_id     left;
    node_id     right;
};

/// A ratio that a rule publishes.
struct written_measure {
    std::string label;
    node_id     numerator;
    node_id     denominator;
};

/// A cell that a rule fills where no form states it: every member's (or the whole's) at once.
struct written_definition {
    column_key column;
    scope      of = scope::members;
    node_id    value;
};

/// An amount that a rule adds to a cell of a basis that is a sum: every member's (or the whole's) at once.
struct written_booking {
    column_key column;
    scope      of = scope::members;
    node_id    amount;
};

/// A term that the law names, for explanations. The same node may bear other names in other rules.
struct written_name {
    std::string label;
    node_id     value;
};

/// A comparison as it was written, wherever it stands: of the formula alone only the difference of its sides is left.
struct written_comparison {
    node_id      condition;
    node_id      left;
    node_id      right;
    std::int64_t times_left  = 1; ///< of a comparison with a fixed ratio: `a / b >= 1/2` is `2 x a >= b`
    std::int64_t times_right = 1;
};

/// A formula into which a parameter went: as its number, ratio, rounding, method or list. Where one parameter's number is
/// added to another, both went into the sum.
struct written_parameter_use {
    node_id         in;
    parameter_place of; ///< `parameter` counts those of the kind
};

/// What one rule wrote for one period: formulas over the figures as they are stated, not yet over what rules define.
struct written_rule {
    node_id                            applies; ///< about which lanes the rule is; poison: all
    std::vector<written_requirement>   requirements;
    std::vector<written_measure>       measures;
    std::vector<written_definition>    definitions;
    std::vector<written_booking>       bookings;
    std::vector<written_name>          names;
    std::vector<written_comparison>    comparisons;
    std::vector<written_parameter_use> parameter_uses;
    std::vector<bool>                  parameters_read; ///< one a parameter of its kind
};

} // namespace opgave
