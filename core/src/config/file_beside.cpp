// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/file_beside.hpp"

#include <algorithm>
#include <system_error>

namespace opgave {

std::optional<std::filesystem::path> file_beside(const std::filesystem::path& file, const value_reader& named) {
    const auto name = named.as_text();
    if (!name) return std::nullopt;
    const std::filesystem::path other(name->value);
    if (other != other.filename() || other == "." || other == "..") {
        named.report(diagnostic_code::C005, "= \"" + name->value + "\" leads elsewhere",
                     "the name of a file in the same folder");
        return std::nullopt;
    }
    return file.parent_path() / other;
}

std::vector<std::string> names_beside(const std::filesystem::path& file) {
    std::vector<std::string> names;
    std::error_code          failure;
    const auto               folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    for (std::filesystem::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
        std::error_code unknown; // then it is no file to name
        if (at->is_regular_file(unknown)) names.push_back(at->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace opgave
