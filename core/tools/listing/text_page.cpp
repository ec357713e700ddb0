// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/diagnostic.hpp>

#include <listing/text_page.hpp>

#include <algorithm>

namespace listing {

namespace {

constexpr std::size_t page_width = 110;

/// In code points: none of the words of a manifest are wide, and one that is only ends its line later.
std::size_t width_of(const std::string& text) {
    const auto starts_a_letter = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_a_letter));
}

} // namespace

void text_page::heading(const std::string& text) {
    line(0, text);
    for (std::size_t i = 0; i < page_width; ++i) text_ += "\u2550";
    text_ += '\n';
}

void text_page::line(std::size_t indent, const std::string& text) { wrapped(std::string(indent, ' '), indent, text); }

void text_page::entry(std::size_t indent, const std::string& name, std::size_t name_width, const std::string& text) {
    constexpr std::size_t gutter = 2;
    const std::string     shown  = opgave::printable(name);
    const std::size_t     room   = std::max(name_width, width_of(shown)) + gutter;
    wrapped(std::string(indent, ' ') + shown + std::string(room - width_of(shown), ' '), indent + name_width + gutter,
            text);
}

void text_page::verbatim(std::size_t indent, const std::string& text) {
    text_ += std::string(indent, ' ') + opgave::printable(text) + '\n';
}

void text_page::wrapped(const std::string& start, std::size_t indent, const std::string& text) {
    const std::string words = opgave::printable(text);
    std::string       line  = start;
    std::size_t       width = width_of(start);
    bool              bare  = true; // no word of the text stands on the line
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end  = std::min(words.find(' ', at), words.size());
        const std::string word = words.substr(at, end - at);
        if (!bare && width + 1 + width_of(word) > page_width) {
            text_ += line + '\n';
            line  = std::string(indent, ' ');
            width = indent;
            bare  = true;
        }
        line += (bare ? "" : " ") + word;
        width += (bare ? 0 : 1) + width_of(word);
        bare = false;
        at   = end + 1;
    }
    text_ += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

} // namespace listing
