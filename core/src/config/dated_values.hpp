// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/period.hpp>

#include "config/toml_reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Values that change on dates: `aandeel = [{ from = 2024-02-01, value = "8140/96000", source = "..." }, ...]`. A value
/// is in force from its first day until its last; without a last day, until the next one begins.
namespace opgave {

struct dated_value {
    std::optional<date> from;  ///< absent: always was; of the first alone
    std::optional<date> until; ///< its last day; absent: the day before the next begins
    value_reader        value;
    place               where; ///< of the value with its dates
    std::string         source;
};

/// The key of a value that stands with its dates; no field of a list parameter may bear that name.
inline constexpr std::string_view dated_value_key = "value";

/// Whether a value is written as a list of values with their dates.
/// @param is_list_itself  the value without dates is a list of tables, too
[[nodiscard]] bool is_dated(const written_value& value, bool is_list_itself);

/// @param called  what messages call the values: `'aandeel' in rule 'amv_opgave'`
/// @return as written; their dates are of use only where nothing was reported
/// @errors C002, C003, C004, C008 a value's keys; C009 it ends before it begins; C011 out of order, or overlapping
[[nodiscard]] std::vector<dated_value> read_dated_values(const value_reader& written, const std::string& called);

/// @return the one in force on that day, or null
[[nodiscard]] const dated_value* in_force_on(const std::vector<dated_value>& values, date day);

/// When there is a value if there is none on that day: `first in force on 2024-02-01`, `in force until 2026-12-31`.
[[nodiscard]] std::string nearest_in_force(const std::vector<dated_value>& values, date day);

} // namespace opgave
