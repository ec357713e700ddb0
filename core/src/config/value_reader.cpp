// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/toml_reader.hpp"

#include <algorithm>

namespace opgave {

namespace {

constexpr std::int16_t first_year = 1900;
constexpr std::int16_t last_year  = 2199;

bool is_id(std::string_view text) {
    constexpr std::size_t longest  = 64;
    const auto            is_first = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const auto            is_later = [&](char c) { return is_first(c) || c == '_' || c == '-' || c == '.'; };
    if (parse_period(text)) return true; // a half-year is the natural id of its cycle
    return !text.empty() && text.size() <= longest && is_first(text[0])
           && std::all_of(text.begin(), text.end(), is_later);
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// @param written  the characters of a value that is no whole number
/// @return what to write instead of `2.691`, whose point parts thousands; empty for anything else
std::string without_point_for_thousands(std::string_view written) {
    constexpr std::size_t group = 3; // digits between two points
    const std::size_t     first = written.find('.');
    if (first == std::string_view::npos || first == 0 || first > group || written[0] == '0') return {};
    if ((written.size() - first) % (group + 1) != 0) return {};
    std::string together;
    std::string parted;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const bool is_point = i >= first && (i - first) % (group + 1) == 0;
        if (is_point ? written[i] != '.' : written[i] < '0' || written[i] > '9') return {};
        parted += is_point ? '_' : written[i];
        if (!is_point) together += written[i];
    }
    return "write " + together + " or " + parted + ": a point does not part thousands";
}

/// What to write instead of `0,5`; empty when the comma is not all that is wrong.
std::string with_point_for_comma(std::string text) {
    if (text.find(',') == std::string::npos) return {};
    std::replace(text.begin(), text.end(), ',', '.');
    return parse_ratio(text) ? "write a point: " + in_quotes(text) : "";
}

/// Whether a text is a ratio but for the 0 below its line.
bool is_divided_by_zero(std::string_view text) {
    const std::size_t line = text.find('/');
    if (line == std::string_view::npos || text.find_first_of("123456789", line) != std::string_view::npos) return false;
    return text.find('0', line) != std::string_view::npos && parse_ratio(std::string(text) + '1').has_value();
}

/// Whether a text would be a ratio with smaller numbers in it.
bool is_ratio_too_long(std::string_view text) {
    std::string shorter; // a digit for each number
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
        if (!is_digit(i) || i == 0 || !is_digit(i - 1)) shorter += is_digit(i) ? '1' : text[i];
    }
    return parse_ratio(shorter).has_value();
}

} // namespace

void value_reader::report(diagnostic_code code, std::string what, std::string expected, std::string remedy) const {
    report_at(where(), code, std::move(what), std::move(expected), std::move(remedy));
}

void value_reader::report_at(const place& where, diagnostic_code code, std::string what, std::string expected,
                             std::string remedy) const {
    problems_->push_back({code, where, name_ + ' ' + std::move(what), std::move(expected), std::move(remedy)});
}

void value_reader::report_kind(std::string expected, std::string remedy) const {
    report(diagnostic_code::C003, "is " + std::string(kind_of(*value_)), std::move(expected), std::move(remedy));
}

bool value_reader::refuses_blank(const std::string& wanted) const {
    const auto* text = std::get_if<std::string>(&value_->what);
    if (text == nullptr || text->find_first_not_of(' ') != std::string::npos) return false;
    report(diagnostic_code::C002, "is empty", wanted,
           is_required_ ? "" : "leave the key out where nothing is to be said");
    return true;
}

std::optional<placed<std::string>> value_reader::as_text(const std::string& wanted) const {
    if (value_ == nullptr) return std::nullopt;
    const auto* text = std::get_if<std::string>(&value_->what);
    if (text == nullptr) {
        const auto* whole = std::get_if<std::int64_t>(&value_->what);
        report_kind("a text", whole != nullptr ? "write it in quotes: " + in_quotes(std::to_string(*whole)) : "");
        return std::nullopt;
    }
    if (printable(*text) != *text) {
        report(diagnostic_code::C014, "holds characters that do not show: " + in_quotes(*text),
               "letters, digits, signs and spaces on one line");
        return std::nullopt;
    }
    if (refuses_blank(wanted)) return std::nullopt;
    return placed<std::string>{*text, value_->where};
}

std::optional<placed<std::string>> value_reader::as_id() const {
    auto text = as_text();
    if (!text || is_id(text->value)) return text;
    report(diagnostic_code::C005, "= " + in_quotes(text->value) + " is not a well-formed id",
           "lower-case letters, digits, '_', '-' and '.', such as \"amv_opgave\"");
    return std::nullopt;
}

std::optional<placed<std::string>> value_reader::as_one_of(const std::vector<std::string>& words) const {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "one of " : ", ") + in_quotes(word);
    auto text = as_text(all);
    if (!text || std::find(words.begin(), words.end(), text->value) != words.end()) return text;
    report(diagnostic_code::C007, "= " + in_quotes(text->value) + " is unknown", all);
    return std::nullopt;
}

