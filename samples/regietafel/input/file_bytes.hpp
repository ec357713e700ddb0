// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace regietafel {

/// The bytes of a file, read into memory whole: a form is small, and nothing can then change under its reader.
/// @errors T001 the file cannot be read; W003 it holds more than `most` bytes
[[nodiscard]] opgave::result<std::vector<char>> read_bytes(const std::filesystem::path& file, std::uint64_t most);

} // namespace regietafel
