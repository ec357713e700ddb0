// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/number_words.hpp>
#include <regietafel/page_parts.hpp>

#include <filesystem>

namespace regietafel {

using namespace opgave;

namespace {

text_table table_of(const figure_table& of, const speech& say) {
    std::vector<text_table::column> columns{{say(word::column_category), text_table::align::left, true},
                                            {say(word::column_unit), text_table::align::left, false}};
    for (const figure_table::column& one : of.columns) columns.push_back({one.text, text_table::align::right, false});
    text_table table(std::move(columns));
    for (const figure_table::row& row : of.rows) {
        std::vector<text_table::cell> cells{{row.category.label, look::plain}, {row.unit.label, look::faint}};
        for (const shown_figure& one : row.cells) cells.push_back(figure_cell(one, say));
        table.add(std::move(cells));
    }
    return table;
}

std::string text_of(const form_source& form, quotes words_of_forms, const speech& say) {
    const bool        quoted = words_of_forms == quotes::shown && !form.note.empty();
    const std::string date   = form.dated ? say(word::form_dated, {say.date(*form.dated)}) : "";
    return say(word::from_form, {form.where.to_text(), date, quoted ? say(word::form_quoted, {form.note}) : ""});
}

void put_open_cells(const subject& of, page& on) {
    const speech& say = on.say();
    if (of.open.empty()) return;
    text_table table({{say(word::column_figure), text_table::align::left, true},
                      {say(word::column_cell), text_table::align::left, false},
                      {say(word::column_leaves_open), text_table::align::left, true}});
    for (const open_cell& one : of.open) {
        place in_workbook = one.where;
        if (in_workbook.line == 0)
            in_workbook.file.clear(); // of the form, which is named above
        else
            in_workbook.file = std::filesystem::path(in_workbook.file).filename().string();
        std::string what = one.what;
        std::string at   = in_workbook.to_text();
        if (one.without_form > 0) {
            what = say(word::missing_forms, {say.counted(one.without_form, word::municipality, word::municipalities)});
            at   = say(word::no_form_cell);
        } else if (at.empty()) {
            at = say(one.has_form ? word::not_on_form : word::no_form_cell);
        }
        std::vector<std::string> left_open;
        for (const open_cell::finding& each : one.leaves_open) left_open.push_back(each.text);
        table.add({{what}, {at}, {say.list(left_open)}});
    }
    on.gap();
    on.paragraph(say(word::still_open), look::heading);
    on.table(table);
}

} // namespace

void put_figures(const subject& of, page& on) {
    const speech& say   = on.say();
    bool          first = true;
    for (const figure_table& one : of.figures) {
        if (!first) on.gap();
        first = false;
        on.table(table_of(one, say));
    }
    if (!of.explanations.empty()) {
        on.gap();
        on.paragraph(say(word::derivations), look::heading);
        for (const derivation& one : of.explanations) on.item(one.text);
    }
    put_open_cells(of, on);
}

void put_member(const subject& one, quotes words_of_forms, page& on) {
    const speech& say = on.say();
    on.subsection(one.name);
    if (one.form)
        on.paragraph(text_of(*one.form, words_of_forms, say), look::faint);
    else
        on.paragraph(say(word::no_form_of_member), look::open);
    on.gap();
    put_positions(one, on);
    on.gap();
    put_figures(one, on);
}

} // namespace regietafel
