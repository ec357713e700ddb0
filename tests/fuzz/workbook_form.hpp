// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <filesystem>

namespace opgave::fuzzing {

/// Reads a workbook, and what its sheets say by the layout of the forms of Drenthe.
void read_workbook_form(const std::filesystem::path& file);

} // namespace opgave::fuzzing
