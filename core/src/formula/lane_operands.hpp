// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/model/frame.hpp>

#include <compare>
#include <cstdint>
#include <limits>
#include <vector>

namespace opgave {

/// One value: a formula, and a lane of its shape (0 where it has one value).
struct node_lane {
    node_id       of;
    std::uint32_t lane = 0;

    friend constexpr auto operator<=>(const node_lane&, const node_lane&) = default;
};

/// Which values one value is computed from. Knows each member's group of each grouping.
///
/// In the order of the formula's operands; of a sum in the order of the members or groups. Of an apportionment: its total,
/// then what the member itself shares by (key, floor, cap and place in the order, as far as there are), then the same for
/// each other member that shares with it, in the order of the frame. Of `tied` the share, then all that this rests on.
/// A leaf has none, and neither has a member that shares in no total or belongs to no group.
class lane_operands {
public:
    /// Both must outlive it.
    lane_operands(const graph& formulas, const frame& axes);

    /// Adds them at the end of `into`. What a choice does not take is among them.
    /// @pre the lane is one of the formula's shape; of members the unattributed lane is the last
    void operator()(node_id of, std::uint32_t lane, std::vector<node_lane>& into) const;

    /// The group of a member, by its place in the grouping; `no_group` where it has none.
    [[nodiscard]] std::uint32_t    group_of(grouping_index grouping, std::uint32_t member) const;
    static constexpr std::uint32_t no_group = std::numeric_limits<std::uint32_t>::max();
    [[nodiscard]] std::uint32_t    lane_for(node_id operand, std::uint32_t lane) const {
           return (*graph_)[operand].shape == shape::one ? 0 : lane;
    }

private:
    void of_members(const group& those, node_id formula, std::vector<node_lane>& into) const;
    void of_apportionment(const node& n, std::uint32_t lane, std::vector<node_lane>& into) const;

    const graph*               graph_;
    const frame*               frame_;
    std::vector<std::uint32_t> groups_; ///< grouping by grouping, one a member
};

} // namespace opgave
