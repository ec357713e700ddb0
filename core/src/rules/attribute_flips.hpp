// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/compare.hpp>

namespace opgave {

/// Says of each finding of which both outcomes have a verdict, and not the same one, which changes made it so.
/// @pre `found.cells` and `found.rules` are complete
void attribute_flips(const outcome& first, const outcome& second, comparison& found);

} // namespace opgave
