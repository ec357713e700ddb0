// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/lane_blocks.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

/// Rounded division of 32-bit numbers as a product and a shift: exact for every value within the bounds of the operand, for
/// which lowering chose the numbers.
namespace opgave::detail {

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

OPGAVE_KERNEL inline void times_reciprocal(machine& on, step_range of, window in) noexcept {
    each_step_of<std::int32_t, 1>(on, of, in, [&](const auto& step, const auto& each_block) {
        const reciprocal_numbers by(on.program().wide_pool.data() + step->first);
        const auto* const        x   = unsigned_of(step.template operand<std::int32_t>(0));
        auto* const              out = unsigned_of(step.out());
        each_block([&](std::size_t at, auto count) {
            if constexpr (count() == 1)
                *out = by.quotient(*x);
            else
                for (std::size_t j = 0; j < count(); j += 4) divide_four(by, x + at + j, out + at + j);
        });
    });
}

} // namespace opgave::detail
