// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>
#include <opgave/model/layout.hpp>

#include <cstdint>
#include <string>

namespace opgave {

/// A whole number as people write it: `1.234` in Dutch, `1,234` in English; negative with a minus sign, `−6` (U+2212).
[[nodiscard]] std::string number_text(std::int64_t number, language in);

/// An exact number, or both ends: `4.562-4.588`; `−49 tot −47` where an end is negative, so that no sign is read as a
/// dash.
[[nodiscard]] std::string range_text(interval range, language in);

/// A day as people write it: `15 april 2024`, `15 April 2024`.
[[nodiscard]] std::string date_text(date day, language in);

} // namespace opgave
