// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/any_processor.hpp>
#include <opgave/model/layout.hpp>

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

namespace opgave {

/// Half a block of 32-bit numbers is one value; numbers of 64 bits go as on any processor.
/// @pre what calls it was compiled for AVX2, and runs on a processor that has it
struct avx2_processor : detail::any_processor {
    using any_processor::negative;
    using any_processor::negative_where;

    [[gnu::target("avx2")]] static std::uint32_t negative(const std::int32_t* half) noexcept {
        return signs_of(at(half));
    }
    [[gnu::target("avx2")]] static std::uint32_t negative_where(const std::int32_t* conditions,
                                                                const std::int32_t* half) noexcept {
        constexpr int sign = 31;
        return signs_of(_mm256_and_si256(_mm256_slli_epi32(at(conditions), sign), at(half)));
    }
    [[gnu::target("avx2,popcnt")]] static std::size_t list(std::uint32_t low, std::uint32_t high, std::uint32_t first,
                                                           std::uint32_t* into) noexcept {
        const auto    count         = static_cast<std::size_t>(_mm_popcnt_u32(low));
        const __m256i names         = every(first);
        const __m256i names_of_high = _mm256_add_epi32(names, every(std::uint32_t{detail::half_lanes}));
        store(_mm256_add_epi32(names, lanes_of(low)), into);
        store(_mm256_add_epi32(names_of_high, lanes_of(high)), into + count);
        return count + static_cast<std::size_t>(_mm_popcnt_u32(high));
    }
    [[gnu::target("avx2")]] static void conditions(const std::uint8_t* marks, std::int32_t* out) noexcept {
        store(_mm256_and_si256(spread(marks), every(1)), out);
    }
    /// Numbers at even places and at odd ones are multiplied apart: each product takes the place of two.
    [[gnu::target("avx2")]] static void divide(const detail::reciprocal_numbers& by, const std::uint32_t* half,
                                               std::uint32_t* out) noexcept {
        constexpr int upper      = 32;
        constexpr int odd_places = 0b10101010;
        const __m256i numerator  = _mm256_add_epi32(_mm256_mullo_epi32(at(half), every(by.factor)), every(by.added));
        const __m256i multiplier = _mm256_set1_epi64x(by.multiplier);
        const __m128i shift      = _mm_cvtsi32_si128(static_cast<int>(by.shift));
        const __m256i even       = _mm256_srl_epi64(_mm256_mul_epu32(numerator, multiplier), shift);
        const __m256i odd = _mm256_srl_epi64(_mm256_mul_epu32(_mm256_srli_epi64(numerator, upper), multiplier), shift);
        const __m256i quotient = _mm256_blend_epi32(even, _mm256_slli_epi64(odd, upper), odd_places);
        store(_mm256_sub_epi32(quotient, every(by.subtracted)), out);
    }

private:
    [[gnu::target("avx2")]] static __m256i at(const void* half) noexcept {
        return _mm256_loadu_si256(static_cast<const __m256i_u*>(half));
    }
    [[gnu::target("avx2")]] static void store(__m256i half, void* to) noexcept {
        _mm256_storeu_si256(static_cast<__m256i_u*>(to), half);
    }
    [[gnu::target("avx2")]] static __m256i every(std::uint32_t number) noexcept {
        return _mm256_set1_epi32(static_cast<int>(number));
    }
    /// Copies bits: the instruction is named for floating point, and nothing is computed in it.
    [[gnu::target("avx2")]] static std::uint32_t signs_of(__m256i half) noexcept {
        return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(half)));
    }
    /// A byte for each lane.
    [[gnu::target("avx2")]] static __m256i spread(const std::uint8_t* bytes) noexcept {
        return _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i_u*>(bytes)));
    }
    [[gnu::target("avx2")]] static __m256i lanes_of(std::uint32_t choice) noexcept {
        return spread(detail::lane_choices.of[choice].data());
    }
};

} // namespace opgave
