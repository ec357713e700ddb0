// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "config/toml_reader.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// A configuration does not choose where the host reads: another file that it names lies beside it.
namespace opgave {

/// The file that a value names, in the folder of the file that says so. Whether it is there is not looked at.
/// @errors C003 no text; C005 the name leads to another folder
[[nodiscard]] std::optional<std::filesystem::path> file_beside(const std::filesystem::path& file,
                                                               const value_reader&          named);

/// The names of the files in the folder of `file`, in order; what a misspelt name may have meant.
[[nodiscard]] std::vector<std::string> names_beside(const std::filesystem::path& file);

/// The known name that a misspelt one may have meant, or an empty text. Of names of one kind only what stands before `.toml`
/// is compared: the ending would make all short names alike.
[[nodiscard]] std::string nearest_file(const std::string& name, const std::vector<std::string>& known);

} // namespace opgave
