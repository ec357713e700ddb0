// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/table_words.hpp"

#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>

#include <algorithm>
#include <cctype>

namespace opgave {

namespace {

bool is_digit(char one) { return one >= '0' && one <= '9'; }

/// Letters and digits alone, so that a colon in the one and a comma in the other make no difference.
std::string letters_of(const std::string& text) {
    std::string all;
    for (const char one : text) {
        const auto byte = static_cast<unsigned char>(one);
        if (byte >= 0x80 || std::isalnum(byte) != 0) all += static_cast<char>(std::tolower(byte));
    }
    return all;
}

/// What of a rule's name its text does not say itself: of `Indicatief aandeel: AMV` and `Dekking: AMV` the first half.
std::string in_front_of(const std::string& text, const std::string& rule) {
    if (rule.empty() || letters_of(text).find(letters_of(rule)) != std::string::npos) return {};
    const std::size_t colon = rule.find(": ");
    const bool        is_about_the_same =
        colon != std::string::npos && letters_of(text).find(letters_of(rule.substr(colon))) != std::string::npos;
    return (is_about_the_same ? rule.substr(0, colon) : rule) + ": ";
}

/// The text, without a first word and colon with which the rule's name begins: of `Voortbouwen op wat er is` and
/// `Voortbouwen: wat gerealiseerd is` the second half.
std::string behind(const std::string& rule, const std::string& text) {
    const std::size_t colon = text.find(": ");
    return colon != std::string::npos && colon < rule.size() && rule.starts_with(text.substr(0, colon))
               ? text.substr(colon + 2)
               : text;
}

/// `Indicatief aandeel, dekking: AMV` for `Indicatief aandeel: ` and `Dekking: AMV`, so that no two colons follow each
/// other. What is a name of several capitals stays as it is.
std::string joined(std::string before, std::string text) {
    const bool is_label = !before.empty() && text.size() > 1 && text.find(": ") != std::string::npos
                          && text.substr(0, text.find(": ")).find_first_of(" ,(") == std::string::npos;
    if (!is_label) return before + text;
    before.resize(before.size() - 2);
    if (std::islower(static_cast<unsigned char>(text[1])) != 0)
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return before + ", " + text;
}

bool has_a_namesake(const std::vector<rule>& all, const rule& one, language in) {
    const std::string& name = one.label.in(in);
    return !name.empty() && std::ranges::any_of(all, [&](const rule& other) {
        return other.id != one.id && other.label.in(in) == name;
    });
}

} // namespace

std::string subject_text(const frame& axes, std::uint32_t lane, language in) {
    const lane_layout lanes = lanes_of(axes);
    if (lane == lanes.whole()) return axes.name;
    if (lane < lanes.members) return axes.members[lane].name;
    if (lane == lanes.unattributed()) return in == language::nl ? "niet toegewezen" : "unattributed";
    return axes.groups[lane - lanes.members - 1].label.in(in);
}

std::string column_text(const frame& axes, const column_key& column, language in) {
    const basis&       under = axes[column.basis];
    const std::string& kind  = under.label.in(in);
    std::string        when  = ' ' + text_of_time(axes, column.basis, column.time);
    // Of `task for 2025` that is asked in the cycle of 2024 the two years are told apart.
    if (under.per_cycle && !kind.empty() && is_digit(kind.back()))
        if (const std::string& cycle = axes.cycles[column.time].label.in(in); !cycle.empty()) when = ", " + cycle;
    return axes[column.category].label.in(in) + ", " + kind + when;
}

std::string cell_text(const frame& axes, const cell_key& cell, language in) {
    return column_text(axes, cell.column, in) + ", " + subject_text(axes, cell.lane, in);
}

std::string part_text(const rulebook& by, const rule_part& part, language in) {
    const rule&       of     = by.rules()[part.rule];
    const std::string text   = part.text.in(in).empty() ? part.label : part.text.in(in);
    const std::string before = in_front_of(text, of.label.in(in));
    return joined(before, before.empty() ? text : behind(of.label.in(in), text))
           + (has_a_namesake(by.rules(), of, in) ? " [" + of.id + ']' : "") + ", " + by.frame()[part.when].to_text();
}

} // namespace opgave
