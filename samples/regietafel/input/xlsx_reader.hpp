// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/sheet.hpp>

#include <regietafel/input/zip_archive.hpp>

#include <filesystem>
#include <vector>

namespace regietafel {

/// Reads the worksheets of an `.xlsx` workbook, in the order of its tabs, hidden ones included and marked. A blank
/// cell, a 0, a text and the result of a formula stay apart. Numbers are read from their text, never through floating
/// point. A number that is formatted as a date becomes a text such as `2024-04-15`, so that it is not taken for a
/// count.
///
/// @errors T001 the file cannot be read; W001 it is no workbook; W002 it is damaged: the sheet and cell where that
///         shows; W003 it is larger than `limits`
[[nodiscard]] opgave::result<std::vector<opgave::sheet>> read_workbook(const std::filesystem::path& file,
                                                                       const workbook_limits&       limits = {});

/// The same of bytes in memory.
[[nodiscard]] opgave::result<std::vector<opgave::sheet>>
parse_workbook(std::vector<char> bytes, const std::filesystem::path& file, const workbook_limits& limits = {});

} // namespace regietafel
