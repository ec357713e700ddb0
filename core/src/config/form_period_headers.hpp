// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "config/form_scan.hpp"

#include <cstddef>
#include <vector>

namespace opgave {

/// A cell in a block that holds a period.
struct period_header {
    cell_address   at;
    opgave::period period;
};

/// Checks that a block with a period of its own says so, and remarks over which of its columns that stands.
/// @param start  the first row of the form, where a period that is missing is reported
/// @errors F005 the block does not name its period, or names another
void check_period_headers(const form_layout& layout, std::size_t block, const form_places& places, cell_address start,
                          const std::vector<period_header>& headers, sheet_report& report);

} // namespace opgave
