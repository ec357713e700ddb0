// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/number_words.hpp>
#include <regietafel/page_parts.hpp>

namespace regietafel {

using namespace opgave;

namespace {

text_table table_of(const finding_table& of, const speech& say) {
    std::vector<text_table::column> columns{{say(word::column_requirement), text_table::align::left, true},
                                            {say(word::column_force), text_table::align::left, false}};
    for (const std::string& one : of.periods) columns.push_back({one, text_table::align::left, false});
    text_table table(std::move(columns));
    for (const finding_table::row& row : of.rows) {
        std::vector<text_table::cell> cells{{row.text, look::plain}, {say.force(row.force), look::faint}};
        for (const std::optional<judgement>& one : row.outcomes)
            cells.push_back(one ? judgement_cell(*one, say) : text_table::cell{say(word::mark_not_asked), look::faint});
        table.add(std::move(cells));
    }
    return table;
}

} // namespace

void put_unattributed(const picture& shown, page& on) {
    const speech& say = on.say();
    on.section(say(word::unattributed_section));
    if (shown.not_attributed.empty()) {
        on.paragraph(say(word::nothing_unattributed));
        return;
    }
    on.paragraph(say(word::unattributed_note, {shown.province.label}));
    on.gap();
    const auto right = [&](word what) { return text_table::column{say(what), text_table::align::right, false}; };
    text_table table({{say(word::column_figure), text_table::align::left, true},
                      right(word::column_stated_whole),
                      right(word::column_stated_members),
                      right(word::column_known_of),
                      right(word::column_rest)});
    for (const unattributed& one : shown.not_attributed)
        table.add({{one.figure.text},
                   {say.number(one.whole)},
                   {one.known_of == 0 ? say(word::mark_not_asked) : say.number(one.attributed)},
                   {say(word::so_many_of, {say.number_of(one.known_of), say.number_of(shown.member_count)})},
                   {say.number(one.rest), look::heading}});
    on.table(table);
}

void put_judgements(const subject& of, page& on) {
    const speech& say = on.say();
    if (of.findings.rows.empty())
        on.paragraph(say(word::no_findings));
    else
        on.table(table_of(of.findings, say));
    if (of.findings.coherent > 0)
        on.paragraph(say(word::coherent, {say.counted(of.findings.coherent, word::comparison, word::comparisons)}),
                     look::faint);
}

void put_findings(const picture& shown, page& on) {
    const speech& say = on.say();
    on.section(say(word::findings_section));
    on.paragraph(say(word::findings_note));
    const auto put = [&](const subject& one) {
        on.subsection(one.name);
        put_judgements(one, on);
    };
    put(shown.whole);
    for (const subject& one : shown.groups) put(one);
    for (const subject& one : shown.members) put(one);
    const std::size_t left_out = shown.member_count - shown.members.size();
    if (left_out == 0) return;
    on.gap();
    on.paragraph(say(word::findings_without_form, {say.counted(left_out, word::municipality, word::municipalities)}));
}

} // namespace regietafel
