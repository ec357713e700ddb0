// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "table.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>

namespace national_pass {

/// Reads a national table from CSV: the header `muni,prov,year,cat,task,proposal,realised`, then one line a cell, in any
/// order. Municipalities and provinces are numbers or other texts, categories 0 to 5, and all else whole numbers.
///
/// @return or the first thing that is wrong, with its place: a line that is not so, that stands twice, or that puts a
///         municipality in a second province; a cell that no line states
[[nodiscard]] tl::expected<table, std::string> read_csv(const std::filesystem::path& file);

} // namespace national_pass
