// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ids.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

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

/// How many lanes an evaluator takes at a time.
inline constexpr std::uint32_t lane_block = 16;

[[nodiscard]] constexpr std::uint32_t blocks_of(std::uint32_t lanes) noexcept {
    return (lanes + lane_block - 1) / lane_block;
}

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
    /// Lanes from the start of one column to that of the next: whole blocks, so that an evaluator needs no last piece.
    [[nodiscard]] constexpr std::uint32_t stride() const noexcept { return blocks_of(count()) * lane_block; }

    friend constexpr bool operator==(const lane_layout&, const lane_layout&) = default;
};

/// One cell of the table: who, and which column.
struct cell_key {
    std::uint32_t lane = 0; ///< see `lane_layout`
    column_key    column;

    friend constexpr auto operator<=>(const cell_key&, const cell_key&) = default;
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

/// Are these numbers kept in 32 bits?
[[nodiscard]] constexpr bool is_narrow(interval bounds) noexcept {
    return bounds.least >= std::numeric_limits<std::int32_t>::min()
           && bounds.most <= std::numeric_limits<std::int32_t>::max();
}

/// A cell that is stated as a range: its place in the table (`column * lanes.stride() + lane`) and its ends.
struct stated_range {
    std::uint64_t cell = 0;
    interval      ends;
};

/// What a column may have among the cells of one scope.
inline constexpr std::uint8_t open_cell  = 1; ///< one that is not exact
inline constexpr std::uint8_t open_range = 2; ///< one that is stated as a range, and so not exact

/// What the evaluator reads of a table, in arrays that somebody else owns: `columns * lanes.stride()` cells, column after
/// column, then `lane_block` more that are read and mean nothing. A cell that is stated but not known is a range; one
/// that is neither is blank and lies somewhere within its column's bounds. The value of a cell that is not known, or that
/// belongs to no lane, is 0.
struct figures_view {
    lane_layout         lanes;
    std::uint32_t       columns     = 0;
    const std::int32_t* narrow      = nullptr; ///< one a cell, where the column's bounds fit
    const std::int64_t* wide        = nullptr; ///< one a cell, for the other columns; null where there are none
    const std::uint8_t* known       = nullptr; ///< one a cell: 255 when exact, else 0
    const std::uint8_t* stated      = nullptr; ///< one a cell: 255 when exact or a range, else 0
    const interval*     outer       = nullptr; ///< one a column: what a blank may be
    const std::uint8_t* open        = nullptr; ///< `scope * columns + column`: of `open_cell` and `open_range`
    const stated_range* ranges      = nullptr; ///< in the order of the cells
    std::size_t         range_count = 0;

    [[nodiscard]] constexpr std::size_t cell(std::uint32_t column, std::uint32_t lane) const noexcept {
        return static_cast<std::size_t>(column) * lanes.stride() + lane;
    }
    /// @pre the cell is known
    [[nodiscard]] constexpr std::int64_t value(std::size_t cell) const noexcept {
        return is_narrow(outer[cell / lanes.stride()]) ? narrow[cell] : wide[cell];
    }
    /// What a cell may be: exact, its stated range, or the bounds of its column.
    [[nodiscard]] constexpr interval at(std::size_t cell) const noexcept {
        if (known[cell] != 0) return interval::exactly(value(cell));
        if (stated[cell] == 0) return outer[cell / lanes.stride()];
        // By halves, written out: `<algorithm>` would cost every header that names a lane more than all this one has.
        const stated_range* found = ranges;
        for (std::size_t left = range_count; left > 1;) {
            const std::size_t half = left / 2;
            if (found[half].cell <= cell) found += half;
            left -= half;
        }
        return found->ends;
    }
};

} // namespace opgave
