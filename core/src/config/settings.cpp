// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/settings.hpp>

#include "config/dated_values.hpp"
#include "config/province_layers.hpp"
#include "config/written_text.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <set>
#include <utility>

namespace opgave {

namespace {

/// Lists every value that can be set by itself, with its name.
class setting_list {
public:
    explicit setting_list(const std::vector<replaced_value>& replaced) {
        for (const replaced_value& one : replaced) replaced_[one.key].push_back(&one);
    }

    std::vector<setting> list(const written_table& root) {
        for (const written_entry& one : root) {
            const written_list* items = one.value.list();
            if (items == nullptr || identity_of_kind(one.key).empty())
                add(one.key, one.value);
            else
                add_entries(one.key, one.key, *items);
        }
        add_what_was_taken_away();
        return std::move(all_);
    }

private:
    void add_entries(const std::string& path, std::string_view kind, const written_list& entries) {
        for (const written_value& one : entries) {
            if (one.table() == nullptr) continue;
            const std::string name     = dotted(path, identity_in(*one.table(), kind));
            const auto&       identity = identity_of_kind(kind);
            for (const written_entry& each : *one.table()) {
                if (std::find(identity.begin(), identity.end(), each.key) != identity.end()) continue;
                if (kind == "grouping" && each.key == "group" && each.value.list() != nullptr)
                    add_entries(name, "group", *each.value.list());
                else
                    add(dotted(name, each.key), each.value);
            }
        }
    }

    void add(const std::string& key, const written_value& value) {
        if (const written_table* parts = value.table()) {
            for (const written_entry& one : *parts) add(dotted(key, one.key), one.value);
            return;
        }
        if (key == "plugins" || key == "periods") { // lists that files add to: each item has its own place
            if (const written_list* items = value.list())
                for (const written_value& one : *items)
                    if (const auto* text = std::get_if<std::string>(&one.what)) put(dotted(key, *text), one);
            return;
        }
        if (is_dated(value, true)) {
            const auto before = take_replaced(key);
            for (const written_value& one : *value.list())
                all_.push_back({dotted(key, first_day_of(one)), written_text(one), one.where, before});
            return;
        }
        put(key, value);
    }

    static std::string first_day_of(const written_value& dated) {
        if (const written_table* table = dated.table())
            for (const written_entry& one : *table)
                if (one.key == "from") return written_text(one.value);
        return "first"; // only the first may be without: it always was
    }

    void put(const std::string& key, const written_value& value) {
        all_.push_back({key, written_text(value), value.where, take_replaced(key)});
    }

    std::vector<overridden_setting> take_replaced(const std::string& key) {
        std::vector<overridden_setting> before;
        const auto                      found = replaced_.find(key);
        if (found == replaced_.end()) return before;
        for (auto one = found->second.rbegin(); one != found->second.rend(); ++one)
            before.push_back({written_text((*one)->value), (*one)->value.where});
        replaced_.erase(found);
        return before;
    }

    /// What was replaced, and no file says any more.
    void add_what_was_taken_away() {
        while (!replaced_.empty()) {
            const std::string key = replaced_.begin()->first;
            setting           made{key, {}, replaced_.begin()->second.back()->by, {}};
            made.overrides = take_replaced(key);
            if (!is_identity(key)) all_.push_back(std::move(made));
        }
    }

    static bool is_identity(const std::string& key) {
        const auto& names = identity_of_kind(key.substr(0, key.find('.')));
        return std::find(names.begin(), names.end(), key.substr(key.rfind('.') + 1)) != names.end();
    }

    std::map<std::string, std::vector<const replaced_value*>> replaced_; ///< by key, the farthest first
    std::vector<setting>                                      all_;
};

bool stands_in(const std::string& key, const std::string& name) {
    return ('.' + key + '.').find('.' + name + '.') != std::string::npos;
}

/// What a name may have been meant to be: whole keys, their beginnings, and their parts.
std::vector<std::string> names_in(const std::vector<setting>& all) {
    std::set<std::string> names;
    for (const setting& one : all) {
        std::size_t from = 0;
        for (std::size_t end = 0; end != std::string::npos; from = end + 1) {
            end = one.key.find('.', from);
            names.insert(one.key.substr(0, end));
            names.insert(one.key.substr(from, end == std::string::npos ? end : end - from));
        }
    }
    return {names.begin(), names.end()};
}

} // namespace

result<std::vector<setting>> read_settings(const std::string& file) {
    try {
        diagnostics problems;
        const auto  layers = read_layers(file, problems);
        if (layers && problems.empty()) return setting_list(layers->replaced).list(*layers->whole.table());
        sort_by_place(problems);
        return refuse(std::move(problems));
    } catch (const std::bad_alloc&) {
        return refuse({diagnostic_code::R012, {}, "memory ran out", {}, {}});
    }
}

result<std::vector<setting>> find_settings(const std::vector<setting>& all, std::string_view name,
                                           const std::string& file) {
    const std::string    wanted(name);
    std::vector<setting> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [&](const setting& one) { return (one.key + '.').starts_with(wanted + '.'); });
    if (found.empty())
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                     [&](const setting& one) { return stands_in(one.key, wanted); });
    if (!found.empty()) return found;
    place where;
    where.file = file;
    return refuse({diagnostic_code::C007, where,
                   "nothing here, or in what the file extends, is called '" + wanted + '\'',
                   "a key such as 'rule.amv_opgave.aandeel', or a part of one", did_you_mean(wanted, names_in(all))});
}

} // namespace opgave
