// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include "host/file_descriptor.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace opgave {

/// A file in memory that nobody can change any more, not even this program: what was checked is what is loaded.
///
/// @param from  how messages, debuggers and /proc/<process>/maps name it: the file of which these are the bytes
/// @errors P002 the system has none to give
[[nodiscard]] result<file_descriptor> seal_in_memory(std::span<const std::byte> bytes, const std::string& from);

} // namespace opgave
