// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/layout.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace opgave {

/// How a requirement came out (*oordeel*). Unknown: the blanks leave both open.
enum class verdict : std::uint8_t { met, not_met, unknown, not_applicable };

/// What follows from what the slack may be and from whether the rule applies (a condition: 0, 1, or both where it is not
/// known). Slack is at least 0 exactly where a requirement is met.
[[nodiscard]] constexpr verdict verdict_of(interval slack, interval applies, bool only_when_known) noexcept {
    const bool is_decided = slack.least >= 0 || slack.most < 0;
    if (applies.most == 0 || (only_when_known && !is_decided)) return verdict::not_applicable;
    if (applies.least == 0 || !is_decided) return verdict::unknown;
    return slack.least >= 0 ? verdict::met : verdict::not_met;
}

/// As files and JSON write them, in the order of the enumeration.
inline constexpr std::array<std::string_view, 4> verdict_names{"met", "not_met", "unknown", "not_applicable"};

[[nodiscard]] constexpr std::string_view name_of(verdict of) noexcept {
    return verdict_names[static_cast<std::size_t>(of)];
}

/// @return the verdict of that name; nothing when there is none
[[nodiscard]] constexpr std::optional<verdict> verdict_named(std::string_view name) noexcept {
    for (std::size_t i = 0; i < verdict_names.size(); ++i)
        if (verdict_names[i] == name) return static_cast<verdict>(i);
    return std::nullopt;
}

} // namespace opgave
