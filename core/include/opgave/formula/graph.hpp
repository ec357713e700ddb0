// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ids.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/rounding.hpp>
#include <opgave/formula/apportion_method.hpp>
#include <opgave/formula/operation.hpp>
#include <opgave/model/layout.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace opgave {

/// A formula of a graph. Equal sub-formulas are one node; operands stand before the node that uses them.
using node_id = index_of<struct node>;

/// The unit of a formula: an index into the frame's units, or one of two special values.
struct formula_unit {
    /// A bare literal and a condition: fits any unit.
    static constexpr std::uint32_t free = 0xFFFF'FFFFU;
    /// The product of two columns, such as inhabitants times a score: fits only its like.
    static constexpr std::uint32_t product = 0xFFFF'FFFEU;

    std::uint32_t value = free;

    friend constexpr bool operator==(formula_unit, formula_unit) = default;
};

/// One operand: a node, and by which whole number it is multiplied (1 everywhere but in `linear`).
struct operand {
    node_id      of;
    std::int64_t factor = 1;

    friend constexpr auto operator<=>(const operand&, const operand&) = default;
};

/// The column of a figure that the frame does not have: always blank.
inline constexpr std::int64_t outside_the_frame = -1;

/// Which cell a figure outside the frame would be. Two of them are two unknowns: their difference is not 0.
struct absent_cell {
    category_index category;
    basis_index    basis;
    period         when;

    /// As one number, for `node::second`. A frame has fewer than 65,536 categories and bases.
    [[nodiscard]] constexpr std::int64_t packed() const noexcept {
        return static_cast<std::int64_t>(category.value) | static_cast<std::int64_t>(basis.value) << 16
               | static_cast<std::int64_t>(when.year * 3 + when.half) << 32;
    }
    [[nodiscard]] static constexpr absent_cell unpacked(std::int64_t from) noexcept {
        const std::int64_t when = from >> 32;
        return {{static_cast<std::uint32_t>(from & 0xFFFF)},
                {static_cast<std::uint32_t>(from >> 16 & 0xFFFF)},
                {static_cast<std::int16_t>(when / 3), static_cast<std::uint8_t>(when % 3)}};
    }
};

/// One formula. What the details mean depends on the operation:
///
/// | operation               | first            | second      | detail                          |
/// | figure                  | column           | scope       |                                 |
/// | figure outside the frame | -1              | packed cell |                                 |
/// | attribute, scatter,     | index in         | attribute,  |                                 |
/// |   in_group              |   `columns`      |   group     |                                 |
/// | constant, linear        | the constant     |             |                                 |
/// | times_ratio, convert    | numerator        | denominator | rounding                        |
/// | sum_whole               |                  | 1: joins the unattributed lane                |
/// | sum_set                 | group            |             |                                 |
/// | broadcast               | grouping         |             |                                 |
/// | apportion               | grouping of the  | 1: floors   | method; rounding for            |
/// |                         |   total          | + 2: caps   |   `independent`                 |
/// |                         |                  | + 4: order  |                                 |
struct node {
    opgave::operation op    = operation::poison;
    opgave::sort      sort  = sort::number;
    opgave::shape     shape = shape::one;
    rounding          rounded{};
    apportion_method  method{};
    grouping_index    grouping; ///< of a formula with one value a group
    formula_unit      unit;
    std::uint32_t     first_operand = 0;
    std::uint32_t     operand_count = 0;
    std::int64_t      first         = 0;
    std::int64_t      second        = 0;
    interval          bounds;           ///< no value ever lies outside
    bool              vanishes = false; ///< 0 for a member with nothing: the unattributed lane may join its sums
    bool              fixed    = false; ///< depends on no figure
};

/// The formulas of one rulebook.
struct graph {
    std::vector<node>    nodes; ///< node 0 is poison
    std::vector<operand> operands;
    std::vector<std::vector<std::int64_t>>
                columns; ///< constant columns: one a member, then 0 for the unattributed lane
    lane_layout lanes;

    [[nodiscard]] const node&              operator[](node_id id) const { return nodes[id.value]; }
    [[nodiscard]] std::span<const operand> operands_of(const node& n) const {
        return {operands.data() + n.first_operand, n.operand_count};
    }
};

} // namespace opgave
