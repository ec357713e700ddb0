// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/input/xml_part.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regietafel {

/// What one part of a workbook says about another.
struct relationship {
    std::string id;
    std::string type; ///< the last word of its type address, such as `worksheet`: the same in both kinds of OOXML
    std::string
        target; ///< name of the part in the archive, without a leading `/`; empty where it lies outside the file
};

/// The relationships of `part`; empty when it has none. The part named "" is the package itself.
/// @errors as `read_part`
[[nodiscard]] opgave::result<std::vector<relationship>>
read_relationships(zip_archive& archive, const std::string& part, const workbook_limits& limits);

/// The part that `target` means when `part` names it: `/xl/x.xml` from the root, `../x.xml` beside its folder.
[[nodiscard]] std::string resolve_target(std::string_view part, std::string_view target);

/// The shared strings, in order. An empty item counts, or every later index would shift.
[[nodiscard]] std::vector<std::string> shared_strings(const pugi::xml_document& part);

/// For each cell style whether its number format shows a date or time.
[[nodiscard]] std::vector<bool> date_styles(const pugi::xml_document& part);

/// Whether a number format (`d-m-yyyy`, `0 "plekken"`) shows a date or time: letters in quotes, after a backslash or in
/// brackets do not count.
[[nodiscard]] bool is_date_format(std::string_view code) noexcept;

/// The day that a spreadsheet's day number means, as `2024-04-15`.
/// @param from_1904  the workbook counts from 1 January 1904, else from 1900 with its 29 February that never was
/// @return nothing outside the years 1900 to 9999
[[nodiscard]] std::optional<std::string> day_of_serial(std::int64_t serial, bool from_1904);

} // namespace regietafel
