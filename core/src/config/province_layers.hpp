// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/sha256.hpp>
#include <opgave/config/written_value.hpp>

#include "config/layer_merge.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace opgave {

/// A province file and those that it extends, laid over each other.
struct laid_files {
    written_value               whole;    ///< its place is the start of the nearest file
    std::vector<replaced_value> replaced; ///< in the order in which they were replaced: the farthest first
    std::vector<removed_entry>  removed;
    std::vector<file_sum>       files; ///< that were read, the nearest first
};

/// Reads a province file and the files that it extends.
/// @return nothing when one of them is not legible at all: what the others change would not be understood
/// @errors T001-T004 the text of a file; C001 format; C002, C003, C007, C011 as of `layer_merge`; C005, C013 what it extends
[[nodiscard]] std::optional<laid_files> read_layers(const std::filesystem::path& file, diagnostics& problems);

} // namespace opgave
