// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/dutch_text.hpp>
#include <regietafel/number_words.hpp>
#include <regietafel/page_parts.hpp>

namespace regietafel {

using namespace opgave;

namespace {

text_table table_of(const figure_table& of) {
    std::vector<text_table::column> columns{{say(word::column_category), text_table::align::left, true},
                                            {say(word::column_unit), text_table::align::left, false}};
    for (const std::string& one : of.columns) columns.push_back({one, text_table::align::right, false});
    text_table table(std::move(columns));
    for (const figure_table::row& row : of.rows) {
        std::vector<text_table::cell> cells{{row.category, look::plain}, {row.unit, look::faint}};
        for (const shown_figure& one : row.cells) cells.push_back(figure_cell(one));
        table.add(std::move(cells));
    }
    return table;
}

std::string text_of(const form_source& form, quotes words_of_forms) {
    const bool        quoted = words_of_forms == quotes::shown && !form.note.empty();
    const std::string date   = form.dated ? say(word::form_dated, {date_text(*form.dated)}) : "";
    return say(word::from_form, {form.where.to_text(), date, quoted ? say(word::form_quoted, {form.note}) : ""});
}

void put_open_cells(const subject& of, page& on) {
    if (of.open.empty()) return;
    text_table table({{say(word::column_figure), text_table::align::left, true},
                      {say(word::column_cell), text_table::align::left, false},
                      {say(word::column_leaves_open), text_table::align::left, true}});
    for (const open_cell& one : of.open) {
        place in_workbook = one.where; // the file is named above
        in_workbook.file.clear();
        std::string what = one.what;
        std::string at   = in_workbook.to_text();
        if (one.without_form > 0) {
            what = say(word::missing_forms, {counted(one.without_form, word::municipality, word::municipalities)});
            at   = say(word::no_form_cell);
        } else if (at.empty()) {
            at = say(one.has_form ? word::not_on_form : word::no_form_cell);
        }
        table.add({{what}, {at}, {enumeration(one.leaves_open)}});
    }
    on.gap();
    on.paragraph(say(word::still_open), look::heading);
    on.table(table);
}

} // namespace

void put_figures(const subject& of, page& on) {
    bool first = true;
    for (const figure_table& one : of.figures) {
        if (!first) on.gap();
        first = false;
        on.table(table_of(one));
    }
    if (!of.explanations.empty()) {
        on.gap();
        on.paragraph(say(word::derivations), look::heading);
        for (const std::string& line : of.explanations) on.item(line);
    }
    put_open_cells(of, on);
}

void put_member(const subject& one, quotes words_of_forms, page& on) {
    on.subsection(one.name);
    if (one.form)
        on.paragraph(text_of(*one.form, words_of_forms), look::faint);
    else
        on.paragraph(say(word::no_form_of_member), look::open);
    on.gap();
    put_positions(one, on);
    on.gap();
    put_figures(one, on);
}

} // namespace regietafel
