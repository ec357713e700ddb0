// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/written_value.hpp>

#include <string>

namespace opgave {

/// A value as TOML writes it on one line: `"8140/96000"`, `2024-02-01`, `["2024", "2025"]`.
[[nodiscard]] std::string written_text(const written_value& value);

} // namespace opgave
