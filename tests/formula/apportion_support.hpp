// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion.hpp>

#include "formula/print_interval.hpp"

#include <cstdint>
#include <vector>

namespace opgave::testing {

using whole_numbers = std::vector<std::int64_t>;

/// An apportionment with its shares, worked out in exactly the scratch that is asked for.
struct divided {
    apportionment         said;
    std::vector<interval> shares;
};

inline divided divide(std::int64_t total, const whole_numbers& keys, const apportion_rule& rule) {
    whole_numbers scratch(apportion_scratch_words(keys.size()));
    divided       result{{}, std::vector<interval>(keys.size(), interval{-1, -1})};
    result.said = apportion(total, keys, rule, result.shares, scratch);
    return result;
}

/// The bounds over a range of totals, with the statuses of its ends.
struct bounded {
    apportion_range       said;
    std::vector<interval> shares;
};

inline bounded bound(interval total, const whole_numbers& keys, const apportion_rule& rule) {
    whole_numbers scratch(apportion_scratch_words(keys.size()));
    bounded       result{{}, std::vector<interval>(keys.size(), interval{-1, -1})};
    result.said = apportion_bounds(total, keys, rule, result.shares, scratch);
    return result;
}

inline std::vector<interval> exactly(const whole_numbers& shares) {
    std::vector<interval> exact;
    for (const std::int64_t share : shares) exact.push_back(interval::exactly(share));
    return exact;
}

} // namespace opgave::testing
