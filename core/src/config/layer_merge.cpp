// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/layer_merge.hpp"

#include "config/toml_reader.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace opgave {

namespace {

constexpr std::string_view removal_key = "removed";

/// @param table  constant or not, and so is the entry
template <class Table>
auto find(Table& table, std::string_view key) -> decltype(table.data()) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.key == key; });
    return found == table.end() ? nullptr : &*found;
}

written_table& table_in(written_value& value) { return std::get<written_table>(value.what); }
written_list&  list_in(written_value& value) { return std::get<written_list>(value.what); }

const std::string* text_in(const written_value& value) { return std::get_if<std::string>(&value.what); }

/// The periods that an entry lists, such as those of a cycle.
std::vector<period> periods_in(const written_table& entry) {
    std::vector<period>  periods;
    const written_entry* said = find(entry, "periods");
    if (said == nullptr || said->value.list() == nullptr) return periods;
    for (const written_value& one : *said->value.list())
        if (const std::string* text = text_in(one); text != nullptr)
            if (const auto when = parse_period(*text)) periods.push_back(*when);
    return periods;
}

} // namespace

std::string dotted(std::string_view path, std::string_view key) {
    return path.empty() ? std::string(key) : std::string(path) + '.' + std::string(key);
}

const std::vector<std::string_view>& identity_of_kind(std::string_view kind) {
    static const std::map<std::string_view, std::vector<std::string_view>> kinds{
        {"unit", {"id"}},
        {"member", {"code"}},
        {"dissolved", {"code"}},
        {"grouping", {"id"}},
        {"group", {"id"}}, // of a grouping
        {"place", {"id"}},
        {"certainty", {"id"}},
        {"category", {"id"}},
        {"total", {"id"}},
        {"cycle", {"id"}},
        {"basis", {"id"}},
        {"attribute", {"id"}},
        {"rule", {"id"}},
        {"lot", {"id"}},
        {"lot_rule", {"basis"}},
        {"figure", {"who", "category", "basis", "period"}},
        {"statement", {"who", "category", "basis", "period"}}};
    static const std::vector<std::string_view> none;

    const auto found = kinds.find(kind);
    return found == kinds.end() ? none : found->second;
}

std::string identity_in(const written_table& entry, std::string_view kind) {
    std::string identity;
    for (const std::string_view key : identity_of_kind(kind)) {
        const written_entry* said = find(entry, key);
        const std::string*   text = said != nullptr ? text_in(said->value) : nullptr;
        if (text == nullptr || text->empty()) return {};
        identity = dotted(identity, *text);
    }
    return identity;
}

void layer_merge::lay(written_value root) {
    whole_.where = root.where;
    for (written_entry& one : table_in(root)) lay_root(std::move(one));
}

void layer_merge::lay_root(written_entry above) {
    written_entry* below = find(table_in(whole_), above.key);
    if (below == nullptr) {
        table_in(whole_).push_back({above.key, above.where, {written_list{}, above.value.where}});
        below = &table_in(whole_).back();
        if (identity_of_kind(above.key).empty() || above.value.list() == nullptr) {
            below->value = std::move(above.value);
            return;
        }
    }
    const std::string key = above.key;
    if (!identity_of_kind(key).empty())
        lay_entries(below->value, std::move(above.value), key, key);
    else if (key == "plugins" || key == "periods")
        grow(below->value, std::move(above.value));
    else if (above.value.list() != nullptr)
        table_in(whole_).push_back(std::move(above)); // no key of a province: the reader says so of each
    else
        lay_value(*below, std::move(above), {});
}

void layer_merge::lay_keys(written_table& below, written_table above, const std::string& path, std::string_view kind) {
    std::map<std::string, std::size_t> known; // looked up, because a country has many members
    for (std::size_t i = 0; i < below.size(); ++i) known.emplace(below[i].key, i);
    for (written_entry& one : above) {
        const auto found = known.find(one.key);
        if (found == known.end())
            below.push_back(std::move(one));
        else if (kind == "grouping" && one.key == "group")
            lay_entries(below[found->second].value, std::move(one.value), path, "group");
        else
            lay_value(below[found->second], std::move(one), path);
    }
}

void layer_merge::lay_value(written_entry& below, written_entry above, const std::string& path) {
    const std::string key = dotted(path, below.key);
    if (below.value.table() != nullptr && above.value.table() != nullptr) { // such as a label, or values of members
        below.value.where = above.value.where;
        lay_keys(table_in(below.value), std::move(table_in(above.value)), key, {});
        return;
    }
    replaced_.push_back({key, std::move(below.value), above.value.where});
    below = std::move(above);
}

void layer_merge::lay_entries(written_value& below, written_value above, const std::string& path,
                              std::string_view kind) {
    if (above.list() == nullptr || below.list() == nullptr) {
        const written_value& wrong = above.list() == nullptr ? above : below;
        (void)value_reader(&wrong, '\'' + std::string(kind) + '\'', problems_).as_tables(kind); // says what is wrong
        if (below.list() == nullptr) below = std::move(above);
        return;
    }
    std::map<std::string, std::size_t> known; // of the farther files: an id that stands twice in one is its own mistake
    written_list&                      entries = list_in(below);
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i].table() != nullptr)
            if (auto id = identity_in(*entries[i].table(), kind); !id.empty()) known.emplace(std::move(id), i);

    std::vector<std::string> ids; // for the nearest name, before any is laid over
    for (const auto& [id, at] : known) ids.push_back(id);
    std::vector<std::size_t> gone;
    for (written_value& one : list_in(above)) {
        const std::string id    = one.table() != nullptr ? identity_in(*one.table(), kind) : std::string();
        const auto        found = id.empty() ? known.end() : known.find(id);
        const removal     said  = one.table() != nullptr ? removal_of(table_in(one)) : removal::none;
        const bool        takes = said == removal::meant;
        if (said == removal::unclear) { // nothing else of it can be judged
            known.erase(id);
            continue;
        }
        if (found == known.end()) {
            if (takes)
                report_nothing_to_remove(one, kind, id, ids);
            else
                entries.push_back(std::move(one));
            continue;
        }
        if (takes) {
            refuse_more_than_removal(one, kind);
            note_all(*entries[found->second].table(), dotted(path, id), one.where);
            removed_.push_back({std::string(kind), id, one.where, periods_in(*entries[found->second].table())});
            gone.push_back(found->second);
        } else {
            lay_entry(entries[found->second], std::move(one), dotted(path, id), kind);
        }
        known.erase(found); // a second one of this file is one too many, and the reader says so
    }
    std::sort(gone.rbegin(), gone.rend());
    for (const std::size_t at : gone) entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(at));
}

