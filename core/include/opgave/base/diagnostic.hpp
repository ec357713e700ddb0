// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic_codes.hpp>

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// Where something stands: a line of a file, a cell of a sheet, or only a file or plugin. Absent parts are empty or 0.
struct place {
    std::string   file;
    std::uint32_t line   = 0; ///< from 1; 0 when the place is no line
    std::uint32_t column = 0; ///< from 1, in code points
    std::string   sheet;      ///< name of a sheet of a workbook
    std::string   cell;       ///< address in the sheet, such as `E5`

    /// `config/drenthe.toml:5:1`, `form.xlsx, De Wolden!E5`, or empty
    [[nodiscard]] std::string to_text() const;

    friend bool operator==(const place&, const place&) = default;
};

enum class severity : std::uint8_t { error, warning };

/// One thing that is wrong with an input: where, what, what was expected, and the way out. A value, never thrown.
/// Findings of rules are not diagnostics; they are results.
struct diagnostic {
    diagnostic_code  code{};
    place            where;
    std::string      message;  ///< what is wrong
    std::string      expected; ///< what was expected, or empty
    std::string      remedy;   ///< what to do, such as the nearest known name; or empty
    opgave::severity severity = opgave::severity::error;
    std::string      missing  = {}; ///< the name that stands there and names nothing; empty where none does

    /// `config/drenthe.toml:5:1: error C004: unknown key 'shrae' in rule 'amv'; did you mean 'share'?` Control
    /// characters and direction overrides of the input are shown escaped.
    [[nodiscard]] std::string to_text() const;
};

/// All that is wrong with one input, in the order of the places.
using diagnostics = std::vector<diagnostic>;

/// A value, or everything that stood in its way.
template <class Value>
using result = tl::expected<Value, diagnostics>;

[[nodiscard]] tl::unexpected<diagnostics> refuse(diagnostics all);
[[nodiscard]] tl::unexpected<diagnostics> refuse(diagnostic one);

/// Orders by file, line and column; equal places keep their order.
void sort_by_place(diagnostics& all);

/// A text as it may be printed: control characters, what turns the direction of text or does not show, and invalid
/// UTF-8 as `\u202E`, `\U000E0041` or `\xFF`. All else is kept, byte for byte.
[[nodiscard]] std::string printable(std::string_view text);

/// @return the known name nearest to `name`, or an empty text. At most a third of its letters may differ, or one of a
///         shorter name of at least two; neighbours that changed places count as one, capitals as their small letters.
///         Of names equally near the first
[[nodiscard]] std::string nearest_name(std::string_view name, const std::vector<std::string>& known);

/// A remedy from the nearest name: `did you mean 'share'?`; without one the known names, if they are few.
[[nodiscard]] std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

} // namespace opgave
