// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/rule_parameter.hpp>
#include <opgave/rules/written_rule.hpp>

#include <cstddef>
#include <vector>

/// What a formula was when it was written and what the graph no longer tells: kept for explanations alone.
namespace opgave {

/// A sum that is read in a cell, as it was put together.
struct composed_sum {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct part {
        node_id     of;
        std::size_t booked     = none;  ///< which of the booked cells it holds; none: what is read in another cell
        bool        of_members = false; ///< of a group or the whole: the sum of what is booked on its members
    };

    node_id           sum;
    std::vector<part> parts;
};

/// A comparison that a rule wrote, over what is read.
struct comparison_in_part {
    rule_in_period     part;
    written_comparison what;
};

/// A formula into which a parameter of a rule went.
struct parameter_in_part {
    rule_in_period  part;
    node_id         in;
    parameter_place of;
};

} // namespace opgave
