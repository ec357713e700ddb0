// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace opgave::testing {

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder of one test, which goes with it.
class temporary_folder {
public:
    temporary_folder() {
        std::string name = (std::filesystem::temp_directory_path() / "opgave_XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) std::abort(); // there is nothing to test in
        path_ = std::filesystem::canonical(name);
    }
    ~temporary_folder() {
        std::error_code failure; // what a test made unreadable may stay
        std::filesystem::remove_all(path_, failure);
    }
    temporary_folder(const temporary_folder&)            = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

    /// @return the file that was written
    std::filesystem::path write(std::string_view name, std::string_view content) const {
        std::filesystem::path file = path_ / name;
        std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
        return file;
    }

private:
    std::filesystem::path path_;
};

/// A text without the names of folders that differ from machine to machine.
inline std::string without(std::string text, const std::filesystem::path& folder) {
    const std::string prefix = folder.generic_string() + '/';
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at))
        text.erase(at, prefix.size());
    return text;
}

} // namespace opgave::testing
