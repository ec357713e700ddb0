// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// Where a cell stands in its sheet, both counted from 0; as text `E5` is column 4, row 4.
struct cell_address {
    std::uint32_t row    = 0;
    std::uint32_t column = 0;

    friend constexpr auto operator<=>(cell_address, cell_address) = default;

    /// `E5`
    [[nodiscard]] std::string to_text() const;
};

/// Reads `E5` (also `$E$5`).
/// @return nothing when the text is no address, or lies outside the largest sheet (XFD1048576)
[[nodiscard]] std::optional<cell_address> parse_cell_address(std::string_view text) noexcept;

/// `blank` is a cell without a value; a cell that holds 0 is `whole`, one that holds a space is `text`.
enum class cell_kind : std::uint8_t { blank, whole, other_number, text };

/// One cell as a spreadsheet gives it, before anything is understood of it.
struct cell {
    cell_kind    kind  = cell_kind::blank;
    std::int64_t whole = 0; ///< the value of a `whole` cell
    std::string  text;      ///< the value of a `text` cell; of a number as the file writes it (`76.5`)
    /// The cell computes; its value is the result that the file keeps, and `blank` where the file keeps none.
    bool formula = false;

    [[nodiscard]] bool is_number() const noexcept {
        return kind == cell_kind::whole || kind == cell_kind::other_number;
    }
    /// No value, or text of nothing but spaces.
    [[nodiscard]] bool looks_empty() const noexcept;

    friend bool operator==(const cell&, const cell&) = default;
};

[[nodiscard]] cell text_cell(std::string text);
[[nodiscard]] cell whole_cell(std::int64_t value);

/// A number written with a decimal point and perhaps an exponent, read exactly: `152`, `152.0` and `1.52E2` are the
/// whole number 152; `76.5`, and a whole number outside 64 bits, are `other_number` with their text.
/// @return nothing when the text is not a number
[[nodiscard]] std::optional<cell> parse_number_cell(std::string_view text);

/// A grid of cells: one sheet of a workbook, or a CSV file. Cells that were never put are blank.
class sheet {
public:
    std::string file;
    std::string name;
    bool        hidden = false;
    /// Whether the file says which cells compute. A CSV file does not: there any number may be a computed one.
    bool shows_formulas = true;

    /// The cell for writing; the grid grows to hold it.
    [[nodiscard]] cell& put(cell_address at);

    [[nodiscard]] const cell& at(cell_address at) const noexcept;
    [[nodiscard]] place       where(cell_address at) const { return {file, 0, 0, name, at.to_text()}; }

    /// Rows up to the last that was put, and columns up to the rightmost.
    [[nodiscard]] std::uint32_t row_count() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }
    [[nodiscard]] std::uint32_t column_count() const noexcept { return columns_; }

    /// No cell holds a number, a formula or visible text.
    [[nodiscard]] bool looks_empty() const noexcept;

private:
    std::vector<std::vector<cell>> rows_; // ragged: a row ends at its last cell
    std::uint32_t                  columns_ = 0;
};

} // namespace opgave
