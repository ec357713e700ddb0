// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// Going over marks, one byte a step, of which most are not set: eight at a time.
namespace opgave::detail {

/// Eight marks as one number, the first of them in its lowest bits.
[[nodiscard]] inline std::uint64_t eight_marks(const std::uint8_t* from) noexcept {
    std::uint64_t eight = 0;
    if constexpr (std::endian::native == std::endian::little)
        std::memcpy(&eight, from, sizeof eight);
    else
        for (std::size_t i = 0; i < sizeof eight; ++i) eight |= std::uint64_t{from[i]} << 8 * i;
    return eight;
}

/// Which of eight marks is the first that is set. @pre one is
[[nodiscard]] inline std::size_t first_of(std::uint64_t eight) noexcept {
    return static_cast<std::size_t>(std::countr_zero(eight)) / 8;
}

/// So many are passed over at once.
inline constexpr std::size_t many_marks = 32;

/// Calls `body` with each place where two arrays of marks have a bit in common.
template <class Body>
void each_common_mark(const std::uint8_t* a, const std::uint8_t* b, std::size_t count, Body body) noexcept {
    const auto  eight_at = [&](std::size_t at) { return eight_marks(a + at) & eight_marks(b + at); };
    std::size_t at       = 0;
    for (; at + many_marks <= count; at += many_marks) {
        if ((eight_at(at) | eight_at(at + 8) | eight_at(at + 16) | eight_at(at + 24)) == 0) continue;
        for (std::size_t from = at; from < at + many_marks; from += 8)
            for (std::uint64_t eight = eight_at(from); eight != 0;) {
                const std::size_t first = first_of(eight);
                body(from + first);
                eight &= ~(std::uint64_t{0xFF} << 8 * first);
            }
    }
    for (; at < count; ++at)
        if ((a[at] & b[at]) != 0) body(at);
}

} // namespace opgave::detail
