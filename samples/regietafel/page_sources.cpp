// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>

#include <regietafel/dutch_text.hpp>
#include <regietafel/number_words.hpp>
#include <regietafel/page_parts.hpp>

namespace regietafel {

using namespace opgave;

namespace {

constexpr auto left = text_table::align::left;

text_table::column column(word heading, text_table::align to = left, bool wraps = false) {
    return {say(heading), to, wraps};
}

std::string date_or_nothing(const std::optional<date>& day) { return day ? date_text(*day) : std::string{}; }

void put_statements(const picture& shown, page& on) {
    if (shown.statements.empty()) return;
    on.subsection(say(word::statements_heading));
    on.paragraph(
        say(word::statements_note, {shown.province, std::to_string(shown.member_count - shown.without_form.size()),
                                    std::to_string(shown.member_count)}));
    text_table table({column(word::column_category, left, true), column(word::column_period),
                      column(word::column_statement), column(word::column_follows, text_table::align::right),
                      column(word::column_date), column(word::column_source, left, true)});
    for (const statement& one : shown.statements) {
        const std::string percent = number_text(one.percent, spoken);
        table.add(
            {{one.what},
             {one.when},
             {one.of ? say(word::percent_of, {percent, number_text(*one.of, spoken)}) : say(word::percent, {percent})},
             {one.offer ? range_text(*one.offer, spoken) : say(word::unknown)},
             {date_or_nothing(one.dated)},
             {one.source}});
    }
    on.table(table);
    for (const statement& one : shown.statements)
        if (!one.assumption.empty())
            on.item(say(word::assumption_of_rule, {one.what + ' ' + one.when, one.assumption}));
}

void put_numbers(const picture& shown, page& on) {
    if (shown.numbers.empty()) return;
    on.subsection(say(word::numbers_heading));
    text_table table({column(word::column_figure, left, true), column(word::column_statement, text_table::align::right),
                      column(word::column_date), column(word::column_source, left, true)});
    for (const stated_number& one : shown.numbers)
        table.add({{one.what}, {range_text(one.value, spoken)}, {date_or_nothing(one.dated)}, {one.source}});
    on.table(table);
    for (const stated_number& one : shown.numbers)
        if (!one.assumption.empty()) on.item(say(word::assumption_of_rule, {one.what, one.assumption}));
}

void put_rules(const picture& shown, page& on) {
    on.subsection(say(word::rules_heading));
    for (const rule_note& one : shown.rules) {
        on.item(say(word::rule_line, {one.label, one.id, force_text(one.force), one.source}));
        for (const std::string& text : one.asks) on.subitem(text);
    }
    for (const rule_note& one : shown.rules)
        if (!one.assumption.empty())
            on.item(say(word::assumption_of_rule, {one.label + " [" + one.id + "]", one.assumption}));
}

} // namespace

void put_remarks(const picture& shown, quotes words_of_forms, page& on) {
    on.section(say(word::remarks_section));
    if (shown.remarks.empty()) on.paragraph(say(word::no_remarks));
    std::string file;
    for (const remark& one : shown.remarks) {
        if (one.where.file != file) {
            on.paragraph(one.where.file, look::faint);
            file = one.where.file;
        }
        place in_file = one.where;
        in_file.file.clear();
        std::string text = in_file.to_text() + ": " + one.text;
        if (words_of_forms == quotes::shown && !one.quoted.empty()) text += ' ' + say(word::quoted, {one.quoted});
        on.item(text);
    }
}

void put_versions(const picture& shown, page& on) {
    on.section(say(word::versions_section));
    if (shown.versions.empty()) {
        on.paragraph(say(word::no_versions));
        return;
    }
    on.paragraph(say(word::versions_note));
    on.gap();
    text_table table({column(word::column_category), column(word::column_version, left, true),
                      column(word::column_stated_whole, text_table::align::right),
                      column(word::column_stated_members, left, true), column(word::column_date),
                      column(word::column_source, left, true)});
    for (const target_version& one : shown.versions)
        table.add({{one.category},
                   {one.version},
                   {one.of_whole ? range_text(*one.of_whole, spoken) : say(word::mark_not_asked)},
                   {one.of_members.empty() ? say(word::mark_not_asked) : enumeration(one.of_members)},
                   {date_or_nothing(one.dated)},
                   {one.source}});
    on.table(table);
}

void put_sources(const picture& shown, page& on) {
    on.section(say(word::sources_section));
    if (!shown.cycles.empty()) {
        on.subsection(say(word::cycles_heading));
        for (const std::string& one : shown.cycles) on.item(one);
    }
    put_statements(shown, on);
    put_numbers(shown, on);
    put_rules(shown, on);
}

} // namespace regietafel
