// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/sheet.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace opgave {

namespace {

constexpr std::uint32_t most_columns = 16'384;
constexpr std::uint32_t most_rows    = 1'048'576;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A text of nothing but white space, the no-break space (C2 A0 in UTF-8) included.
bool shows_nothing(std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    while (!text.empty()) {
        if (is_space(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(no_break_space))
            text.remove_prefix(no_break_space.size());
        else
            return false;
    }
    return true;
}

/// The digits at the start of `text`, which are taken off it.
std::string_view take_digits(std::string_view& text) {
    const auto end    = std::find_if_not(text.begin(), text.end(), is_digit);
    const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

bool take(std::string_view& text, std::string_view one_of) {
    if (text.empty() || one_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// A decimal number taken apart: (-) digits x 10^exponent.
struct decimal_text {
    bool         negative = false;
    std::string  digits; // without leading or trailing zeros; empty for 0
    std::int64_t exponent = 0;
};

std::optional<decimal_text> take_apart(std::string_view text) {
    decimal_text number;
    number.negative = text.starts_with('-');
    take(text, "+-");
    const std::string_view before_point = take_digits(text);
    const std::string_view after_point  = take(text, ".") ? take_digits(text) : std::string_view{};
    if (before_point.empty() && after_point.empty()) return std::nullopt;
    if (take(text, "eE")) {
        const bool below_one = text.starts_with('-');
        take(text, "+-");
        constexpr std::size_t  longest_exponent = 6;
        const std::string_view exponent         = take_digits(text);
        if (exponent.empty() || exponent.size() > longest_exponent) return std::nullopt;
        std::from_chars(exponent.data(), exponent.data() + exponent.size(), number.exponent);
        if (below_one) number.exponent = -number.exponent;
    }
    if (!text.empty()) return std::nullopt;

    number.digits = std::string(before_point) + std::string(after_point);
    number.exponent -= static_cast<std::int64_t>(after_point.size());
    while (!number.digits.empty() && number.digits.back() == '0') {
        number.digits.pop_back();
        ++number.exponent;
    }
    number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size()));
    return number;
}

std::optional<std::int64_t> whole_value(decimal_text number) {
    if (number.digits.empty()) return 0;
    constexpr std::int64_t longest = 19; // digits of the largest 64-bit number
    if (number.exponent < 0 || static_cast<std::int64_t>(number.digits.size()) + number.exponent > longest)
        return std::nullopt;
    number.digits.append(static_cast<std::size_t>(number.exponent), '0');
    if (number.negative) number.digits.insert(0, 1, '-');
    std::int64_t value = 0;
    const auto   read  = std::from_chars(number.digits.data(), number.digits.data() + number.digits.size(), value);
    return read.ec == std::errc{} ? std::optional(value) : std::nullopt;
}

} // namespace

std::string cell_address::to_text() const {
    std::string letters;
    for (std::uint64_t left = std::uint64_t{column} + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters + std::to_string(std::uint64_t{row} + 1);
}

std::optional<cell_address> parse_cell_address(std::string_view text) noexcept {
    take(text, "$");
    std::uint32_t column = 0;
    while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
        column = column * 26 + static_cast<std::uint32_t>(text.front() - 'A' + 1);
        if (column > most_columns) return std::nullopt;
        text.remove_prefix(1);
    }
    take(text, "$");
    std::uint32_t row  = 0;
    const auto    read = std::from_chars(text.data(), text.data() + text.size(), row);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    if (column == 0 || row == 0 || row > most_rows) return std::nullopt;
    return cell_address{row - 1, column - 1};
}

bool cell::looks_empty() const noexcept {
    return (kind == cell_kind::blank && !formula) || (kind == cell_kind::text && shows_nothing(text));
}

cell text_cell(std::string text) { return {cell_kind::text, 0, std::move(text), false}; }

cell whole_cell(std::int64_t value) { return {cell_kind::whole, value, std::to_string(value), false}; }

std::optional<cell> parse_number_cell(std::string_view text) {
    auto number = take_apart(text);
    if (!number) return std::nullopt;
    const auto value = whole_value(*std::move(number));
    return cell{value ? cell_kind::whole : cell_kind::other_number, value.value_or(0), std::string(text), false};
}

cell& sheet::put(cell_address at) {
    if (at.row >= rows_.size()) rows_.resize(std::size_t{at.row} + 1);
    std::vector<cell>& row = rows_[at.row];
    if (at.column >= row.size()) row.resize(std::size_t{at.column} + 1);
    columns_ = std::max(columns_, at.column + 1);
    return row[at.column];
}

const cell& sheet::at(cell_address at) const noexcept {
    static const cell blank;
    if (at.row >= rows_.size() || at.column >= rows_[at.row].size()) return blank;
    return rows_[at.row][at.column];
}

bool sheet::looks_empty() const noexcept {
    return std::all_of(rows_.begin(), rows_.end(), [](const std::vector<cell>& row) {
        return std::all_of(row.begin(), row.end(), [](const cell& one) { return one.looks_empty(); });
    });
}

} // namespace opgave
