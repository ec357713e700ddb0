// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/sheet.hpp>

#include <filesystem>
#include <vector>

namespace regietafel {

/// The sheets of a form as it was sent: a `.csv` file is one sheet, anything else must be an `.xlsx` workbook.
/// @errors as `read_csv` and `read_workbook`
[[nodiscard]] opgave::result<std::vector<opgave::sheet>> read_form_file(const std::filesystem::path& file);

} // namespace regietafel
