// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/province.hpp>

namespace opgave {

/// A name that is missing because a nearer file took its entry away is the mistake of that file, and not of the one that
/// names it: all that miss one entry become one problem, at its `removed`.
void blame_removals(const province& said, diagnostics& problems);

} // namespace opgave
