// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/sheet.hpp>

#include <filesystem>
#include <span>

/// Writes the contribution form of the PRT Drenthe as a workbook: a tab for each sheet, and each row "Totaal" as
/// formulas that keep the sheet's numbers as their results. Under *opgave* the formula is the AZC row alone, which
/// there holds the whole task; elsewhere it sums the four rows above it.
///
/// The bytes depend on the cells alone: no author, no clock.
/// @return whether the file was written
[[nodiscard]] bool write_form_workbook(const std::filesystem::path& file, std::span<const opgave::sheet> sheets);
