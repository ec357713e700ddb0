// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "config/form_scan.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace opgave {

/// What stands above the first row of a form.
struct form_head {
    std::vector<std::optional<std::uint32_t>> columns;     ///< by column of the layout
    std::set<std::uint32_t>                   doubled;     ///< columns of the sheet that repeat a heading; reported
    std::vector<cell_address>                 other_texts; ///< cells that neither name the form nor head a column
};

/// Finds the columns by their year and label, and puts the municipality's name into `found`: the cell beside a label such
/// as "Gemeente" gives it, else the sheet does.
/// @param start  the first row of the form; its column is that of the labels
/// @errors F005 a column is missing; F006 a column stands twice
[[nodiscard]] form_head read_form_head(const form_layout& layout, const sheet& source, cell_address start, form& found,
                                       sheet_report& report);

/// `C`
[[nodiscard]] std::string column_letters(std::uint32_t column);

} // namespace opgave
