// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/plugin_store.hpp>

#include "host/plugin_acceptance.hpp"
#include "host/plugin_library.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace opgave {

namespace {

constexpr const char* library_ending = ".so";

/// Only such an id becomes part of a path.
bool is_plugin_id(std::string_view id) {
    constexpr std::size_t longest   = 64;
    const auto            is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto            fits      = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !id.empty() && id.size() <= longest && is_letter(id[0]) && std::all_of(id.begin(), id.end(), fits);
}

place at_file(const std::filesystem::path& file) { return {file.generic_string(), 0, 0, {}, {}}; }

} // namespace

result<plugin_store> plugin_store::open(std::vector<std::string> directories) {
    diagnostics problems;
    for (std::string& one : directories) {
        std::error_code failure;
        if (!std::filesystem::is_directory(one, failure))
            problems.push_back({diagnostic_code::P001, at_file(one), "there is no such directory of plugins", {}, {}});
        // A relative path would lead elsewhere after a change of the working directory, and the loader looks a bare file
        // name up in places of its own.
        one = std::filesystem::absolute(one, failure).string();
    }
    if (!problems.empty()) return refuse(std::move(problems));
    plugin_store store;
    store.directories_ = std::move(directories);
    return store;
}

plugin_store plugin_store::of(std::span<const static_plugin> linked) {
    plugin_store store;
    store.linked_ = linked;
    return store;
}

result<plugin> plugin_store::load(std::string_view asked_for, const place& asked_at) const {
    const std::string id(asked_for);
    if (!is_plugin_id(id))
        return refuse(diagnostic{diagnostic_code::P001,
                                 asked_at,
                                 "'" + id + "' is not the id of a plugin",
                                 "lower-case letters, digits and '_', a letter first; never a path",
                                 {}});
    for (const static_plugin& one : linked_)
        if (one.id == id) return accept_plugin(one.entry(), id, "plugin '" + id + "' (linked in)");

    std::string searched;
    for (const std::string& directory : directories_) {
        const std::filesystem::path file = std::filesystem::path(directory) / (id + library_ending);
        std::error_code             failure;
        if (std::filesystem::exists(file, failure)) {
            const auto entry = open_plugin_library(file);
            if (!entry) return refuse(entry.error());
            return accept_plugin((*entry)(), id, file.generic_string());
        }
        searched += (searched.empty() ? "" : ", ") + file.generic_string();
    }
    return refuse(diagnostic{diagnostic_code::P001, asked_at, "there is no plugin '" + id + '\'',
                             searched.empty() ? "" : "a file " + searched, did_you_mean(id, known_ids())});
}

std::vector<std::string> plugin_store::known_ids() const {
    std::vector<std::string> ids;
    for (const static_plugin& one : linked_) ids.emplace_back(one.id);
    for (const std::string& directory : directories_) {
        std::error_code                     failure;
        std::filesystem::directory_iterator file(directory, failure);
        for (; !failure && file != std::filesystem::directory_iterator(); file.increment(failure))
            if (file->path().extension() == library_ending) ids.push_back(file->path().stem().string());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace opgave
