// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/entry_parts.hpp"

#include <algorithm>
#include <set>

namespace opgave {

namespace {

bool is_code(std::string_view text) {
    constexpr std::size_t capitals   = 2;
    const auto            is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto            is_digit   = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() >= capitals + 2 && text.size() <= capitals + 4
           && std::all_of(text.begin(), text.begin() + capitals, is_capital)
           && std::all_of(text.begin() + capitals, text.end(), is_digit);
}

/// Reports a list that is empty, and each item that stands in it before; those are left out.
template <class Value>
std::vector<placed<Value>> without_repeats(const value_reader& list, std::vector<placed<Value>> items) {
    if (list.is_present() && list.as_written()->list() != nullptr && list.as_written()->list()->empty())
        list.report(diagnostic_code::C011, "is empty", "at least one item");
    std::vector<placed<Value>> once;
    std::set<Value>            known; // a search through `once` would be slow for a group of many members
    for (placed<Value>& item : items) {
        if (known.insert(item.value).second)
            once.push_back(std::move(item));
        else
            list.report_at(item.where, diagnostic_code::C011, "holds an item twice");
    }
    return once;
}

} // namespace

std::string read_id(table_reader& table, std::string_view kind) {
    const auto id = table.required("id").as_id();
    if (!id) return {};
    table.call(kind, id->value);
    return id->value;
}

std::string read_code(const value_reader& value) {
    const auto code = value.as_text();
    if (!code) return {};
    if (is_code(code->value)) return code->value;
    value.report(diagnostic_code::C005, "= \"" + code->value + "\" is not a CBS code",
                 "two capitals and two to four digits, such as \"GM1690\"");
    return {};
}

words read_label(table_reader& table) {
    words      label;
    const auto both = table.required("label").as_table("the label of " + table.called());
    if (!both) return label;
    table_reader texts = *both;
    label.nl           = read_text(texts.required("nl"));
    label.en           = read_text(texts.optional("en"));
    texts.finish();
    return label;
}

name_at read_name(const value_reader& value) { return value.as_text().value_or(name_at{{}, value.where()}); }

std::vector<name_at> read_names(const value_reader& value) { return without_repeats(value, value.as_texts()); }

std::vector<placed<period>> read_period_list(const value_reader& value) {
    return without_repeats(value, value.as_periods());
}

std::string read_text(const value_reader& value) {
    auto text = value.as_text();
    return text ? std::move(text->value) : std::string();
}

std::optional<date> read_date(const value_reader& value) {
    const auto day = value.as_date();
    if (!day) return std::nullopt;
    return day->value;
}

void read_format(const value_reader& format) {
    constexpr std::int64_t supported = 1;
    const auto             number    = format.as_whole();
    if (number && number->value != supported)
        format.report(diagnostic_code::C001, "= " + std::to_string(number->value) + " is unknown",
                      "format = " + std::to_string(supported));
}

std::optional<placed<interval>> read_exact_or_range(table_reader& table) {
    const value_reader value = table.optional("value");
    const value_reader least = table.optional("least");
    const value_reader most  = table.optional("most");
    if (!least.is_present() && !most.is_present()) {
        const auto number = table.required("value").as_whole(-largest_number, largest_number);
        if (!number) return std::nullopt;
        return placed<interval>{interval::exactly(number->value), number->where};
    }
    const auto from = table.required("least").as_whole(-largest_number, largest_number);
    const auto to   = table.required("most").as_whole(-largest_number, largest_number);
    if (value.is_present())
        value.report(diagnostic_code::C011, "stands beside 'least' and 'most'", "either a number, or both ends");
    if (!from || !to) return std::nullopt;
    if (to->value < from->value) { // which numbers there may be is for the category to say
        most.report(diagnostic_code::C009, "= " + std::to_string(to->value) + " is less than 'least'",
                    "no less than " + std::to_string(from->value));
        return std::nullopt;
    }
    return placed<interval>{{from->value, to->value}, from->where};
}

category_entry read_category_entry(table_reader& table) {
    category_entry entry;
    entry.where       = table.where();
    entry.id          = read_id(table, "category");
    entry.label       = read_label(table);
    entry.unit        = read_name(table.required("unit"));
    const auto nature = table.required("nature").as_one_of({"stock", "flow"});
    entry.nature      = nature && nature->value == "flow" ? nature::flow : nature::stock;
    const auto least  = table.optional("least").as_whole(-largest_number, largest_number);
    const auto most   = table.optional("most").as_whole(least ? least->value : entry.least, largest_number);
    if (least) entry.least = least->value;
    if (most) entry.most = most->value;
    entry.source = read_text(table.required("source"));
    return entry;
}

} // namespace opgave
