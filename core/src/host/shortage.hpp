// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <array>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace opgave {

/// What to do where the system had no more of something to give. Nothing is wrong with the plugin then.
///
/// @param said  what went wrong, with the system's own words at its end: all that the loader of the system gives
/// @return empty where it was something else
[[nodiscard]] inline std::string remedy_for_shortage(std::string_view said) {
    constexpr std::array<std::pair<int, const char*>, 4> shortages{
        {{EMFILE, "raise the limit on open files (ulimit -n)"},
         {ENFILE, "the system has too many files open: end other programs, or raise its limit (sysctl fs.file-max)"},
         {ENOMEM, "raise the limit on memory"},
         {EAGAIN, "raise the limit on processes (ulimit -u)"}}};
    for (const auto& [number, remedy] : shortages)
        if (said.ends_with(std::generic_category().message(number))) return remedy;
    return {};
}

} // namespace opgave
