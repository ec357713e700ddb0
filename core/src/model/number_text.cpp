// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace opgave {

std::string number_text(std::int64_t number, language in) {
    std::string digits   = std::to_string(number);
    const bool  negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, in == language::nl ? '.' : ',');
    return negative ? "\u2212" + digits : digits;
}

std::string range_text(interval range, language in) {
    if (range.is_exact()) return number_text(range.least, in);
    const std::string between = range.least >= 0 ? "-" : in == language::nl ? " tot " : " to ";
    return number_text(range.least, in) + between + number_text(range.most, in);
}

std::string date_text(date day, language in) {
    static constexpr std::array<std::array<std::string_view, 12>, 2> months{
        {{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december"},
         {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"}}};
    const std::size_t month = day.month - std::size_t{1};
    return std::to_string(day.day) + ' ' + std::string(month < 12 ? months[in == language::nl ? 0 : 1][month] : "?")
           + ' ' + std::to_string(day.year);
}

} // namespace opgave
