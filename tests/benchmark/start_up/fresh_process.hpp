// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace start_up {

/// Runs this program anew, with these arguments. What it writes to standard error goes where ours goes.
/// @return what it printed; nothing where it failed
[[nodiscard]] std::optional<std::string> print_of_fresh_process(std::vector<std::string> arguments);

} // namespace start_up
