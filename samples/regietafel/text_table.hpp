// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/paint.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace regietafel {

/// A table of text for a terminal. Columns are as wide as their widest cell; where that is too much, the columns that
/// may wrap give way, and their cells take more lines.
class text_table {
public:
    enum class align : std::uint8_t { left, right };

    struct column {
        std::string       heading; ///< wraps at spaces, so that a long heading does not widen its column
        text_table::align align = align::left;
        bool              wraps = false;
    };

    struct cell {
        std::string text;
        look        as = look::plain;
    };

    explicit text_table(std::vector<column> columns);

    /// @param cells  one a column; made printable, since a form may hold anything
    void add(std::vector<cell> cells);

    [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

    /// The heading, unless all columns go without, and the rows: lines, each ending in a line feed and none wider than `width`, as long as the wrapping columns can give way.
    /// No line ends in spaces.
    [[nodiscard]] std::string to_text(std::size_t width, const paint& ink) const;

private:
    [[nodiscard]] std::vector<std::size_t> widths_within(std::size_t width) const;

    std::vector<column>            columns_;
    std::vector<std::vector<cell>> rows_;
};

} // namespace regietafel
