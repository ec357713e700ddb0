// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <algorithm>
#include <string_view>

namespace opgave {

/// How the file of a plugin ends after its id.
inline constexpr std::string_view library_ending = ".so";

/// Lower-case letters, digits and '_', a letter first, at most 64: only such an id becomes part of a path.
[[nodiscard]] inline bool is_plugin_id(std::string_view id) {
    constexpr std::size_t longest   = 64;
    const auto            is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto            fits      = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !id.empty() && id.size() <= longest && is_letter(id[0]) && std::all_of(id.begin(), id.end(), fits);
}

/// @return the id in the name of a plugin's file, or an empty text: `asiel` of `asiel.so`
[[nodiscard]] inline std::string_view id_of_file(std::string_view name) {
    if (!name.ends_with(library_ending)) return {};
    name.remove_suffix(library_ending.size());
    return is_plugin_id(name) ? name : std::string_view();
}

} // namespace opgave
