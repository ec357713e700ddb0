// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/diagnostic.hpp>

#include <regietafel/display_width.hpp>
#include <regietafel/text_table.hpp>

#include <algorithm>
#include <utility>

namespace regietafel {

namespace {

constexpr std::size_t gap              = 2;  // spaces between columns
constexpr std::size_t narrowest        = 16; // a wrapping column gives way no further
constexpr std::size_t heading_may_take = 11; // columns for a heading before it wraps

std::size_t widest_line(const std::vector<std::string>& lines) {
    std::size_t widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, display_width(line));
    return widest;
}

/// A heading is not broken within a word: it is the one thing in its column that cannot be guessed.
std::size_t width_of_heading(const std::string& heading) {
    std::size_t longest = heading_may_take;
    for (std::size_t start = 0; start < heading.size();) {
        const std::size_t end = std::min(heading.find(' ', start), heading.size());
        longest               = std::max(longest, display_width(heading.substr(start, end - start)));
        start                 = end + 1;
    }
    return widest_line(wrapped(heading, longest));
}

/// One row of cells as lines of text.
std::string lines_of(const std::vector<text_table::cell>& cells, const std::vector<text_table::column>& columns,
                     const std::vector<std::size_t>& widths, const paint& ink, bool from_below) {
    std::vector<std::vector<std::string>> blocks;
    std::size_t                           height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        blocks.push_back(wrapped(cells[i].text, widths[i]));
        height = std::max(height, blocks.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string spaces; // not yet written: a line must not end in them
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::size_t missing = from_below ? height - blocks[i].size() : 0;
            const bool        has     = line >= missing && line - missing < blocks[i].size();
            const std::string piece   = has ? blocks[i][line - missing] : std::string{};
            const std::size_t padding = widths[i] - std::min(widths[i], display_width(piece));
            const bool        right   = columns[i].align == text_table::align::right;
            if (right) spaces.append(padding, ' ');
            if (!piece.empty()) {
                text += std::exchange(spaces, {}) + ink(piece, cells[i].as);
            }
            spaces.append((right ? 0 : padding) + gap, ' ');
        }
        text += '\n';
    }
    return text;
}

} // namespace

text_table::text_table(std::vector<column> columns) : columns_(std::move(columns)) {}

void text_table::add(std::vector<cell> cells) {
    cells.resize(columns_.size());
    for (cell& one : cells) one.text = opgave::printable(one.text);
    rows_.push_back(std::move(cells));
}

std::vector<std::size_t> text_table::widths_within(std::size_t width) const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        std::size_t widest = width_of_heading(columns_[i].heading);
        for (const auto& row : rows_) widest = std::max(widest, display_width(row[i].text));
        widths.push_back(widest);
    }
    std::size_t total = gap * (columns_.empty() ? 0 : columns_.size() - 1);
    for (const std::size_t one : widths) total += one;
    // The widest of those that may wrap gives way first, so that they end alike.
    while (total > width) {
        std::size_t* widest = nullptr;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].wraps && widths[i] > narrowest && (widest == nullptr || widths[i] > *widest))
                widest = &widths[i];
        if (widest == nullptr) break;
        --*widest;
        --total;
    }
    return widths;
}

std::string text_table::to_text(std::size_t width, const paint& ink) const {
    const std::vector<std::size_t> widths = widths_within(width);
    std::vector<cell>              headings;
    std::vector<cell>              rules;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        headings.push_back({columns_[i].heading, look::heading});
        std::string rule;
        for (std::size_t at = 0; at < widths[i]; ++at) rule += "\u2500";
        rules.push_back({std::move(rule), look::faint});
    }
    std::string text;
    if (std::any_of(columns_.begin(), columns_.end(), [](const column& one) { return !one.heading.empty(); }))
        text = lines_of(headings, columns_, widths, ink, true) + lines_of(rules, columns_, widths, ink, false);
    for (const auto& row : rows_) text += lines_of(row, columns_, widths, ink, false);
    return text;
}

} // namespace regietafel
