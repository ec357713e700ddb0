// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

namespace opgave {

struct rulebook_parts;

/// What a province probably did not mean, seen from its rules alone, before there is any figure: R013 rules that cannot
/// be met together, or one that cannot be met; R014 one that cannot fail, or that is about nobody; R015 a rule of
/// which no number is read by any. Warnings, each at the place of its rule. What they say is so; not everything
/// that is so is found.
[[nodiscard]] diagnostics find_contradictions(const rulebook_parts& in);

} // namespace opgave
