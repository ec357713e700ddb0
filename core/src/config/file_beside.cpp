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

std::string nearest_file(const std::string& name, const std::vector<std::string>& known) {
    const std::filesystem::path meant(name);
    const std::string           ending = meant.has_extension() ? meant.extension().string() : ".toml";
    std::vector<std::string>    stems;
    for (const std::filesystem::path one : known)
        if (one.extension() == ending) stems.push_back(one.stem().string());
    if (stems.empty()) return nearest_name(name, known);
    const std::string nearest = nearest_name(meant.stem().string(), stems);
    return nearest.empty() ? std::string() : nearest + ending;
}

} // namespace opgave
