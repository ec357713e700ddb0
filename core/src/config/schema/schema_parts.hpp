// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ratio.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// The values of which a province file is made, as JSON Schema (Draft 4). Each says what the reader of that value takes:
/// `value_reader` and `entry_parts`.
namespace opgave::schema {

/// Keys keep the order in which they are written.
using json = nlohmann::ordered_json;

/// The shared values, under `definitions`: `text`, `id`, `code`, `who`, `period`, `date`, `label`, `names`, `codes`,
/// `periods`; those of parameters, `number`, `ratio`, `yes_no`, `rounding` and `method`; and of what a parameter can hold
/// also `changing_text` and so on.
[[nodiscard]] json definitions();

/// One of the shared values. @param help  what an editor shows
[[nodiscard]] json a(std::string_view definition, std::string_view help = {});

/// A value, or values each from its first day. @param one  a value by itself
[[nodiscard]] json changing(json one);

/// The definition of a shared value that may change.
[[nodiscard]] inline std::string changing_type(const std::string& definition) { return "changing_" + definition; }

/// A whole number. @param least, most  absent: no limit
[[nodiscard]] json whole(std::optional<std::int64_t> least, std::optional<std::int64_t> most,
                         std::string_view help = {});

[[nodiscard]] json yes_no(std::string_view help = {});

/// One of a few words.
template <class Words>
json one_of(const Words& words, std::string_view help = {}) {
    json made;
    if (!help.empty()) made["description"] = help;
    made["enum"] = json::array();
    for (const auto& word : words) made["enum"].push_back(std::string(word));
    return made;
}

/// A table that has these keys and no others.
/// @param properties  the keys, each with what it holds
/// @param required    those that it cannot do without
[[nodiscard]] json table(json properties, std::initializer_list<const char*> required = {}, std::string_view help = {});

/// A list. @param items  what each item is
[[nodiscard]] json list(json items, std::size_t least = 0, std::string_view help = {});

} // namespace opgave::schema
