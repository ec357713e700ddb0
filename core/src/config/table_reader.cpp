// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/toml_reader.hpp"

#include <algorithm>

namespace opgave {

void table_reader::call(std::string_view kind, std::string_view id) {
    called_ = std::string(kind) + " '" + std::string(id) + '\'';
}

std::string table_reader::named(std::string_view key) const {
    std::string name = '\'' + std::string(key) + '\'';
    if (!called_.empty()) name += " in " + called_;
    return name;
}

const written_entry* table_reader::find(std::string_view key) const {
    const auto found =
        std::find_if(entries().begin(), entries().end(), [&](const auto& entry) { return entry.key == key; });
    return found == entries().end() ? nullptr : &*found;
}

value_reader table_reader::value_of(const written_entry& entry) const {
    return {&entry.value, named(entry.key), *problems_};
}

/// A key may be asked for twice: once whether it is there, once because it must be.
void table_reader::know(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
}

value_reader table_reader::optional(std::string_view key) {
    know(key);
    const written_entry* entry = find(key);
    return {entry != nullptr ? &entry->value : nullptr, named(key), *problems_};
}

value_reader table_reader::required(std::string_view key) {
    know(key);
    const written_entry* entry = find(key);
    if (entry == nullptr) missing_.emplace_back(key);
    return {entry != nullptr ? &entry->value : nullptr, named(key), *problems_, true};
}

void table_reader::finish(const std::string& remedy) {
    for (const written_entry& entry : entries()) {
        if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
        std::erase(missing_, nearest_name(entry.key, known_));
        report(diagnostic_code::C004, entry.where, "unknown key " + named(entry.key), {},
               did_you_mean(entry.key, known_));
    }
    for (const std::string& key : missing_)
        report(diagnostic_code::C002, where(), "the key " + named(key) + " is missing", {}, remedy);
    missing_.clear();
}

void table_reader::report(diagnostic_code code, const place& where, std::string what, std::string expected,
                          std::string remedy) const {
    problems_->push_back({code, where, std::move(what), std::move(expected), std::move(remedy)});
}

} // namespace opgave
