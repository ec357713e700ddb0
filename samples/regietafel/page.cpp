// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/diagnostic.hpp>

#include <regietafel/display_width.hpp>
#include <regietafel/page.hpp>

namespace regietafel {

namespace {

constexpr const char* indent = "  ";

std::string rule_of(std::size_t width) {
    std::string rule;
    for (std::size_t i = 0; i < width; ++i) rule += "\u2550";
    return rule;
}

} // namespace

void page::title(const std::string& text) { lines(text, "", "", look::heading); }

void page::section(const std::string& text) {
    gap();
    lines(text, "", "", look::heading);
    lines(rule_of(width_), "", "", look::faint);
}

void page::subsection(const std::string& text) {
    gap();
    lines(text, indent, indent, look::heading);
}

void page::paragraph(const std::string& text, look as) { lines(text, indent, indent, as); }

void page::item(const std::string& text, look as) { lines(text, "  \u2022 ", "    ", as); }

void page::subitem(const std::string& text) { lines(text, "    ", "    ", look::faint); }

void page::table(const text_table& rows) {
    const std::size_t margin = display_width(indent);
    std::string       all    = rows.to_text(width_ - margin, ink_);
    for (std::size_t start = 0; start < all.size();) {
        const std::size_t end  = all.find('\n', start);
        const std::string line = all.substr(start, end - start);
        text_ += (line.empty() ? "" : indent) + line + '\n';
        start = end + 1;
    }
}

void page::gap() { text_ += '\n'; }

void page::branch(const std::string& first, const std::string& next, const std::string& text) {
    lines(text, first, next, look::plain);
}

void page::lines(const std::string& text, const std::string& first, const std::string& next, look as) {
    const std::string* lead = &first;
    for (const std::string& line : wrapped(opgave::printable(text), width_ - display_width(first))) {
        text_ += *lead + ink_(line, as) + '\n';
        lead = &next;
    }
}

} // namespace regietafel
