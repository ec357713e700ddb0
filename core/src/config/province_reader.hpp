// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/province.hpp>

#include "config/toml_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// Adds what one file says to a province. Reads every table to its end, whatever is wrong before.
class province_reader {
public:
    province_reader(province& into, diagnostics& problems) : said_(into), problems_(problems) {}

    /// @param root  the file's root table, of which `format` and `extends` have been read
    void read(table_reader& root);

private:
    void read_header(table_reader& root);

    void read_unit(table_reader& table);
    void read_member(table_reader& table);
    void read_dissolved(table_reader& table);
    void read_grouping(table_reader& table);
    void read_category(table_reader& table);
    void read_total(table_reader& table);
    void read_cycle(table_reader& table);
    void read_basis(table_reader& table);
    void read_attribute(table_reader& table);

    void read_rule(table_reader& table);
    void read_figure(table_reader& table);
    void read_statement(table_reader& table);

    void read_tables(table_reader& root, std::string_view kind, void (province_reader::*read_one)(table_reader&));

    /// Adds an entry whose id is new; C006 at the second of two with the same id.
    template <class Entry>
    void add(std::vector<Entry>& list, Entry entry, std::string Entry::*id, std::string_view kind);

    void report_twice(const place& second, std::string_view kind, const std::string& id, const place& first);

    province&    said_;
    diagnostics& problems_;
};

template <class Entry>
void province_reader::add(std::vector<Entry>& list, Entry entry, std::string Entry::*id, std::string_view kind) {
    if ((entry.*id).empty()) return; // reported already, and no other entry can name it
    const auto first = std::find_if(list.begin(), list.end(), [&](const Entry& one) { return one.*id == entry.*id; });
    if (first != list.end())
        report_twice(entry.where, kind, entry.*id, first->where);
    else
        list.push_back(std::move(entry));
}

} // namespace opgave
