// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include "host/file_descriptor.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// A directory in which only root and the user of the program can change anything, nor in any directory above it. It is
/// kept open: whatever is moved or linked later, its files are read from this very directory.
class trusted_directory {
public:
    /// @param path  may be relative, or lead over links; what counts is where it leads to now
    /// @errors P001 there is no such directory; P006 others can write in it, or above it
    [[nodiscard]] static result<trusted_directory> open(const std::string& path);

    /// Absolute, without links.
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] std::string        path_of(const std::string& name) const;

    /// Reads a file, once. A link is followed where it names another file of this directory.
    ///
    /// @param name  without a '/'
    /// @param most  of more MiB it is not read
    /// @return its bytes, or nothing where there is no such file
    /// @errors P002 it is no file, is too large, or cannot be read; P006 others can change it, or it is a link that leads
    ///         out of the directory
    [[nodiscard]] std::optional<result<std::vector<std::byte>>> read(const std::string& name, std::size_t most) const;

private:
    trusted_directory(std::string path, file_descriptor opened) : path_(std::move(path)), opened_(std::move(opened)) {}

    std::string     path_;
    file_descriptor opened_;
};

} // namespace opgave
