// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/directory_source.hpp"

#include "host/plugin_acceptance.hpp"
#include "host/plugin_library.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace opgave {

namespace {

result<plugin> load_examined(examined_plugin one, const plugin_allowances& allowed) {
    library_to_load library{one.from, one.bytes, one.sum};
    if (!one.listed) // all that this program is about to do with it
        library.trial = [&](opgave_plugin_entry entry) {
            static_cast<void>(accept_loaded_plugin(entry(), one.said, one.plugin_toml, one.from));
        };
    const auto entry = allowed.direct ? load_file(library) : load_sealed(library);
    if (!entry) return refuse(entry.error());
    auto loaded = accept_loaded_plugin((*entry)(), std::move(one.said), one.plugin_toml, one.from);
    if (loaded) loaded->library_sum = one.sum;
    return loaded;
}

} // namespace

result<plugin_store> plugin_store::open(std::vector<std::string> directories) {
    std::vector<plugin_directory> opened;
    diagnostics                   problems;
    for (const std::string& path : directories) {
        auto one = plugin_directory::open(path);
        if (one)
            opened.push_back(*std::move(one));
        else
            problems.insert(problems.end(), one.error().begin(), one.error().end());
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return plugin_store(std::make_shared<const directory_source>(std::move(opened)));
}

std::optional<result<plugin>> directory_source::load(const std::string& id, const plugin_allowances& allowed) const {
    for (const plugin_directory& directory : directories_)
        if (auto examined = directory.examine(id, allowed.unlisted)) {
            if (!*examined) return refuse(std::move(examined->error()));
            return load_examined(**std::move(examined), allowed);
        }
    return std::nullopt;
}

std::vector<offered_plugin> directory_source::offered(const plugin_allowances& allowed) const {
    std::vector<offered_plugin> all;
    for (const plugin_directory& directory : directories_)
        for (std::string& id : directory.ids()) {
            const bool hidden = std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
            auto       found  = hidden ? std::nullopt : directory.examine(id, allowed.unlisted);
            if (!found) continue; // by a directory before this one, or taken away meanwhile
            auto        said = std::move(*found).map([](examined_plugin&& one) { return std::move(one.said); });
            std::string from = directory.path_of(id);
            all.push_back({std::move(id), std::move(from), std::move(said)});
        }
    return all;
}

std::vector<std::string> directory_source::ids() const {
    std::vector<std::string> all;
    for (const plugin_directory& directory : directories_) {
        auto here = directory.ids();
        all.insert(all.end(), std::make_move_iterator(here.begin()), std::make_move_iterator(here.end()));
    }
    return all;
}

diagnostic directory_source::absence_of(const std::string& id) const {
    const std::string what = "there is no plugin '" + id + '\'';
    std::string       files;
    for (const plugin_directory& directory : directories_) {
        if (directory.lists(id))
            return {diagnostic_code::P001,
                    {},
                    what + ", although the plugins.sums of its directory lists it",
                    "a file " + directory.path_of(id),
                    "install it anew, or list what is there: opgave-plugin sums " + directory.path()};
        files += (files.empty() ? "a file " : ", ") + directory.path_of(id);
    }
    return {diagnostic_code::P001, {}, what, std::move(files), "give the store the directory that has it"};
}

} // namespace opgave
