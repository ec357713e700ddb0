// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/config/province_entries.hpp>

#include "config/toml_reader.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The parts that many tables of a province file share. Each reports what is wrong and gives what there is.
namespace opgave {

/// No figure, bound or attribute lies beyond it; sums and products of such numbers stay inside 64 bits for long.
inline constexpr std::int64_t largest_number = 1'000'000'000;

/// The required id; from then on the table is called `kind 'id'`. Empty when it is missing or wrong.
[[nodiscard]] std::string read_id(table_reader& table, std::string_view kind);

/// The required CBS code under `key`: two capitals and two to four digits (C005). Empty when it is missing or wrong.
[[nodiscard]] std::string read_code(const value_reader& value);

/// `label = { nl = "plek", en = "place" }`; the English may be left out.
[[nodiscard]] words read_label(table_reader& table);

/// The name of something else; empty when it is missing or wrong.
[[nodiscard]] name_at read_name(const value_reader& value);

/// A list of names. @errors C011 a name stands in it twice, or it is present and empty
[[nodiscard]] std::vector<name_at> read_names(const value_reader& value);

/// A list of periods. @errors as for names
[[nodiscard]] std::vector<placed<period>> read_period_list(const value_reader& value);

/// A `[[category]]` of a province file or of a plugin's manifest; the caller finishes the table.
[[nodiscard]] category_entry read_category_entry(table_reader& table);

/// A text; empty when it is absent or wrong.
[[nodiscard]] std::string read_text(const value_reader& value);

/// A date; nothing when it is absent or wrong.
[[nodiscard]] std::optional<date> read_date(const value_reader& value);

/// `format = 1` of a file that has no other. @errors C001 another number
void read_format(const value_reader& format);

/// The four names that say which cell an entry is about.
template <class Cell>
void read_cell(table_reader& table, Cell& into) {
    into.who      = read_name(table.required("who"));
    into.category = read_name(table.required("category"));
    into.basis    = read_name(table.required("basis"));
    into.period   = read_name(table.required("period"));
}

/// `value = 13`, or `least` and `most` together; nothing when it is missing or wrong.
/// @errors C011 both
[[nodiscard]] std::optional<placed<interval>> read_exact_or_range(table_reader& table);

} // namespace opgave
