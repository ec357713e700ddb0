// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "parts/temporary_directory.hpp"

#include <stdlib.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

namespace parts {

temporary_directory::temporary_directory() {
    std::string name = std::filesystem::temp_directory_path() / "opgave_benchmark_XXXXXX";
    if (mkdtemp(name.data()) == nullptr)
        throw std::filesystem::filesystem_error("cannot make a directory", name, {errno, std::generic_category()});
    path_ = name;
}

temporary_directory::~temporary_directory() {
    std::error_code nobody_can_help;
    std::filesystem::remove_all(path_, nobody_can_help);
}

std::filesystem::path temporary_directory::write(std::string_view name, std::string_view text) const {
    std::filesystem::path file = path_ / name;
    std::ofstream         into(file, std::ios::binary);
    if (!into.write(text.data(), static_cast<std::streamsize>(text.size())).flush())
        throw std::filesystem::filesystem_error("cannot write", file, {errno, std::generic_category()});
    return file;
}

} // namespace parts
