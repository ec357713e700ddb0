// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstddef>

namespace opgave::testing {

/// How often this program has asked for memory with `new`, in any of its forms.
[[nodiscard]] std::size_t allocation_count() noexcept;

} // namespace opgave::testing
