// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "table.hpp"

#include <random>

namespace national_pass {

namespace {

/// Evenly from 0 to below `count`; the standard's distributions differ between libraries, this does not.
std::uint32_t any_below(std::uint32_t count, std::mt19937& random) {
    return static_cast<std::uint32_t>(std::uint64_t{count} * random() >> 32U);
}

} // namespace

void leave_blank(table& of, unsigned percent) {
    std::mt19937 random(20'2611);
    for (std::size_t i = 0; i < of.cells(); ++i) {
        if (any_below(100, random) >= percent) continue;
        of.proposal[i]       = 0;
        of.proposal_known[i] = 0;
        of.has_blanks        = true;
    }
}

table synthetic_table() {
    // The number of municipalities of each province, of a country that does not exist.
    constexpr std::array<std::uint32_t, 12> sizes{10, 18, 12, 25, 51, 26, 44, 50, 13, 56, 31, 6};

    table        made;
    std::mt19937 random(342);
    made.first_member.push_back(0);
    for (std::size_t province = 0; province < sizes.size(); ++province) {
        made.provinces.push_back(std::to_string(province));
        for (std::uint32_t i = 0; i < sizes[province]; ++i) made.members.push_back(std::to_string(made.members.size()));
        made.first_member.push_back(static_cast<std::uint32_t>(made.members.size()));
    }
    made.years = {"2024", "2025", "2026", "2027"};
    made.proposal_known.assign(made.cells(), 255);
    for (std::size_t i = 0; i < made.cells(); ++i) {
        const bool          is_asked   = any_below(8, random) != 0;
        const std::uint32_t asked      = is_asked ? 5 + any_below(400, random) : 0;
        const bool          is_offered = any_below(6, random) != 0;
        const std::uint32_t offered    = is_offered ? (asked + 20) * (60 + any_below(100, random)) / 100 : 0;
        made.task.push_back(static_cast<std::int32_t>(asked));
        made.proposal.push_back(static_cast<std::int32_t>(offered));
        made.realised.push_back(static_cast<std::int32_t>(offered * any_below(101, random) / 100));
    }
    return made;
}

} // namespace national_pass
