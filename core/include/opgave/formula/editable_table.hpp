// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/layout.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace opgave {

/// A copy of a table in which cells are changed one by one, in memory that the caller gives. Owns nothing, allocates
/// nothing.
class editable_table {
public:
    /// How much memory a copy needs that may hold so many ranges. Aligned as for 64-bit numbers.
    [[nodiscard]] static constexpr std::uint64_t bytes(const figures_view& of, std::size_t ranges) noexcept {
        const std::uint64_t places = places_of(of);
        const std::uint64_t words  = (of.wide != nullptr ? places : 0) + 3 * ranges;
        const std::uint64_t small =
            (places + 2 * open_places(of)) * sizeof(std::int32_t) + 2 * places + open_places(of);
        return words * sizeof(std::int64_t) + (small + 7) / 8 * 8;
    }

    /// @pre memory has `bytes(of, ranges)` bytes, aligned for 64-bit numbers; `of.range_count <= ranges`. What `of` says of
    ///      the bounds of the columns is not copied
    editable_table(const figures_view& of, std::size_t ranges, std::span<std::byte> memory) noexcept
        : view_(of), range_limit_(ranges) {
        std::byte* next = memory.data();
        const auto take = [&]<class T>(T*, std::size_t count) {
            T* const taken = reinterpret_cast<T*>(next);
            next += count * sizeof(T);
            return taken;
        };
        const std::size_t places = places_of(of);
        if (of.wide != nullptr) wide_ = take(wide_, places);
        ranges_ = take(ranges_, ranges);
        narrow_ = take(narrow_, places);
        counts_ = take(counts_, open_places(of));
        known_  = take(known_, places);
        stated_ = take(stated_, places);
        open_   = take(open_, open_places(of));

        std::copy_n(of.narrow, places, narrow_);
        if (of.wide != nullptr) std::copy_n(of.wide, places, wide_);
        std::copy_n(of.known, places, known_);
        std::copy_n(of.stated, places, stated_);
        std::copy_n(of.open, open_places(of), open_);
        std::copy_n(of.ranges, of.range_count, ranges_);
        count_all();
        view_.narrow = narrow_;
        view_.wide   = wide_;
        view_.known  = known_;
        view_.stated = stated_;
        view_.open   = open_;
        view_.ranges = ranges_;
    }

    [[nodiscard]] const figures_view& view() const noexcept { return view_; }

    [[nodiscard]] scope scope_of(std::uint32_t lane) const noexcept {
        return lane == view_.lanes.whole() ? scope::whole : lane > view_.lanes.members ? scope::groups : scope::members;
    }

    /// What is stated in a cell: a number, a range, or nothing.
    [[nodiscard]] std::optional<interval> at(std::size_t cell) const noexcept {
        return stated_[cell] != 0 ? std::optional(view_.at(cell)) : std::nullopt;
    }

    /// Is there room for what a cell is to become?
    [[nodiscard]] bool has_room(std::size_t cell, const std::optional<interval>& value) const noexcept {
        const bool becomes_range = value && !value->is_exact();
        return !becomes_range || is_range(cell) || view_.range_count < range_limit_;
    }

    /// @pre there is room; the value lies within the bounds of its column
    void put(std::size_t cell, const std::optional<interval>& value) noexcept {
        const bool is_known      = value && value->is_exact();
        const bool becomes_range = value && !is_known;
        put_range(cell, becomes_range ? value : std::nullopt);

        const auto  column = cell / view_.lanes.stride();
        const auto  lane   = static_cast<std::uint32_t>(cell % view_.lanes.stride());
        const auto  at     = static_cast<std::size_t>(scope_of(lane)) * view_.columns + column;
        open_count& open   = counts_[at];
        open.cells += (known_[cell] != 0 ? 1 : 0) - (is_known ? 1 : 0);
        open.ranges += (becomes_range ? 1 : 0) - (is_range(cell) ? 1 : 0);
        open_[at] = open.marks();

        const std::int64_t number = is_known ? value->least : 0;
        if (is_narrow(view_.outer[column]))
            narrow_[cell] = static_cast<std::int32_t>(number);
        else
            wide_[cell] = number;
        known_[cell]  = is_known ? 255 : 0;
        stated_[cell] = value ? 255 : 0;
    }

private:
    /// How many cells of one column and scope are not exact, and how many of these are ranges.
    struct open_count {
        std::int32_t cells  = 0;
        std::int32_t ranges = 0;

        [[nodiscard]] std::uint8_t marks() const noexcept {
            return static_cast<std::uint8_t>((cells != 0 ? open_cell : 0) | (ranges != 0 ? open_range : 0));
        }
    };

    [[nodiscard]] static constexpr std::uint64_t places_of(const figures_view& of) noexcept {
        return std::uint64_t{of.columns} * of.lanes.stride() + lane_block;
    }
    [[nodiscard]] static constexpr std::uint64_t open_places(const figures_view& of) noexcept {
        return std::uint64_t{3} * of.columns;
    }
    [[nodiscard]] bool is_range(std::size_t cell) const noexcept { return stated_[cell] != 0 && known_[cell] == 0; }

    void count_all() noexcept {
        std::fill_n(counts_, open_places(view_), open_count{});
        for (std::uint32_t column = 0; column < view_.columns; ++column)
            for (std::uint32_t lane = 0; lane < view_.lanes.count(); ++lane) {
                const std::size_t cell = view_.cell(column, lane);
                if (known_[cell] != 0) continue;
                open_count& open = counts_[static_cast<std::size_t>(scope_of(lane)) * view_.columns + column];
                ++open.cells;
                if (is_range(cell)) ++open.ranges;
            }
    }

    void put_range(std::size_t cell, const std::optional<interval>& value) noexcept {
        stated_range* const end   = ranges_ + view_.range_count;
        stated_range* const found = std::lower_bound(
            ranges_, end, cell, [](const stated_range& one, std::size_t wanted) { return one.cell < wanted; });
        const bool had = found != end && found->cell == cell;
        if (value && had) {
            found->ends = *value;
        } else if (value) {
            std::copy_backward(found, end, end + 1);
            *found = {cell, *value};
            ++view_.range_count;
        } else if (had) {
            std::copy(found + 1, end, found);
            --view_.range_count;
        }
    }

    figures_view  view_;
    std::size_t   range_limit_ = 0;
    std::int32_t* narrow_      = nullptr;
    std::int64_t* wide_        = nullptr;
    std::uint8_t* known_       = nullptr;
    std::uint8_t* stated_      = nullptr;
    std::uint8_t* open_        = nullptr;
    open_count*   counts_      = nullptr;
    stated_range* ranges_      = nullptr;
};

} // namespace opgave
