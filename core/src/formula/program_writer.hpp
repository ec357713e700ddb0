// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "formula/program_draft.hpp"

#include <cstdint>

namespace opgave {

/// Computes once what depends on no figure. What stays unknown, as the share of a tied member does, is evaluated like the
/// rest.
void fold_constants(program_draft& draft, std::uint32_t columns);

/// Orders the steps so that those that are computed alike stand side by side, and gives each its place.
[[nodiscard]] program write_program(const program_draft& draft, std::uint32_t columns, std::uint32_t lane_width);

} // namespace opgave
