// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace national_pass {

/// An exact ratio; where a side rests on a blank neither is kept.
struct sides {
    std::int64_t numerator   = 0;
    std::int64_t denominator = 0;
    bool         known       = false;

    friend bool operator==(const sides&, const sides&) = default;
};

/// By how much a requirement is met, or (negative) missed; nothing where it rests on a blank.
using slack = std::optional<std::int64_t>;

/// What a pass found, in one form for both ways to compute it.
struct results {
    std::vector<std::uint32_t> below_task;     ///< R2: cells as `table::at` numbers them, ascending
    std::vector<std::uint32_t> too_few_minors; ///< R3: year * members + member, ascending
    std::vector<slack>         slacks;         ///< R2: one a cell; then R3: one a year and member, in whole places
    std::vector<sides>         coverages;      ///< R1: one a cell
    std::vector<sides>         of_provinces;   ///< R4: by category, year and province

    /// The check values: the findings of R2 and of R3, the sums of the ratios of R1 and of R4.
    [[nodiscard]] std::array<double, 4> check() const;
};

/// @return what differs, or nothing
[[nodiscard]] std::string difference(const results& ours, const results& by_hand);

} // namespace national_pass
