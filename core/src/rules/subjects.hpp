// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/frame.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/rulebook.hpp>

#include <cstdint>

namespace opgave {

/// Where among the lanes of a rule's formulas a subject of the table stands.
[[nodiscard]] inline std::uint32_t lane_of_subject(const rule_part& part, std::uint32_t subject, const frame& axes,
                                                   const lane_layout& lanes) {
    switch (part.shape) {
    case shape::one: return 0;
    case shape::groups: return subject - lanes.of(axes[part.grouping].first);
    case shape::members: break;
    }
    return subject;
}

} // namespace opgave
