// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/sheet.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace regietafel {

/// What a CSV file may be at most.
struct csv_limits {
    std::uint64_t file_bytes = std::uint64_t{4} * 1024 * 1024;
    std::uint32_t columns    = 256;
    std::uint32_t cells      = 200'000;
};

/// Reads a CSV file as one sheet, named as the file is without folder and `.csv`: `De Wolden.csv` is the sheet
/// `De Wolden`. A form of two municipalities is two CSV files.
///
/// - UTF-8, with or without byte order mark; lines end in LF or CRLF; fields may be quoted (RFC 4180).
/// - The separator is what a first line `sep=;` says (that line is then no row); else `;` or `,`, whichever stands in
///   the first row; where that has neither, whichever stands in the file. Where both stand it is not guessed.
/// - `152` and `-5` are whole numbers. With a point or comma a number stays `other_number`: `1.234` is a thousand
///   and more to one program and one and a bit to another, and the file does not say which.
/// - No cell is marked as a formula; `sheet::shows_formulas` is false.
///
/// @errors T001 cannot be read; W003 too large; W004 not well formed, with its line
[[nodiscard]] opgave::result<opgave::sheet> read_csv(const std::filesystem::path& file, const csv_limits& limits = {});

/// The same of a text in memory.
[[nodiscard]] opgave::result<opgave::sheet> parse_csv(std::string_view text, const std::filesystem::path& file,
                                                      const csv_limits& limits = {});

} // namespace regietafel
