// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/frame.hpp>
#include <opgave/model/layout.hpp>

#include <cstdint>
#include <string>

namespace opgave {

/// Who stands in a lane of the table: a CBS code, the id of a group or of the whole, or `unattributed`.
[[nodiscard]] inline std::string id_of_lane(const frame& axes, const lane_layout& lanes, std::uint32_t lane) {
    if (lane == lanes.whole()) return axes.id;
    if (lane < lanes.members) return axes.members[lane].code;
    return lane == lanes.unattributed() ? "unattributed" : axes.groups[lane - lanes.members - 1].id;
}

} // namespace opgave
