// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "table.hpp"

#include <string>

namespace national_pass {

/// The CBS code that a member goes by in the province's file: `GA0000`, `GA0001`, ...
[[nodiscard]] std::string code_of(std::size_t member);

/// The period that stands for a year of the table. @pre it is below 200
[[nodiscard]] std::string period_of(std::size_t year);

/// The country as a province file: its members in the order of the table, its provinces as one grouping, and the rules
/// of the national pass, R1 and R2 of each category first.
[[nodiscard]] std::string province_text(const table& of);

} // namespace national_pass
