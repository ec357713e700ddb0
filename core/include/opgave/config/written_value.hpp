// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace opgave {

struct written_value;
struct written_entry;

/// A number that has passed through floating point; kept as its characters, only to be refused in words.
struct written_float {
    std::string text;
};
/// A time of day or a moment; no province file has a use for one.
struct written_time {
    std::string text;
};
using written_list  = std::vector<written_value>;
using written_table = std::vector<written_entry>; ///< in the order of the file

/// A value as a TOML file holds it, before anyone has said what it must be.
struct written_value {
    std::variant<bool, std::int64_t, written_float, std::string, date, written_time, written_list, written_table> what;
    place                                                                                                         where;

    [[nodiscard]] const written_list*  list() const noexcept { return std::get_if<written_list>(&what); }
    [[nodiscard]] const written_table* table() const noexcept { return std::get_if<written_table>(&what); }
};

/// One `key = value` of a table.
struct written_entry {
    std::string   key;
    place         where; ///< of the key
    written_value value;
};

/// `a whole number`, `a list`, ...: what messages call the kind of a value.
[[nodiscard]] inline std::string_view kind_of(const written_value& value) noexcept {
    static constexpr std::array<std::string_view, 8> kinds{
        "yes or no", "a whole number", "a floating-point number", "a text", "a date", "a time", "a list", "a table"};
    static_assert(std::variant_size_v<decltype(written_value::what)> == kinds.size());
    return kinds[value.what.index()];
}

} // namespace opgave
