// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/parameter_content.hpp"

#include <listing/phrases.hpp>
#include <listing/plugins_page.hpp>
#include <listing/rule_lines.hpp>
#include <listing/text_page.hpp>
#include <listing/value_text.hpp>

#include <algorithm>
#include <functional>

namespace listing {

using namespace opgave;

namespace {

std::string joined(const std::vector<std::string>& items, const std::string& last) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? last : ", ";
        text += items[i];
    }
    return text;
}

template <class List, class Name>
std::size_t width_of_names(const List& all, Name name) {
    std::size_t width = 0;
    for (const auto& one : all) width = std::max(width, std::invoke(name, one).size());
    return width;
}

/// What may not stand beside a parameter, whichever of the two says so in the manifest.
std::vector<std::string> excluded_by(const parameter& one, const std::vector<parameter>& beside) {
    std::vector<std::string> names = one.excludes;
    for (const parameter& other : beside) {
        const bool is_said_there =
            std::find(other.excludes.begin(), other.excludes.end(), one.name) != other.excludes.end();
        const bool is_said_here = std::find(names.begin(), names.end(), other.name) != names.end();
        if (is_said_there && !is_said_here) names.push_back(other.name);
    }
    return names;
}

/// Puts plugins on a page, in one language.
class writer {
public:
    writer(language in, text_page& on) : in_(in), on_(on) {}

    void put(const listed_plugin& one) {
        put_head(one);
        put_categories(one.said.categories);
        for (const rule_kind& kind : one.said.rule_kinds) put(kind);
    }

private:
    std::string say(const phrase& what, std::initializer_list<std::string_view> parts = {}) const {
        return what.in(in_, parts);
    }

    void put_head(const listed_plugin& one) {
        on_.heading(one.said.label.in(in_));
        const std::pair<std::string, std::string> known[] = {
            {say(phrases::id), say(phrases::with_version, {one.said.id, one.said.version})},
            {say(phrases::use), "plugins = [\"" + one.said.id + "\"]"},
            {say(phrases::licence), one.said.licence},
            {say(phrases::authors), joined(one.said.authors, say(phrases::and_last))},
            {say(phrases::file), one.from},
            {say(phrases::made_against),
             one.made_against.empty() ? "" : say(phrases::plugin_interface, {one.made_against})},
            {say(phrases::sha256), one.sha256}};
        const std::size_t width = width_of_names(known, [](const auto& part) { return part.first; });
        for (const auto& [name, text] : known)
            if (!text.empty()) on_.entry(2, name, width, text);
    }

    void put_categories(const std::vector<category_entry>& all) {
        if (all.empty()) return;
        on_.gap();
        on_.line(2, say(phrases::categories));
        const std::size_t width = width_of_names(all, &category_entry::id);
        for (const category_entry& one : all) {
            const phrase& counted = one.nature == nature::stock ? phrases::stock : phrases::flow;
            on_.entry(4, one.id, width, say(counted, {one.label.in(in_), one.unit.value}));
            on_.entry(4, "", width, say(phrases::source, {one.source}));
        }
    }

    void put(const rule_kind& kind) {
        on_.gap();
        on_.line(2, kind.id + ": " + kind.label.in(in_));
        on_.line(4, kind.summary.in(in_));
        on_.line(4, say(phrases::source, {kind.source}));
        put(kind.reads);
        if (kind.conserves) on_.line(4, say(phrases::conserves));
        on_.gap();
        for (const std::string& line : rule_lines(kind, in_)) on_.verbatim(6, line);
        on_.gap();
        if (kind.parameters.empty()) on_.line(4, say(phrases::no_keys));
        put(kind.choices, 4);
        const std::size_t width = width_of_names(kind.parameters, &parameter::name);
        for (const parameter& one : kind.parameters) put(one, kind.parameters, 4, width);
        put_texts(kind);
    }

    void put(const declared_reads& reads) {
        std::string text;
        const auto  add = [&](const phrase& what, const std::vector<std::string>& names) {
            if (names.empty()) return;
            text += (text.empty() ? "" : "; ") + say(what, {joined(names, say(phrases::and_last))});
        };
        add(phrases::read_categories, reads.categories);
        add(phrases::read_bases, reads.bases);
        add(phrases::read_attributes, reads.attributes);
        add(phrases::read_groups, reads.groups);
        add(phrases::read_groupings, reads.groupings);
        add(phrases::read_units, reads.units);
        if (!text.empty()) on_.line(4, say(phrases::reads, {text}));
    }

    void put(const std::vector<parameter_choice>& choices, std::size_t indent) {
        for (const parameter_choice& one : choices)
            on_.line(indent, say(one.exactly ? phrases::just_one_of : phrases::some_of,
                                 {joined(one.among, say(phrases::and_last))}));
    }

    void put(const parameter& one, const std::vector<parameter>& beside, std::size_t indent, std::size_t width) {
        const std::string kind  = value_text(one, beside);
        const std::string label = one.label.in(in_).empty() ? kind : one.label.in(in_); // a field has none
        on_.entry(indent, one.name, width, one.required ? say(phrases::required, {label}) : label);
        if (!one.label.in(in_).empty()) on_.entry(indent, "", width, kind);
        if (!one.source.empty()) on_.entry(indent, "", width, say(phrases::source, {one.source}));
        const std::size_t inside       = indent + width + 2;
        const std::size_t fields_width = width_of_names(one.fields, &parameter::name);
        for (const parameter& field : one.fields) put(field, one.fields, inside, fields_width);
        put(one.choices, inside);
    }

    /// What it holds, its range and default, and what the others of the rule must be beside it.
    std::string value_text(const parameter& one, const std::vector<parameter>& beside) const {
        std::string text = value_kind(one, in_);
        const auto  add  = [&](const std::string& part) { text += "; " + part; };
        const auto  last = say(phrases::and_last);
        if (one.least && one.most)
            add(say(phrases::between, {text_of(*one.least), text_of(*one.most)}));
        else if (one.least)
            add(say(phrases::at_least, {text_of(*one.least)}));
        else if (one.most)
            add(say(phrases::at_most, {text_of(*one.most)}));
        if (!one.not_above.empty()) add(say(phrases::not_above, {one.not_above}));
        if (!one.needs.empty()) add(say(phrases::needs, {joined(one.needs, last)}));
        const std::vector<std::string> never = excluded_by(one, beside);
        if (!never.empty()) add(say(phrases::excludes, {joined(never, say(phrases::or_last))}));
        if (!one.standard_text.empty()) add(say(phrases::standard, {one.standard_text}));
        return text;
    }

    void put_texts(const rule_kind& kind) {
        if (kind.texts.empty()) return;
        on_.gap();
        on_.line(4, say(phrases::texts));
        const std::size_t width = width_of_names(kind.texts, [](const auto& one) { return one.first; });
        for (const auto& [label, text] : kind.texts) on_.entry(4, label, width, text.in(in_));
    }

    language   in_;
    text_page& on_;
};

} // namespace

std::string plugins_page(const std::vector<listed_plugin>& plugins, language in) {
    text_page page;
    writer    write(in, page);
    for (const listed_plugin& one : plugins) {
        if (!page.text().empty()) page.gap();
        write.put(one);
    }
    const auto has_rules = [](const listed_plugin& one) { return !one.said.rule_kinds.empty(); };
    if (std::any_of(plugins.begin(), plugins.end(), has_rules)) {
        page.gap();
        page.line(0, phrases::of_every_rule.in(in));
    }
    return page.text();
}

} // namespace listing
