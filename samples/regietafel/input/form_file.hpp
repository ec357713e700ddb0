// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/sha256.hpp>
#include <opgave/config/sheet.hpp>

#include <filesystem>
#include <vector>

namespace regietafel {

/// A form as it was sent: its sheets, and the sum of the very bytes that they were read from.
struct form_file {
    std::vector<opgave::sheet> sheets;
    opgave::file_sum           read;
};

/// Reads a form, once: a `.csv` file is one sheet, anything else must be an `.xlsx` workbook.
/// @errors as `read_csv` and `read_workbook`
[[nodiscard]] opgave::result<form_file> read_form_with_sum(const std::filesystem::path& file);

/// The sheets of a form alone.
[[nodiscard]] opgave::result<std::vector<opgave::sheet>> read_form_file(const std::filesystem::path& file);

} // namespace regietafel
