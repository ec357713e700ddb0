// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/csv_writer.hpp>

#include <cstdint>
#include <string_view>

namespace regietafel {

namespace {

void put_field(std::string& line, const std::string& text) {
    // A comma is quoted too, so that nobody has to guess which of the two separates; `sep=` would be taken for a setting.
    if (text.find_first_of(";,\"\r\n") == std::string::npos && !text.starts_with("sep=")) {
        line += text;
        return;
    }
    line += '"';
    for (const char letter : text) {
        if (letter == '"') line += '"';
        line += letter;
    }
    line += '"';
}

} // namespace

std::string csv_of(const opgave::sheet& of) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string                text(byte_order_mark);
    for (std::uint32_t row = 0; row < of.row_count(); ++row) {
        for (std::uint32_t column = 0; column < of.column_count(); ++column) {
            if (column > 0) text += ';';
            put_field(text, of.at({row, column}).text);
        }
        text += "\r\n";
    }
    return text;
}

} // namespace regietafel
