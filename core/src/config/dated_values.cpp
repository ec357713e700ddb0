// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/dated_values.hpp"

#include "config/entry_parts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace opgave {

namespace {

bool has_key(const written_value& item, std::string_view key) {
    const written_table* table = item.table();
    return table != nullptr
           && std::any_of(table->begin(), table->end(), [&](const auto& entry) { return entry.key == key; });
}

} // namespace

bool is_dated(const written_value& value, bool is_list_itself) {
    const written_list* items = value.list();
    if (items == nullptr) return false;
    return std::any_of(items->begin(), items->end(), [&](const written_value& item) {
        return is_list_itself ? has_key(item, dated_value_key) : item.table() != nullptr;
    });
}

std::vector<dated_value> read_dated_values(const value_reader& written, const std::string& called) {
    std::vector<dated_value> values;
    for (table_reader& table : written.as_tables("a value of " + called)) {
        const bool         is_first = values.empty();
        const value_reader from     = is_first ? table.optional("from") : table.required("from");
        const value_reader until    = table.optional("until");
        dated_value        one{read_date(from), read_date(until), table.required(dated_value_key), table.where(),
                        read_text(table.optional("source"))};
        table.finish();

        if (one.from && one.until && *one.until < *one.from)
            until.report(diagnostic_code::C009, "= " + one.until->to_text() + " lies before 'from'",
                         one.from->to_text() + " or later");
        if (!is_first && one.from) {
            const dated_value& before = values.back();
            if (before.from && *one.from <= *before.from)
                from.report(diagnostic_code::C011,
                            "= " + one.from->to_text() + " does not lie after that of the value before, "
                                + before.from->to_text(),
                            "the values in the order of their dates");
            else if (before.until && *one.from <= *before.until)
                from.report(diagnostic_code::C011,
                            "= " + one.from->to_text() + " lies within the value before, which ends on "
                                + before.until->to_text(),
                            "one value on each day");
        }
        values.push_back(std::move(one));
    }
    return values;
}

const dated_value* in_force_on(const std::vector<dated_value>& values, date day) {
    const auto begun = std::find_if(values.rbegin(), values.rend(),
                                    [&](const dated_value& one) { return !one.from || *one.from <= day; });
    return begun != values.rend() && (!begun->until || day <= *begun->until) ? &*begun : nullptr;
}

std::string nearest_in_force(const std::vector<dated_value>& values, date day) {
    const auto next =
        std::find_if(values.begin(), values.end(), [&](const dated_value& one) { return one.from && *one.from > day; });
    if (next == values.begin()) return "first in force on " + next->from->to_text();
    const std::string before = "in force until " + std::prev(next)->until.value_or(date{}).to_text();
    return next == values.end() ? before : before + " and again from " + next->from->to_text();
}

} // namespace opgave
