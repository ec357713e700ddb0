// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace opgave {

/// Where an apportionment has what limits and settles its shares, after its total and key: the position of the operand, 0
/// where there is none.
struct apportion_operands {
    static constexpr std::int64_t with_floors = 1;
    static constexpr std::int64_t with_caps   = 2;
    static constexpr std::int64_t with_order  = 4;

    std::size_t floors = 0;
    std::size_t caps   = 0;
    std::size_t order  = 0; ///< by which ties are settled: the place of each member, from 1; 0 for who was not drawn

    /// @param given the sum of those that there are: `node::second`
    explicit constexpr apportion_operands(std::int64_t given) noexcept {
        std::size_t next = 2;
        if ((given & with_floors) != 0) floors = next++;
        if ((given & with_caps) != 0) caps = next++;
        if ((given & with_order) != 0) order = next;
    }
};

} // namespace opgave
