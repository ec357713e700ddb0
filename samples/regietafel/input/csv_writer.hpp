// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/sheet.hpp>

#include <string>

namespace regietafel {

/// A sheet as a CSV file that `read_csv` and a spreadsheet program read back: UTF-8 with byte order mark, fields
/// separated by `;`, lines ended by CRLF, quotes only where a field needs them (RFC 4180). Every row has as many fields
/// as the sheet has columns. Of a formula its result is written; a text of digits alone is read back as a number.
[[nodiscard]] std::string csv_of(const opgave::sheet& of);

} // namespace regietafel
