// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/diagnostic.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

namespace opgave {

std::string place::to_text() const {
    std::string text = file;
    if (line != 0) text += ':' + std::to_string(line);
    if (line != 0 && column != 0) text += ':' + std::to_string(column);
    if (!sheet.empty() || !cell.empty()) {
        if (!text.empty()) text += ", ";
        text += sheet;
        if (!sheet.empty() && !cell.empty()) text += '!';
        text += cell;
    }
    return text;
}

std::string diagnostic::to_text() const {
    std::string text = printable(where.to_text());
    if (!text.empty()) text += ": ";
    text += severity == severity::error ? "error " : "warning ";
    text += name_of(code);
    text += ": " + printable(message);
    if (!expected.empty()) text += "; expected " + printable(expected);
    if (!remedy.empty()) text += "; " + printable(remedy);
    return text;
}

tl::unexpected<diagnostics> refuse(diagnostics all) { return tl::unexpected<diagnostics>(std::move(all)); }

tl::unexpected<diagnostics> refuse(diagnostic one) {
    diagnostics all;
    all.push_back(std::move(one));
    return refuse(std::move(all));
}

void sort_by_place(diagnostics& all) {
    std::stable_sort(all.begin(), all.end(), [](const diagnostic& a, const diagnostic& b) {
        return std::tie(a.where.file, a.where.line, a.where.column)
               < std::tie(b.where.file, b.where.line, b.where.column);
    });
}

namespace {

/// The code point that starts `text`, with its length in bytes; length 0 when the bytes are not UTF-8.
struct code_point {
    char32_t    value  = 0;
    std::size_t length = 0;
};

code_point first_code_point(std::string_view text) {
    const auto     byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xC2 || lead >= 0xF5) return {};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (text.size() < length) return {};
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
    return {value, length};
}

bool shows_nothing_or_turns_text(char32_t c) {
    struct span_of_code_points {
        char32_t first, last;
    };
    constexpr std::array spans = std::to_array<span_of_code_points>({
        {0x0000, 0x001F},   // control characters
        {0x007F, 0x009F},   // control characters
        {0x00AD, 0x00AD},   // soft hyphen
        {0x061C, 0x061C},   // Arabic letter mark
        {0x180E, 0x180E},   // Mongolian vowel separator
        {0x200B, 0x200F},   // zero-width characters, marks of direction
        {0x2028, 0x202E},   // separators, embeddings and overrides of direction
        {0x2060, 0x206F},   // word joiner, isolates of direction
        {0x3164, 0x3164},   // Hangul filler
        {0xFEFF, 0xFEFF},   // byte order mark
        {0xFFF9, 0xFFFB},   // interlinear annotation
        {0xE0000, 0xE0FFF}, // tags
    });
    return std::any_of(spans.begin(), spans.end(), [c](auto span) { return span.first <= c && c <= span.last; });
}

std::string hexadecimal(char32_t value, int digits) {
    std::string text;
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) text += "0123456789ABCDEF"[(value >> shift) & 0xFU];
    return text;
}

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Letters to insert, drop, replace or swap with their neighbour to turn one name into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    const auto same = [&](std::size_t i, std::size_t j) { return small_letter(a[i]) == small_letter(b[j]); };
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t replaced = cost[i - 1][j - 1] + (same(i - 1, j - 1) ? 0 : 1);
            cost[i][j]                 = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
            if (i > 1 && j > 1 && same(i - 1, j - 2) && same(i - 2, j - 1))
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

/// Names in quotes, with commas between them.
std::string listed(const std::vector<std::string>& names, std::string_view before_last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? before_last : ", ";
        text += '\'' + names[i] + '\'';
    }
    return text;
}

} // namespace

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const code_point c = first_code_point(text);
        if (c.length == 0) {
            shown += "\\x" + hexadecimal(static_cast<unsigned char>(text[0]), 2);
            text.remove_prefix(1);
            continue;
        }
        if (!shows_nothing_or_turns_text(c.value))
            shown += text.substr(0, c.length);
        else
            shown += c.value > 0xFFFF ? "\\U" + hexadecimal(c.value, 8) : "\\u" + hexadecimal(c.value, 4);
        text.remove_prefix(c.length);
    }
    return shown;
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& known) {
    constexpr std::size_t longest_compared = 64;
    if (name.size() > longest_compared) return {};
    // More than the largest distance allowed; something of the name remains.
    std::size_t best = std::min(std::max<std::size_t>(1, name.size() / 3) + 1, name.size());
    std::string nearest;
    for (const std::string& candidate : known) {
        if (candidate.size() > longest_compared) continue;
        if (const std::size_t distance = edit_distance(name, candidate); distance < best) {
            best    = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
    const auto those_that = [&](const auto& fit) {
        std::vector<std::string> fitting;
        std::copy_if(known.begin(), known.end(), std::back_inserter(fitting), fit);
        return fitting;
    };
    const auto meant = [](const std::vector<std::string>& names) {
        return "did you mean " + listed(names, " or ") + '?';
    };
    constexpr std::size_t some = 4;

    const std::string behind_a_dot = '.' + std::string(name);
    const auto parts = those_that([&](const std::string& one) { return !name.empty() && one.ends_with(behind_a_dot); });
    if (!parts.empty() && parts.size() <= some) return meant(parts);
    if (const std::string nearest = nearest_name(name, known); !nearest.empty()) return meant({nearest});

    constexpr std::size_t shortest_beginning = 3;
    const auto            begun =
        those_that([&](const std::string& one) { return name.size() >= shortest_beginning && one.starts_with(name); });
    if (!begun.empty() && begun.size() <= some) return meant(begun);

    constexpr std::size_t few = 16;
    const auto&           all = begun.empty() ? known : begun;
    return all.empty() || all.size() > few ? std::string() : "known are " + listed(all, ", ");
}

} // namespace opgave
