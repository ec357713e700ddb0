// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstdint>

namespace opgave {

/// The largest number that a cell of a form may hold: the outer bound of every category that states no other.
inline constexpr std::int64_t largest_count_of_a_form = 1'000'000;

} // namespace opgave