void layer_merge::lay_entry(written_value& below, written_value above, const std::string& path, std::string_view kind) {
    written_table& nearer = table_in(above);
    if (kind == "rule") {
        if (find(nearer, "kind") != nullptr) { // a whole rule: no parameter of the old one is left behind
            note_all(*below.table(), path, above.where);
            below = std::move(above);
            return;
        }
        // Periods are said in one of two ways; the nearer way takes the place of the other.
        if (find(nearer, "periods") != nullptr)
            drop_keys(table_in(below), {"from", "until", "each"}, path, above.where);
        else if (find(nearer, "from") != nullptr || find(nearer, "until") != nullptr || find(nearer, "each") != nullptr)
            drop_keys(table_in(below), {"periods"}, path, above.where);
    }
    take_origin(table_in(below), nearer, path, kind, above.where);
    const auto& identity = identity_of_kind(kind);
    std::erase_if(nearer, [&](const written_entry& one) {
        return std::find(identity.begin(), identity.end(), one.key) != identity.end();
    });
    below.where = above.where;
    lay_keys(table_in(below), std::move(nearer), path, kind);
}

void layer_merge::take_origin(written_table& below, const written_table& nearer, const std::string& path,
                              std::string_view kind, const place& by) {
    for (const std::string_view key : {"source", "date"}) {
        const bool is_of_one_number =
            kind == "figure" || kind == "statement" || kind == "lot"; // only these have a date
        if (find(nearer, key) != nullptr || find(below, key) == nullptr || (key == "date" && !is_of_one_number))
            continue;
        problems_.push_back({diagnostic_code::C002,
                             by,
                             "the key '" + std::string(key) + "' is missing where '" + path
                                 + "' is changed: that of the file below is about what stood there",
                             key == "date" ? "date = 2024-02-01, the day of the new number"
                                           : "source = \"...\", where the new value comes from",
                             {}});
    }
    if (find(nearer, "assumption") == nullptr) drop_keys(below, {"assumption"}, path, by);
}

void layer_merge::grow(written_value& below, written_value above) {
    if (below.list() == nullptr || above.list() == nullptr) {
        below = std::move(above);
        return;
    }
    written_list& items   = list_in(below);
    const auto    said    = static_cast<std::ptrdiff_t>(items.size());
    const auto    is_said = [&](const std::string* text) {
        return text != nullptr && std::any_of(items.begin(), items.begin() + said, [&](const written_value& one) {
                   const std::string* other = text_in(one);
                   return other != nullptr && *other == *text;
               });
    };
    for (written_value& one : list_in(above))
        if (!is_said(text_in(one))) items.push_back(std::move(one));
}

void layer_merge::drop_keys(written_table& from, const std::vector<std::string_view>& keys, const std::string& path,
                            const place& by) {
    std::erase_if(from, [&](written_entry& one) {
        if (std::find(keys.begin(), keys.end(), one.key) == keys.end()) return false;
        replaced_.push_back({dotted(path, one.key), std::move(one.value), by});
        return true;
    });
}

void layer_merge::note_all(const written_table& below, const std::string& path, const place& by) {
    for (const written_entry& one : below) {
        const std::string key = dotted(path, one.key);
        if (one.value.table() != nullptr)
            note_all(*one.value.table(), key, by);
        else
            replaced_.push_back({key, one.value, by});
    }
}

layer_merge::removal layer_merge::removal_of(const written_table& entry) {
    const written_entry* said = find(entry, removal_key);
    if (said == nullptr) return removal::none;
    const bool* yes = std::get_if<bool>(&said->value.what);
    if (yes != nullptr && *yes) return removal::meant;
    problems_.push_back({diagnostic_code::C003, said->value.where, "'removed' says something else than yes",
                         "removed = true", "leave the key out where the entry stays"});
    return removal::unclear;
}

void layer_merge::refuse_more_than_removal(const written_value& entry, std::string_view kind) {
    const auto& identity = identity_of_kind(kind);
    for (const written_entry& one : *entry.table()) {
        const bool belongs = one.key == removal_key || one.key == "source"
                             || std::find(identity.begin(), identity.end(), one.key) != identity.end();
        if (!belongs)
            problems_.push_back({diagnostic_code::C011,
                                 one.where,
                                 '\'' + one.key + "' stands beside 'removed = true'",
                                 "what says which " + std::string(kind) + " it is, and a source at most",
                                 {}});
    }
}

void layer_merge::report_nothing_to_remove(const written_value& entry, std::string_view kind, const std::string& id,
                                           const std::vector<std::string>& known) {
    problems_.push_back({diagnostic_code::C007,
                         entry.where,
                         "there is no " + std::string(kind) + (id.empty() ? "" : " '" + id + '\'')
                             + " to remove in what this file extends",
                         {},
                         did_you_mean(id, known)});
}

} // namespace opgave
