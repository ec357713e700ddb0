// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace parts {

/// A directory that is gone with this object, and what was written there with it.
class temporary_directory {
public:
    /// @throws std::filesystem::filesystem_error, like `write`
    temporary_directory();
    ~temporary_directory();
    temporary_directory(const temporary_directory&)            = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;

    /// @return the path of the new file
    std::filesystem::path write(std::string_view name, std::string_view text) const;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace parts
