// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/layout.hpp>

#include <cstdint>

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

} // namespace opgave
