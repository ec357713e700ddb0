// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/number_words.hpp>
#include <regietafel/page_parts.hpp>

namespace regietafel {

using namespace opgave;

namespace {

constexpr auto left = text_table::align::left;

/// Columns with headings in one language.
auto columns_in(const speech& say) {
    return [&say](word heading, text_table::align to = left, bool wraps = false) {
        return text_table::column{say(heading), to, wraps};
    };
}

std::string date_or_nothing(const std::optional<date>& day, const speech& say) {
    return day ? say.date(*day) : std::string{};
}

void put_statements(const picture& shown, page& on) {
    const speech& say = on.say();
    if (shown.statements.empty()) return;
    on.subsection(say(word::statements_heading));
    on.paragraph(
        say(word::statements_note, {shown.province.label, say.number_of(shown.member_count - shown.without_form.size()),
                                    say.number_of(shown.member_count)}));
    const auto column = columns_in(say);
    text_table table({column(word::column_category, left, true), column(word::column_period),
                      column(word::column_statement), column(word::column_follows, text_table::align::right),
                      column(word::column_date), column(word::column_source, left, true)});
    for (const statement& one : shown.statements) {
        const std::string percent = say.number(one.percent);
        table.add({{one.category.label},
                   {one.when},
                   {one.of ? say(word::percent_of, {percent, say.number(*one.of)}) : say(word::percent, {percent})},
                   {one.offer ? say.number(*one.offer) : say(word::unknown)},
                   {date_or_nothing(one.dated, say)},
                   {one.source}});
    }
    on.table(table);
    for (const statement& one : shown.statements)
        if (!one.assumption.empty())
            on.item(say(word::assumption_of_rule, {one.category.label + ' ' + one.when, one.assumption}));
}

void put_numbers(const picture& shown, page& on) {
    const speech& say = on.say();
    if (shown.numbers.empty()) return;
    on.subsection(say(word::numbers_heading));
    const auto column = columns_in(say);
    text_table table({column(word::column_figure, left, true), column(word::column_statement, text_table::align::right),
                      column(word::column_date), column(word::column_source, left, true)});
    const auto what = [](const stated_number& one) { return one.who.label + ": " + one.figure.text; };
    for (const stated_number& one : shown.numbers)
        table.add({{what(one)}, {say.number(one.value)}, {date_or_nothing(one.dated, say)}, {one.source}});
    on.table(table);
    for (const stated_number& one : shown.numbers)
        if (!one.assumption.empty()) on.item(say(word::assumption_of_rule, {what(one), one.assumption}));
}

/// A note may repeat what a form or a letter says in words.
void put_filed(const picture& shown, quotes words_of_forms, page& on) {
    const speech& say = on.say();
    if (shown.filed.empty()) return;
    on.subsection(say(word::filed_heading));
    const auto column = columns_in(say);
    text_table table({column(word::column_figure, left, true), column(word::column_statement, text_table::align::right),
                      column(word::column_date), column(word::column_place), column(word::column_source, left, true)});
    for (const filed_number& one : shown.filed) {
        std::string whence;
        for (const std::string* text : {&one.from.source, &one.from.note, &one.from.assumption})
            if (!text->empty() && (text != &one.from.note || words_of_forms == quotes::shown))
                whence += (whence.empty() ? "" : "; ") + *text;
        table.add({{one.who.label + ": " + one.figure.text},
                   {one.value ? say.number(*one.value) : say(word::mark_not_stated)},
                   {date_or_nothing(one.from.dated, say)},
                   {one.from.where.to_text()},
                   {whence}});
    }
    on.table(table);
}

void put_rules(const picture& shown, page& on) {
    const speech& say = on.say();
    on.subsection(say(word::rules_heading));
    for (const rule_note& one : shown.rules) {
        on.item(say(word::rule_line, {one.label, one.id, say.force(one.force), one.source}));
        for (const std::string& text : one.asks) on.subitem(text);
        for (const agreed_text& each : one.texts) on.subitem(say(word::agreed_text, {each.label, each.text}));
    }
    for (const rule_note& one : shown.rules)
        if (!one.assumption.empty())
            on.item(say(word::assumption_of_rule, {one.label + " [" + one.id + "]", one.assumption}));
}

} // namespace

void put_remarks(const picture& shown, quotes words_of_forms, page& on) {
    const speech& say = on.say();
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
    const speech& say = on.say();
    on.section(say(word::versions_section));
    if (shown.versions.empty()) {
        on.paragraph(say(word::no_versions));
        return;
    }
    on.paragraph(say(word::versions_note));
    on.gap();
    const auto column = columns_in(say);
    text_table table({column(word::column_category), column(word::column_version, left, true),
                      column(word::column_stated_whole, text_table::align::right),
                      column(word::column_stated_members, left, true), column(word::column_date),
                      column(word::column_source, left, true)});
    for (const target_version& one : shown.versions) {
        std::vector<std::string> members;
        for (const target_version::part& each : one.of_members)
            members.push_back(each.member.label + ' ' + say.number(each.value));
        table.add({{one.figure.category.label},
                   {one.version},
                   {one.of_whole ? say.number(*one.of_whole) : say(word::mark_not_asked)},
                   {members.empty() ? say(word::mark_not_asked) : say.list(members)},
                   {date_or_nothing(one.dated, say)},
                   {one.source}});
    }
    on.table(table);
}

void put_sources(const picture& shown, quotes words_of_forms, page& on) {
    const speech& say = on.say();
    on.section(say(word::sources_section));
    if (!shown.cycles.empty()) {
        on.subsection(say(word::cycles_heading));
        for (const covered_cycle& one : shown.cycles) on.item(one.cycle.label + ": " + say.list(one.periods));
    }
    put_statements(shown, on);
    put_numbers(shown, on);
    put_filed(shown, words_of_forms, on);
    put_rules(shown, on);
}

} // namespace regietafel
