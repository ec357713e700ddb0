// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/any_processor.hpp>
#include <opgave/formula/detail/lane_blocks.hpp>

#include <cstddef>
#include <cstdint>

namespace opgave::detail {

/// @tparam Processor see `any_processor`
template <class Processor>
OPGAVE_KERNEL void times_reciprocal(machine& on, step_range of, window in) noexcept {
    each_step_of<std::int32_t, 1>(on, of, in, [&](const auto& step, const auto& each_block) {
        const reciprocal_numbers by(on.program().wide_pool.data() + step->first);
        const auto* const        x   = unsigned_of(step.template operand<std::int32_t>(0));
        auto* const              out = unsigned_of(step.out());
        each_block([&](std::size_t at, auto count) {
            if constexpr (count() == 1)
                *out = by.quotient(*x);
            else
                for (std::size_t half = 0; half < count(); half += half_lanes)
                    Processor::divide(by, x + at + half, out + at + half);
        });
    });
}

} // namespace opgave::detail
