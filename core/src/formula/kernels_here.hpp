// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/evaluate.hpp>

namespace opgave {

/// The kernels that suit the processor this runs on. All give the same numbers.
[[nodiscard]] const detail::kernel_set& kernels_here() noexcept;

} // namespace opgave
