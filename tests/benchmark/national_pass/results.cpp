// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "results.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace national_pass {

namespace {

double sum_of(const std::vector<sides>& ratios) {
    double sum = 0;
    for (const sides& one : ratios)
        if (one.known && one.denominator > 0)
            sum += static_cast<double>(one.numerator) / static_cast<double>(one.denominator);
    return sum;
}

template <class List>
std::string first_difference(std::string_view rule, const List& ours, const List& by_hand) {
    if (ours == by_hand) return {};
    const auto at = std::ranges::mismatch(ours, by_hand).in1 - ours.begin();
    return std::string(rule) + " differs from place " + std::to_string(at) + " on: " + std::to_string(ours.size())
           + " by the library, " + std::to_string(by_hand.size()) + " by hand";
}

} // namespace

std::array<double, 4> results::check() const {
    return {static_cast<double>(below_task.size()), static_cast<double>(too_few_minors.size()), sum_of(coverages),
            sum_of(of_provinces)};
}

std::string difference(const results& ours, const results& by_hand) {
    for (std::string found : {first_difference("R1", ours.coverages, by_hand.coverages),
                              first_difference("R2", ours.below_task, by_hand.below_task),
                              first_difference("R3", ours.too_few_minors, by_hand.too_few_minors),
                              first_difference("the slack of R2 and R3", ours.slacks, by_hand.slacks),
                              first_difference("R4", ours.of_provinces, by_hand.of_provinces)})
        if (!found.empty()) return found;
    for (std::size_t i = 0; i < 4; ++i) {
        const double a = ours.check()[i];
        const double b = by_hand.check()[i];
        if (std::abs(a - b) > 1e-9 * std::max(std::abs(a), std::abs(b)))
            return "check value " + std::to_string(i) + ": " + std::to_string(a) + " by the library, "
                   + std::to_string(b) + " by hand";
    }
    return {};
}

} // namespace national_pass
