// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/half_block.hpp>
#include <opgave/model/layout.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// What processors do in one instruction and the language has no word for, and kernels need.
namespace opgave::detail {

static_assert(half_lanes == 8, "a choice out of half a block is a byte");

/// For each choice out of half a block: which lanes these are, in ascending order, and how many.
struct chosen_lanes {
    std::array<std::array<std::uint8_t, half_lanes>, 256> of{};
    std::array<std::uint8_t, 256>                         count{};
};
inline constexpr chosen_lanes lane_choices = [] {
    chosen_lanes made;
    for (std::size_t choice = 0; choice < made.of.size(); ++choice)
        for (std::uint8_t lane = 0; lane < half_lanes; ++lane)
            if ((choice >> lane & 1U) != 0) made.of[choice][made.count[choice]++] = lane;
    return made;
}();

/// Two products of 32-bit numbers, each in the place of the 64 bits that it may take.
typedef std::uint64_t wide_pair __attribute__((vector_size(16)));
static_assert(sizeof(wide_pair) == 4 * sizeof(std::uint32_t));

/// The products of the lower halves: one instruction, which not every compiler sees by itself.
inline void multiply_lower_halves(wide_pair& product, const wide_pair& a, const wide_pair& b) noexcept {
    constexpr std::uint64_t lower = 0xFFFF'FFFF;
#if defined(__SSE2__) && defined(__has_builtin)
#if __has_builtin(__builtin_ia32_pmuludq128)
    typedef int four __attribute__((vector_size(16)));
    product =
        reinterpret_cast<wide_pair>(__builtin_ia32_pmuludq128(reinterpret_cast<four>(a), reinterpret_cast<four>(b)));
    return;
#endif
#endif
    product = (a & lower) * (b & lower);
}

/// What a division multiplies by, see `reciprocal_of`.
struct reciprocal_numbers {
    std::uint32_t factor;
    std::uint32_t multiplier;
    std::uint32_t shift;
    std::uint32_t added;
    std::uint32_t subtracted;

    explicit reciprocal_numbers(const std::int64_t* detail) noexcept
        : factor(static_cast<std::uint32_t>(detail[0])), multiplier(static_cast<std::uint32_t>(detail[1])),
          shift(static_cast<std::uint32_t>(detail[2])), added(static_cast<std::uint32_t>(detail[3])),
          subtracted(static_cast<std::uint32_t>(detail[4])) {}

    [[nodiscard]] std::uint32_t quotient(std::uint32_t x) const noexcept {
        const std::uint32_t numerator = x * factor + added;
        return static_cast<std::uint32_t>((std::uint64_t{numerator} * multiplier) >> shift) - subtracted;
    }
};

/// Four quotients: those of the first and third number stand in the lower halves, the others in the upper ones.
inline void divide_four(const reciprocal_numbers& by, const std::uint32_t* x, std::uint32_t* out) noexcept {
    typedef std::uint32_t   four __attribute__((vector_size(16)));
    constexpr int           half  = 32;
    constexpr std::uint64_t lower = 0xFFFF'FFFF;

    four numerator;
    std::memcpy(&numerator, x, sizeof numerator);
    numerator                  = numerator * by.factor + by.added;
    const auto      pairs      = reinterpret_cast<wide_pair>(numerator);
    const wide_pair multiplier = {by.multiplier, by.multiplier};
    wide_pair       low;
    wide_pair       high;
    multiply_lower_halves(low, pairs, multiplier);
    multiply_lower_halves(high, pairs >> half, multiplier);
    const four quotient =
        reinterpret_cast<four>(((low >> by.shift) & lower) | (high >> by.shift) << half) - by.subtracted;
    std::memcpy(out, &quotient, sizeof quotient);
}

/// What any processor can do. One that does it in fewer instructions has a struct of its own, see `kernels_here.cpp`.
struct any_processor {
    /// @return which numbers of half a block are below 0, a bit each
    template <class Word>
    [[nodiscard]] static std::uint32_t negative(const Word* half) noexcept {
#if defined(__SSE2__)
        if constexpr (sizeof(Word) == sizeof(std::int32_t)) {
            typedef int four __attribute__((vector_size(16)));
            four        low;
            four        high;
            std::memcpy(&low, half, sizeof low);
            std::memcpy(&high, half + half_lanes / 2, sizeof high);
            const auto narrowed = __builtin_ia32_packssdw128(low, high); // saturation keeps the signs
            const auto twice    = __builtin_ia32_packsswb128(narrowed, narrowed);
            return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(twice)) & 0xFFU;
        }
#endif
        std::uint32_t bits = 0;
        for (std::size_t j = 0; j < half_lanes; ++j) bits |= (half[j] < 0 ? 1U : 0U) << j;
        return bits;
    }

    /// @return which of them are below 0 where a condition, 0 or 1, holds
    template <class Word>
    [[nodiscard]] static std::uint32_t negative_where(const std::int32_t* conditions, const Word* half) noexcept {
        half_block<std::int32_t> holds(conditions);
        holds.value = -holds.value; // a condition that holds is below 0 then
        std::array<std::int32_t, half_lanes> below;
        holds.store(below.data());
        return negative(below.data()) & negative(half);
    }

    /// Lists the chosen lanes of a block in ascending order.
    /// @param low   those of its first half, a bit each @param high those of the other
    /// @param first how the first of the block is called
    /// @param into  has place for half a block beyond those that are chosen
    /// @return how many
    static std::size_t list(std::uint32_t low, std::uint32_t high, std::uint32_t first, std::uint32_t* into) noexcept {
        const auto list_half = [](std::uint32_t choice, std::uint32_t from, std::uint32_t* to) -> std::size_t {
            for (std::size_t j = 0; j < half_lanes; ++j) to[j] = from + lane_choices.of[choice][j];
            return lane_choices.count[choice];
        };
        const std::size_t count = list_half(low, first, into);
        return count + list_half(high, first + std::uint32_t{half_lanes}, into + count);
    }

    /// Makes conditions, 1 or 0, of half a block of marks, 255 or 0.
    static void conditions(const std::uint8_t* marks, std::int32_t* __restrict out) noexcept {
        for (std::size_t j = 0; j < half_lanes; ++j) out[j] = marks[j] & 1;
    }

    /// Divides half a block.
    static void divide(const reciprocal_numbers& by, const std::uint32_t* half, std::uint32_t* out) noexcept {
        for (std::size_t quarter = 0; quarter < half_lanes; quarter += 4)
            divide_four(by, half + quarter, out + quarter);
    }
};

} // namespace opgave::detail
