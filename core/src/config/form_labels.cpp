// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/form_labels.hpp"

#include <algorithm>
#include <charconv>

namespace opgave {

std::string label_key(std::string_view label) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    std::string                key;
    bool                       space_before = false;
    while (!label.empty()) {
        const bool wide = label.starts_with(no_break_space);
        const char c    = label.front();
        label.remove_prefix(wide ? no_break_space.size() : 1);
        if (wide || c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            space_before = !key.empty();
            continue;
        }
        if (space_before) key += ' ';
        space_before = false;
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    while (key.ends_with(':') || key.ends_with(' ')) key.pop_back();
    return key;
}

std::string shown_text(const cell& cell) {
    return cell.kind == cell_kind::whole ? std::to_string(cell.whole) : cell.text;
}

bool is_one_of(const std::string& key, const std::vector<std::string>& labels) {
    return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) { return label_key(label) == key; });
}

bool starts_with_one_of(const std::string& key, const std::vector<std::string>& labels) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const std::string& label) { return key.starts_with(label_key(label)); });
}

std::string without_outer_spaces(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::optional<date> date_in(std::string_view text) {
    constexpr std::string_view mark  = "d.d.";
    const auto                 found = text.find(mark);
    if (found == std::string_view::npos) return std::nullopt;
    text.remove_prefix(found + mark.size());
    while (text.starts_with(' ')) text.remove_prefix(1);

    int parts[3] = {};
    for (int& part : parts) {
        const auto read = std::from_chars(text.data(), text.data() + text.size(), part);
        if (read.ec != std::errc{}) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
        if (&part != &parts[2] && !text.starts_with('-') && !text.starts_with('/')) return std::nullopt;
        if (!text.empty()) text.remove_prefix(1);
    }
    const auto [day, month, year] = parts;
    if (day < 1 || day > 31 || month < 1 || month > 12 || year < 1900 || year > 2199) return std::nullopt;
    return date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

} // namespace opgave
