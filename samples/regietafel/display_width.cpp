// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/display_width.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace regietafel {

namespace {

using range = std::pair<char32_t, char32_t>;

/// Marks that stand on the letter before them, and what shows nothing.
constexpr range without_width[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
                                   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x20D0, 0x20FF},
                                   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};

/// Unicode's East Asian Width W and F, in the large.
constexpr range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
                          {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
                          {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                          {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

template <std::size_t Count>
bool is_in(const range (&ranges)[Count], char32_t c) noexcept {
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [c](range one) { return one.first <= c && c <= one.second; });
}

/// Takes the first character off the text.
char32_t take_character(std::string_view& text) noexcept {
    const auto  lead   = static_cast<unsigned char>(text.front());
    std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    length             = std::min(length, text.size());
    char32_t c         = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) c = (c << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(length);
    return c;
}

std::size_t width_of(char32_t c) noexcept { return is_in(without_width, c) ? 0 : is_in(wide, c) ? 2 : 1; }

/// The longest start of the text that fits, at least one character; a mark stays with its letter.
std::size_t bytes_that_fit(std::string_view text, std::size_t width) noexcept {
    std::string_view rest  = text;
    std::size_t      taken = 0;
    std::size_t      used  = 0;
    while (!rest.empty()) {
        used += width_of(take_character(rest));
        if (used > width && taken > 0) break;
        taken = text.size() - rest.size();
    }
    return taken;
}

} // namespace

std::size_t display_width(std::string_view text) noexcept {
    std::size_t width = 0;
    while (!text.empty()) width += width_of(take_character(text));
    return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::size_t end  = std::min(text.find(' '), text.size());
        std::string_view  word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!lines.back().empty()) {
            if (display_width(lines.back()) + 1 + display_width(word) <= width)
                lines.back() += ' ';
            else
                lines.emplace_back();
        }
        while (lines.back().empty() && display_width(word) > width) {
            const std::size_t fitting = bytes_that_fit(word, width);
            lines.back()              = word.substr(0, fitting);
            lines.emplace_back();
            word.remove_prefix(fitting);
        }
        lines.back() += word;
    }
    return lines;
}

} // namespace regietafel