std::optional<placed<std::int64_t>> value_reader::as_whole(std::int64_t least, std::int64_t most) const {
    if (value_ == nullptr) return std::nullopt;
    const auto* whole = std::get_if<std::int64_t>(&value_->what);
    if (whole == nullptr) {
        const std::string shape = "a whole number without quotes";
        if (refuses_blank(shape)) return std::nullopt;
        const auto* text    = std::get_if<std::string>(&value_->what);
        const auto* inexact = std::get_if<written_float>(&value_->what);
        report_kind(shape, without_point_for_thousands(text != nullptr      ? *text
                                                       : inexact != nullptr ? inexact->text
                                                                            : ""));
        return std::nullopt;
    }
    if (*whole < least || *whole > most) {
        report(diagnostic_code::C009, "= " + std::to_string(*whole) + " is out of range",
               "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
        return std::nullopt;
    }
    return placed<std::int64_t>{*whole, value_->where};
}

std::optional<placed<ratio>> value_reader::as_ratio() const {
    if (value_ == nullptr) return std::nullopt;
    const std::string shape = "a ratio in quotes, such as \"8140/96000\" or \"8.5 %\"";
    if (const auto* whole = std::get_if<std::int64_t>(&value_->what)) return placed<ratio>{{*whole, 1}, value_->where};
    if (const auto* inexact = std::get_if<written_float>(&value_->what)) {
        report_kind(shape, parse_ratio(inexact->text) ? "write it in quotes: " + in_quotes(inexact->text) : "");
        return std::nullopt;
    }
    const auto* text = std::get_if<std::string>(&value_->what);
    if (text == nullptr) {
        report_kind(shape);
        return std::nullopt;
    }
    if (refuses_blank(shape)) return std::nullopt;
    if (const auto exact = parse_ratio(*text)) return placed<ratio>{*exact, value_->where};
    if (is_divided_by_zero(*text))
        report(diagnostic_code::C010, "= " + in_quotes(*text) + " is not a ratio: its denominator is 0", shape);
    else if (is_ratio_too_long(*text))
        report(diagnostic_code::C010, "= " + in_quotes(*text) + " has more digits than a ratio holds",
               "at most 18 digits on each side, and at most 12 of them decimals");
    else
        report(diagnostic_code::C010, "= " + in_quotes(*text) + " is not a ratio", shape, with_point_for_comma(*text));
    return std::nullopt;
}

std::optional<placed<date>> value_reader::as_date() const {
    if (value_ == nullptr) return std::nullopt;
    const auto* day = std::get_if<date>(&value_->what);
    if (day == nullptr) {
        report_kind("a date without quotes, such as 2024-02-01");
        return std::nullopt;
    }
    if (day->year < first_year || day->year > last_year) {
        report(diagnostic_code::C008, "= " + day->to_text() + " is out of range",
               "a date of the years " + std::to_string(first_year) + " to " + std::to_string(last_year));
        return std::nullopt;
    }
    return placed<date>{*day, value_->where};
}

std::optional<placed<period>> value_reader::as_period() const {
    const std::string shape = "a year or half-year in quotes, such as \"2025\" or \"2024-I\"";
    const auto        text  = as_text(shape);
    if (!text) return std::nullopt;
    if (const auto when = parse_period(text->value)) return placed<period>{*when, value_->where};
    report(diagnostic_code::C008, "= " + in_quotes(text->value) + " is not a period", shape);
    return std::nullopt;
}

std::optional<placed<bool>> value_reader::as_yes_no() const {
    if (value_ == nullptr) return std::nullopt;
    if (const auto* yes = std::get_if<bool>(&value_->what)) return placed<bool>{*yes, value_->where};
    const std::string shape = "true or false without quotes";
    if (!refuses_blank(shape)) report_kind(shape);
    return std::nullopt;
}

std::vector<value_reader> value_reader::as_list() const {
    std::vector<value_reader> items;
    if (value_ == nullptr) return items;
    const written_list* list = value_->list();
    if (list == nullptr) {
        report_kind("a list in square brackets");
        return items;
    }
    std::size_t nth = 0; // in its own file: several files may have made one list
    for (const written_value& item : *list) {
        nth = !items.empty() && items.back().where().file == item.where.file ? nth + 1 : 1;
        items.emplace_back(&item, "item " + std::to_string(nth) + " of " + name_, *problems_);
    }
    return items;
}

std::vector<placed<std::string>> value_reader::as_texts() const {
    std::vector<placed<std::string>> texts;
    for (const value_reader& item : as_list())
        if (auto text = item.as_text()) texts.push_back(std::move(*text));
    return texts;
}

std::vector<placed<period>> value_reader::as_periods() const {
    std::vector<placed<period>> periods;
    for (const value_reader& item : as_list())
        if (auto when = item.as_period()) periods.push_back(std::move(*when));
    return periods;
}

std::optional<table_reader> value_reader::as_table(std::string_view called) const {
    if (value_ == nullptr) return std::nullopt;
    if (value_->table() == nullptr) {
        report_kind("a table");
        return std::nullopt;
    }
    return table_reader(*value_, std::string(called), *problems_);
}

std::vector<table_reader> value_reader::as_tables(std::string_view called, std::string remedy) const {
    std::vector<table_reader> tables;
    if (value_ != nullptr && value_->table() != nullptr) {
        if (remedy.empty()) remedy = "write the header in double brackets: [[" + std::string(called) + "]]";
        report_kind("a list of tables", std::move(remedy));
        return tables;
    }
    for (const value_reader& item : as_list())
        if (auto table = item.as_table(called)) tables.push_back(std::move(*table));
    return tables;
}

} // namespace opgave
