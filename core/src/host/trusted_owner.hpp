// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <sys/stat.h>

#include <optional>
#include <string>

namespace opgave {

/// Whether only root and the user of the program can change a file or directory: one of them owns it, and neither a group
/// of others nor everybody can write there. A group that is its owner's alone is no group of others: many systems give
/// each user one, and let it write.
///
/// @param about  of the open file
/// @param path   of it, for the message
/// @return nothing, or what is wrong (P006)
[[nodiscard]] std::optional<diagnostic> changed_by_others(const struct stat& about, const std::string& path);

/// Whether it is a directory such as /tmp: everybody can write there, and nobody can touch what is another's.
[[nodiscard]] bool is_common_ground(const struct stat& about);

} // namespace opgave
