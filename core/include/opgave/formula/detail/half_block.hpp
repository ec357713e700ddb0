// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/layout.hpp>

#include <cstddef>
#include <cstring>

namespace opgave::detail {

/// How many lanes kernels take as one value.
inline constexpr std::size_t half_lanes = lane_block / 2;

/// Half a block as one value of the machine: two or four vector registers, or eight plain numbers where there are none.
/// Passed by reference alone, for how such a value is passed differs between processors.
template <class T>
struct half_block {
    typedef T lanes __attribute__((vector_size(half_lanes * sizeof(T))));

    lanes value;

    explicit half_block(const T* from) noexcept { std::memcpy(&value, from, sizeof value); }
    half_block() = default;
    void store(T* to) const noexcept { std::memcpy(to, &value, sizeof value); }
};

} // namespace opgave::detail
