// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <listing/phrases.hpp>
#include <listing/rule_lines.hpp>

#include <algorithm>
#include <set>

namespace listing {

namespace {

using opgave::parameter;
using opgave::parameter_choice;

constexpr const char* blank = R"("")";

/// The keys without which a table is refused: those that are required, the first of those among which one must be given,
/// and what these need.
std::set<std::string> needed_keys(const std::vector<parameter>& all, const std::vector<parameter_choice>& choices) {
    std::set<std::string> needed;
    for (const parameter& one : all)
        if (one.required) needed.insert(one.name);
    for (const parameter_choice& choice : choices) {
        const bool is_made = std::any_of(choice.among.begin(), choice.among.end(),
                                         [&](const std::string& name) { return needed.count(name) > 0; });
        if (!is_made && !choice.among.empty()) needed.insert(choice.among.front());
    }
    for (std::size_t before = 0; before != needed.size();) {
        before = needed.size();
        for (const parameter& one : all)
            if (needed.count(one.name) > 0) needed.insert(one.needs.begin(), one.needs.end());
    }
    return needed;
}

/// A row of a list with the fields that it needs; with all where it needs none.
std::string row_of(const parameter& list) {
    const std::set<std::string> needed = needed_keys(list.fields, list.choices);
    std::string                 row;
    for (const parameter& field : list.fields)
        if (needed.empty() || needed.count(field.name) > 0)
            row += (row.empty() ? "" : ", ") + field.name + " = "
                   + (field.standard_text.empty() ? blank : field.standard_text);
    return "{ " + row + " }";
}

std::string value_of(const parameter& one) {
    if (one.type == opgave::parameter_type::list) {
        std::string rows = row_of(one);
        for (std::size_t i = 1; i < one.least_rows; ++i) rows += ", " + row_of(one);
        return '[' + rows + ']';
    }
    return one.standard_text.empty() ? blank : one.standard_text;
}

/// Says of a blank that it is one: a number or a yes stands without the quotes that hold its place.
std::string comment_of(const parameter& one, const std::string& value, opgave::language in) {
    if (value.find(blank) == std::string::npos) return {};
    const bool is_bare = one.type == opgave::parameter_type::number || one.type == opgave::parameter_type::yes_no;
    return (is_bare ? phrases::to_fill_in_bare : phrases::to_fill_in).in(in);
}

} // namespace

std::vector<std::string> rule_lines(const opgave::rule_kind& kind, opgave::language in) {
    const std::string           own_name = kind.id.substr(kind.id.find('.') + 1);
    const std::set<std::string> needed   = needed_keys(kind.parameters, kind.choices);

    std::size_t width = std::string("source").size();
    for (const parameter& one : kind.parameters)
        if (needed.count(one.name) > 0) width = std::max(width, one.name.size());
    const auto line = [&](const std::string& key, const std::string& value, const std::string& comment) {
        return key + std::string(width - key.size(), ' ') + " = " + value + (comment.empty() ? "" : "  # ") + comment;
    };

    std::vector<std::string> lines{
        "[[rule]]", line("id", '"' + own_name + '"', ""), line("kind", '"' + kind.id + '"', ""),
        line("force", blank, phrases::force_comment.in(in)), line("source", blank, phrases::source_comment.in(in))};
    for (const parameter& one : kind.parameters)
        if (needed.count(one.name) > 0)
            lines.push_back(line(one.name, value_of(one), comment_of(one, value_of(one), in)));
    for (const parameter& one : kind.parameters)
        if (needed.count(one.name) == 0) lines.push_back("# " + one.name + " = " + value_of(one));
    return lines;
}

} // namespace listing
