// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/sheet.hpp>

#include <regietafel/input/xml_part.hpp>

#include <string>
#include <vector>

namespace regietafel {

/// What all sheets of a workbook refer to.
struct shared_parts {
    std::vector<std::string> strings;
    std::vector<bool>        shows_date; ///< for each cell style
    bool                     from_1904 = false;
};

/// Puts the cells of a worksheet part into `sheet`. A cell that has only a format stays blank.
/// @errors W002 a cell that cannot be read; W003 more rows, columns or cells than `limits`; each with its address
void read_worksheet(const pugi::xml_document& part, const shared_parts& shared, const workbook_limits& limits,
                    opgave::sheet& sheet, opgave::diagnostics& problems);

} // namespace regietafel
