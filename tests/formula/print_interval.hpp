// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/layout.hpp>

#include <ostream>

namespace opgave {

/// How a test that fails shows an interval: `4` or `4..7`.
inline void PrintTo(const interval& value, std::ostream* out) {
    *out << value.least;
    if (!value.is_exact()) *out << ".." << value.most;
}

} // namespace opgave
