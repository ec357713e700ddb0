// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/plugin_directory.hpp"

#include "host/plugin_acceptance.hpp"
#include "host/plugin_id.hpp"
#include "host/plugin_note.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace opgave {

namespace {

constexpr std::size_t most_mib_of_a_list    = 1; // some nine thousand plugins
constexpr std::size_t most_mib_of_a_library = 256;

std::string file_of(const std::string& id) { return id + std::string(library_ending); }

std::string_view text_of(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Enough of a sum to tell two apart.
std::string start_of(const sha256_sum& sum) { return hex(sum).substr(0, 16) + "..."; }

diagnostic not_listed(const std::string& from, const std::string& directory, bool has_list) {
    return {diagnostic_code::P007,
            {from, 0, 0, {}, {}},
            has_list ? "it is not listed in the plugins.sums of its directory"
                     : "its directory has no plugins.sums that lists it",
            {},
            "if you trust it, list it: opgave-plugin sums " + directory + ", or have the host call allow_unlisted()"};
}

diagnostic another_than_listed(const std::string& from, const std::string& directory, const sha256_sum& found,
                               const sha256_sum& listed) {
    return {diagnostic_code::P007,
            {from, 0, 0, {}, {}},
            "it is another file than plugins.sums lists: its SHA-256 is " + start_of(found),
            start_of(listed),
            "install it anew; if you trust it as it is: opgave-plugin sums " + directory};
}

} // namespace

result<plugin_directory> plugin_directory::open_without_list(const std::string& path) {
    return trusted_directory::open(path).map(
        [](trusted_directory&& files) { return plugin_directory(std::move(files), std::nullopt); });
}

result<plugin_directory> plugin_directory::open(const std::string& path) {
    auto files = trusted_directory::open(path);
    if (!files) return refuse(std::move(files.error()));
    const auto bytes = files->read(plugin_sums::file_name, most_mib_of_a_list);
    if (!bytes) return plugin_directory(*std::move(files), std::nullopt);
    if (!*bytes) return refuse(bytes->error());
    auto sums = plugin_sums::read(text_of(**bytes), files->path_of(plugin_sums::file_name));
    if (!sums) return refuse(std::move(sums.error()));
    return plugin_directory(*std::move(files), *std::move(sums));
}

std::optional<result<examined_plugin>> plugin_directory::examine(const std::string& id, bool unlisted_too) const {
    auto bytes = files_.read(file_of(id), most_mib_of_a_library);
    if (!bytes) return std::nullopt;
    if (!*bytes) return refuse(std::move(bytes->error()));

    examined_plugin one{path_of(id), **std::move(bytes), {}, false, {}, {}};
    one.sum            = sha256(one.bytes);
    const auto* listed = sums_ ? sums_->find(file_of(id)) : nullptr;
    if (listed != nullptr && *listed != one.sum) return refuse(another_than_listed(one.from, path(), one.sum, *listed));
    if (listed == nullptr && !unlisted_too) return refuse(not_listed(one.from, path(), sums_.has_value()));
    one.listed = listed != nullptr;

    auto note = read_plugin_note(one.bytes, one.from);
    if (!note) return refuse(std::move(note.error()));
    one.plugin_toml = std::move(note->manifest);
    auto said       = accept_manifest(one.plugin_toml, id, one.from);
    if (!said) return refuse(std::move(said.error()));
    one.said = *std::move(said);
    return one;
}

std::vector<std::string> plugin_directory::ids() const {
    std::vector<std::string>            ids;
    std::error_code                     failure;
    std::filesystem::directory_iterator file(path(), failure);
    for (; !failure && file != std::filesystem::directory_iterator(); file.increment(failure)) {
        const std::string name = file->path().filename().string();
        if (const auto id = id_of_file(name); !id.empty()) ids.emplace_back(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool plugin_directory::lists(const std::string& id) const { return sums_ && sums_->find(file_of(id)) != nullptr; }

std::string plugin_directory::path_of(const std::string& id) const { return files_.path_of(file_of(id)); }

} // namespace opgave
