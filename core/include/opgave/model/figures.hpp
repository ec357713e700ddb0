// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/rounding.hpp>
#include <opgave/base/words.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/model/layout.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opgave {

/// A lot (*kavel*) that a figure counts: so many places, in one place, from one day to another.
struct counted_lot {
    std::string         at;           ///< the name of its place
    std::int64_t        quantity = 0; ///< that the figure counts
    std::int64_t        whole    = 0; ///< of the lot; more where other members count the rest
    date                from;
    std::optional<date> until; ///< its last day; absent: open end
    words               certainty;
    bool                is_short = false; ///< stands too briefly to be durable, and counts in another category for that
    std::string         source;
    place               where;
};

/// A percentage that was rounded before somebody stated it, so that a range of numbers follows from it.
struct rounded_percentage {
    std::int64_t percent = 0;
    std::int64_t of      = 0;
    rounding     rounded = rounding::half_up;
};

/// Where a figure comes from (*herkomst*). Confidential: reports may leave it out.
struct provenance {
    place                    where;  ///< form, sheet and cell, or file and line
    std::string              source; ///< the document, such as a letter or a register
    std::optional<date>      dated;
    std::string              note;       ///< "by mail, estimate"
    std::string              assumption; ///< what had to be assumed to read it as this figure; empty where nothing was
    std::vector<counted_lot> lots       = {}; ///< that it is the sum of; empty where it was stated as one number
    std::optional<date>      counted_on = {}; ///< of a figure of lots: the day on which they had to stand
    std::optional<rounded_percentage> stated_as   = {};    ///< where not the number itself was stated
    bool                              is_supposed = false; ///< nobody stated it: somebody asks what if (*wat als*)
};

/// The figures (*cijfers*) of one table: each cell exact, a range, or blank. A blank is not zero: it may be anything
/// within its category's bounds. A value type with one writer or many readers.
class figures {
public:
    /// All cells blank; nothing unattributed.
    explicit figures(std::shared_ptr<const opgave::frame> axes);

    [[nodiscard]] const opgave::frame& frame() const noexcept { return *frame_; }

    /// Finds a cell by its names.
    /// @param who   CBS code of a member, id of a group, or the frame's own id for the whole
    /// @param when  a period (`2025`, `2024-I`); for a basis per cycle also the cycle's id
    /// @errors S001 a name is unknown; S003 the basis has no cell for that period
    [[nodiscard]] result<cell_key> find(std::string_view who, std::string_view category, std::string_view when,
                                        std::string_view basis) const;

    /// States one cell, replacing what stood there.
    /// @errors S002 outside the category's bounds; S003 the basis is filled by rules only, or is a sum of bases
    result<void> state(const cell_key& cell, std::int64_t value, provenance from = {});
    result<void> state(const cell_key& cell, interval range, provenance from = {});
    result<void> state(std::string_view who, std::string_view category, std::string_view when, std::string_view basis,
                       std::int64_t value, provenance from = {});

    /// Whether a cell can be stated so.
    /// @errors as of `state`, at the given place
    [[nodiscard]] result<void> accepts(const cell_key& cell, interval range, const place& where = {}) const;

    /// Makes a cell blank again (for the unattributed lane: 0).
    void clear(const cell_key& cell);

    /// @return the value, the range, or nothing when the cell is blank
    [[nodiscard]] std::optional<interval> at(const cell_key& cell) const;

    /// @return where the cell's figure comes from; null when it is blank or nothing was said
    [[nodiscard]] const provenance* provenance_of(const cell_key& cell) const;

    /// Calls `look` with each cell, stated or blank, in the order of the table: column after column, within it lane after
    /// lane. It may state and clear cells of this very table.
    template <class Look>
    void for_each_cell(Look look) const {
        for (std::uint32_t column = 0; column < columns_.count(); ++column)
            for (std::uint32_t lane = 0; lane < lanes_.count(); ++lane) look(cell_key{lane, columns_.key_of(column)});
    }
    /// The same for the cells of one lane.
    template <class Look>
    void for_each_cell(std::uint32_t lane, Look look) const {
        for (std::uint32_t column = 0; column < columns_.count(); ++column)
            look(cell_key{lane, columns_.key_of(column)});
    }

    /// Valid until the next change.
    [[nodiscard]] figures_view view() const noexcept;

    [[nodiscard]] const column_map&  columns() const noexcept { return columns_; }
    [[nodiscard]] const lane_layout& lanes() const noexcept { return lanes_; }

private:
    [[nodiscard]] std::size_t index_of_cell(const cell_key& cell) const noexcept {
        return static_cast<std::size_t>(columns_[cell.column]) * lanes_.stride() + cell.lane;
    }
    [[nodiscard]] scope scope_of(std::uint32_t lane) const noexcept;
    void                put(std::size_t cell, std::optional<interval> value);
    void                store(std::size_t cell, std::int64_t value);
    void                count(std::size_t cell, bool is_known, bool is_range);

    /// How many cells of one column and scope are not exact, and how many of these are ranges.
    struct open_count {
        std::int32_t cells  = 0;
        std::int32_t ranges = 0;
    };

    std::shared_ptr<const opgave::frame>        frame_;
    column_map                                  columns_;
    lane_layout                                 lanes_;
    std::vector<std::int32_t>                   narrow_; ///< these four one a cell, as `figures_view` has it
    std::vector<std::int64_t>                   wide_;
    std::vector<std::uint8_t>                   known_;
    std::vector<std::uint8_t>                   stated_;
    std::vector<interval>                       outer_;       ///< one a column
    std::vector<open_count>                     open_counts_; ///< one a scope and column
    std::vector<std::uint8_t>                   open_;        ///< the same, as `figures_view` has it
    std::vector<stated_range>                   ranges_;      ///< in the order of the cells
    std::unordered_map<std::size_t, provenance> provenance_;
};

} // namespace opgave
