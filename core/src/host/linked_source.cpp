// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/linked_source.hpp"

#include "host/plugin_acceptance.hpp"

#include <utility>

namespace opgave {

namespace {

std::string name_of(const static_plugin& one) { return "plugin '" + std::string(one.id) + "' (linked in)"; }

} // namespace

std::optional<result<plugin>> linked_source::load(const std::string& id, const plugin_allowances&) const {
    for (const static_plugin& one : linked_)
        if (one.id == id) return accept_linked_plugin(one.entry(), id, name_of(one));
    return std::nullopt;
}

std::vector<offered_plugin> linked_source::offered(const plugin_allowances& allowed) const {
    std::vector<offered_plugin> all;
    for (const static_plugin& one : linked_) {
        std::string id(one.id);
        auto        said = std::move(*load(id, allowed)).map([](plugin&& it) { return std::move(it.manifest); });
        all.push_back({std::move(id), name_of(one), std::move(said)});
    }
    return all;
}

std::vector<std::string> linked_source::ids() const {
    std::vector<std::string> ids;
    for (const static_plugin& one : linked_) ids.emplace_back(one.id);
    return ids;
}

diagnostic linked_source::absence_of(const std::string& id) const {
    return {diagnostic_code::P001,
            {},
            "there is no plugin '" + id + "' among those that are linked in",
            {},
            "link it in, or give the store the directory that has it"};
}

} // namespace opgave
