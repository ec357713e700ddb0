// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>

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

} // namespace opgave
