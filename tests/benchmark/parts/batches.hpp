// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <limits>

namespace parts {

inline constexpr int                      batches        = 5;
inline constexpr std::chrono::nanoseconds shortest_batch = std::chrono::milliseconds(20);

/// How long `count` calls take.
template <class Pass>
[[nodiscard]] std::chrono::nanoseconds time_of(std::size_t count, Pass& pass) {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < count; ++i) pass();
    return std::chrono::steady_clock::now() - start;
}

/// How many calls make a batch that is long enough. Warms up what it calls.
template <class Pass>
[[nodiscard]] std::size_t calls_of_batch(Pass& pass) {
    std::size_t count = 1;
    while (time_of(count, pass) < shortest_batch) count *= 2;
    return count;
}

/// The time of one call in the fastest of five batches, in microseconds, for each way of doing the same. The ways take
/// turns, so that whatever else the machine does falls on all of them.
template <class... Pass>
[[nodiscard]] std::array<double, sizeof...(Pass)> microseconds_of(Pass... pass) {
    const std::array<std::size_t, sizeof...(Pass)> calls{calls_of_batch(pass)...};
    std::array<double, sizeof...(Pass)>            fastest{};
    fastest.fill(std::numeric_limits<double>::max());
    for (int batch = 0; batch < batches; ++batch) {
        std::size_t way  = 0;
        const auto  take = [&](auto& one) {
            const std::chrono::duration<double, std::micro> took = time_of(calls[way], one);
            fastest[way] = std::min(fastest[way], took.count() / static_cast<double>(calls[way]));
            ++way;
        };
        (take(pass), ...);
    }
    return fastest;
}

} // namespace parts
