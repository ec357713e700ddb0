// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ids.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>

namespace opgave {

/// Who a figure stands for. Each scope has cells of its own: a province's stated number is not the sum of its members'.
enum class scope : std::uint8_t { members, groups, whole };

/// One column of the table: a category under a basis, at one of the basis's times (a period, or a cycle where the basis
/// is stated per cycle).
struct column_key {
    category_index category;
    basis_index    basis;
    std::uint32_t  time = 0; ///< index of the period, or of the cycle for a basis per cycle

    friend constexpr auto operator<=>(const column_key&, const column_key&) = default;
};

/// How the lanes of one column lie: the members in frame order, the *unattributed* lane (counts in sums of the whole and
/// in no group), the groups of all groupings, and the whole.
struct lane_layout {
    std::uint32_t members = 0;
    std::uint32_t groups  = 0;

    [[nodiscard]] constexpr std::uint32_t of(member_index m) const noexcept { return m.value; }
    [[nodiscard]] constexpr std::uint32_t unattributed() const noexcept { return members; }
    [[nodiscard]] constexpr std::uint32_t of(group_index g) const noexcept { return members + 1 + g.value; }
    [[nodiscard]] constexpr std::uint32_t whole() const noexcept { return members + 1 + groups; }
    [[nodiscard]] constexpr std::uint32_t count() const noexcept { return members + groups + 2; }

    friend constexpr bool operator==(const lane_layout&, const lane_layout&) = default;
};

/// A whole number, or all that lie between two ends. `least == most` is exact.
struct interval {
    std::int64_t least = 0;
    std::int64_t most  = 0;

    [[nodiscard]] static constexpr interval exactly(std::int64_t n) noexcept { return {n, n}; }
    [[nodiscard]] constexpr bool            is_exact() const noexcept { return least == most; }
    [[nodiscard]] constexpr bool            holds(std::int64_t n) const noexcept { return least <= n && n <= most; }

    friend constexpr bool operator==(const interval&, const interval&) = default;
};

/// A cell that is stated as a range: its place in the table (`column * lanes.count() + lane`) and its ends.
struct stated_range {
    std::uint64_t cell = 0;
    interval      ends;
};

/// What the evaluator reads of a table, in arrays that somebody else owns: `columns * lanes.count()` cells, column after
/// column. A cell that is stated but not known is a range; one that is neither is blank and lies somewhere within its
/// column's bounds. The value of a cell that is not known is 0.
struct figures_view {
    lane_layout         lanes;
    std::uint32_t       columns     = 0;
    const std::int64_t* values      = nullptr; ///< one a cell
    const std::uint8_t* known       = nullptr; ///< one a cell: 1 when exact
    const std::uint8_t* stated      = nullptr; ///< one a cell: 1 when exact or a range
    const interval*     outer       = nullptr; ///< one a column: what a blank may be
    const stated_range* ranges      = nullptr; ///< in the order of the cells
    std::size_t         range_count = 0;
};

} // namespace opgave
