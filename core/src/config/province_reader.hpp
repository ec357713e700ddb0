// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/province.hpp>

#include "config/toml_reader.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opgave {

/// Reads a province from its files, laid over each other. Reads every table to its end, whatever is wrong before.
class province_reader {
public:
    province_reader(province& into, diagnostics& problems) : said_(into), problems_(problems) {}

    /// @param root  without `format` and `extends`
    void read(table_reader& root);

private:
    void read_header(table_reader& root);

    void read_unit(table_reader& table);
    void read_member(table_reader& table);
    void read_dissolved(table_reader& table);
    void read_grouping(table_reader& table);
    void read_place(table_reader& table);
    void read_certainty(table_reader& table);
    void read_category(table_reader& table);
    void read_total(table_reader& table);
    void read_cycle(table_reader& table);
    void read_basis(table_reader& table);
    void read_attribute(table_reader& table);

    void read_rule(table_reader& table);
    void read_lot(table_reader& table);
    void read_lot_rule(table_reader& table);
    void read_figure(table_reader& table);
    void read_statement(table_reader& table);

    void read_tables(table_reader& root, std::string_view kind, void (province_reader::*read_one)(table_reader&));

    /// Where in its list the entry of an id stands: looked up, because a country has many members.
    using positions = std::map<std::string, std::size_t>;

    /// Adds an entry whose id is new; C006 at the second of two with the same id.
    template <class Entry>
    void add(std::vector<Entry>& list, Entry entry, std::string Entry::*id, std::string_view kind, positions& known);

    /// The same, for a list of the province itself.
    template <class Entry>
    void add(std::vector<Entry>& list, Entry entry, std::string Entry::*id, std::string_view kind) {
        add(list, std::move(entry), id, kind, known_[kind]);
    }

    void report_namesake(const member_entry& of);
    void report_twice(const place& second, std::string_view kind, const std::string& id, const place& first);

    province&                               said_;
    diagnostics&                            problems_;
    std::map<std::string_view, positions>   known_;           ///< by kind
    std::multimap<std::string, std::size_t> members_by_name_; ///< of one name in the order of the list
};

template <class Entry>
void province_reader::add(std::vector<Entry>& list, Entry entry, std::string Entry::*id, std::string_view kind,
                          positions& known) {
    if ((entry.*id).empty()) return; // reported already, and no other entry can name it
    const auto [first, is_new] = known.emplace(entry.*id, list.size());
    if (is_new)
        list.push_back(std::move(entry));
    else
        report_twice(entry.where, kind, entry.*id, list[first->second].where);
}

} // namespace opgave
