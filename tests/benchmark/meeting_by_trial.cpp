// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "meeting_by_trial.hpp"

namespace opgave::testing {

std::optional<std::int64_t> meeting_by_trial::operator()(std::uint32_t finding, const cell_key& cell,
                                                         std::int64_t first, std::int64_t last) {
    const finding_place         place = table_.place_of(finding);
    const std::int64_t          step  = first <= last ? 1 : -1;
    std::optional<std::int64_t> met;
    for (std::int64_t number = first; !met; number += step) {
        ++trials_;
        if (table_.state(cell, number) && table_.verdict_of(place.requirement, place.lane) == verdict::met)
            met = number;
        if (number == last) break;
    }
    const auto before = start_.at(cell); // what is not attributed may be 0 where a form could not say so
    if (!before || !table_.state(cell, *before)) table_.clear(cell);
    return met;
}

} // namespace opgave::testing
