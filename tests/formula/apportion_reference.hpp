// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "formula/apportion_support.hpp"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace opgave::testing {

inline std::int64_t sum(const whole_numbers& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
}

/// A quota is key x part / of.
struct scale {
    std::int64_t part = 0;
    std::int64_t of   = 1;
};

/// The quotas of the slow loop. Under `largest_remainder` each way to hold members at floor or cap is tried, until one
/// leaves the quotas of free members between their limits, and those of held ones at the limit or beyond.
inline scale quota_scale(std::int64_t total, const whole_numbers& keys, const whole_numbers& floors,
                         const whole_numbers& caps, apportion_method method) {
    if (method != apportion_method::largest_remainder) return {total, sum(keys)};
    enum { is_free, at_floor, at_cap };
    std::vector<int> held(keys.size(), is_free);
    for (;;) {
        scale tried{total, 0};
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (held[i] == is_free)
                tried.of += keys[i];
            else
                tried.part -= held[i] == at_floor ? floors[i] : caps[i];
        }
        bool fits = tried.of > 0;
        for (std::size_t i = 0; fits && i < keys.size(); ++i) {
            const std::int64_t quota = keys[i] * tried.part;
            const std::int64_t floor = floors[i] * tried.of;
            const std::int64_t cap   = caps[i] * tried.of;
            if (held[i] == is_free)
                fits = floor <= quota && quota <= cap;
            else
                fits = held[i] == at_floor ? quota <= floor : quota >= cap;
        }
        if (fits) return tried;
        std::size_t i = 0;
        while (i < held.size() && held[i] == at_cap) held[i++] = is_free;
        if (i == held.size()) return {total, sum(keys)}; // floors and caps of members with a key spend the total
        ++held[i];
    }
}

/// The obvious slow loop: floors first, then place after place to the strongest claim; of equals the one earlier in
/// `order` gets it.
/// @pre a key above 0; floors <= caps, and equal where the key is 0; their sums on both sides of the total
inline whole_numbers place_by_place(std::int64_t total, const whole_numbers& keys, const whole_numbers& floors,
                                    const whole_numbers& caps, apportion_method method,
                                    const std::vector<std::size_t>& order) {
    const scale by       = quota_scale(total, keys, floors, caps, method);
    const auto  stronger = [&](std::int64_t key_a, std::int64_t held_a, std::int64_t key_b, std::int64_t held_b) {
        if (method == apportion_method::dhondt) return key_a * (held_b + 1) > key_b * (held_a + 1);
        if (method == apportion_method::sainte_lague) return key_a * (2 * held_b + 1) > key_b * (2 * held_a + 1);
        return key_a * by.part - held_a * by.of > key_b * by.part - held_b * by.of;
    };
    whole_numbers shares = floors;
    for (std::int64_t placed = sum(floors); placed < total; ++placed) {
        auto winner = keys.size();
        for (const std::size_t i : order) {
            if (shares[i] == caps[i]) continue;
            if (winner == keys.size() || stronger(keys[i], shares[i], keys[winner], shares[winner])) winner = i;
        }
        ++shares[winner];
    }
    return shares;
}

} // namespace opgave::testing
