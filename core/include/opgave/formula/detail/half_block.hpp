// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/layout.hpp>

#include <cstddef>
#include <cstring>

namespace opgave::detail {

/// Half a block as one value of the machine: two or four vector registers, or eight plain numbers where there are none.
/// Passed by reference alone, for how such a value is passed differs between processors.
template <class T>
struct half_block {
    typedef T lanes __attribute__((vector_size(lane_block / 2 * sizeof(T))));

    lanes value;

    explicit half_block(const T* from) noexcept { std::memcpy(&value, from, sizeof value); }
    half_block() = default;
    void store(T* to) const noexcept { std::memcpy(to, &value, sizeof value); }
};

} // namespace opgave::detail
