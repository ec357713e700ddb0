// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/sha256.hpp>
#include <opgave/config/written_value.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace opgave {

/// Parses untrusted TOML 1.0 behind the limits of `toml_guard.hpp`. The only door to toml++.
///
/// @param text  UTF-8; a byte order mark and CRLF are fine
/// @param file  how places name the text
/// @return the root table, its entries and those of its tables in the order of the text
/// @errors T002 too large; T003 not valid TOML (the parser stops at its first mistake); T004 too deep
[[nodiscard]] result<written_value> parse_toml(std::string_view text, const std::string& file);

/// A file as a tree, and the sum of the very bytes that it was made of.
struct toml_file {
    written_value root;
    file_sum      read;
};

/// Reads a file, once, and parses it; places name it as `file` was written.
/// @errors T001 cannot be read; further as `parse_toml`
[[nodiscard]] result<toml_file> read_toml_file(const std::filesystem::path& file);

/// The tree alone.
[[nodiscard]] result<written_value> read_toml(const std::filesystem::path& file);

} // namespace opgave
