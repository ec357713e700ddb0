// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

/// What is compared with the files beside wrong input: what they hold, and what the library says.
namespace opgave::testing {

inline std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// One line for each, as a program prints them.
inline std::string lines_of(const diagnostics& problems) {
    std::string lines;
    for (const diagnostic& one : problems) lines += one.to_text() + '\n';
    return lines;
}

} // namespace opgave::testing
