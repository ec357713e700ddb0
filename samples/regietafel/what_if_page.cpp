// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/coverage_text.hpp>

#include <regietafel/explain_page.hpp>
#include <regietafel/number_words.hpp>
#include <regietafel/page_parts.hpp>
#include <regietafel/receipt_page.hpp>
#include <regietafel/text_table.hpp>
#include <regietafel/what_if_page.hpp>

#include <algorithm>

namespace regietafel {

using namespace opgave;

namespace {

constexpr auto left  = text_table::align::left;
constexpr auto right = text_table::align::right;

std::string value_text(const std::optional<interval>& value, const speech& say) {
    return value ? say.number(*value) : say(word::blank);
}

/// `46 % (6 van 13)`: the percentage and what it is made of.
std::string covered_text(const position& one, const speech& say) {
    const std::string percentage = coverage_text(one.coverage, say.in());
    const std::string offered    = offered_text(one, say);
    if (!one.coverage.applies() || offered == say(word::unknown)) return percentage; // which then is unknown too
    return percentage + " (" + say(word::so_many_of, {offered, asked_text(one, say)}) + ')';
}

void put_cells(const shown_difference& of, page& on) {
    const speech& say = on.say();
    text_table    table({{say(word::column_figure), left, true},
                         {say(word::column_was), right, false},
                         {say(word::column_becomes), right, false}});
    for (const shown_difference::cell& one : of.cells)
        table.add(
            {{one.who.label + ": " + one.figure.text}, {value_text(one.before, say)}, {value_text(one.after, say)}});
    on.table(table);
}

void put_verdicts(const shown_difference& of, page& on) {
    const speech& say = on.say();
    on.gap();
    if (of.verdicts.empty()) {
        on.paragraph(say(word::no_verdict_flips));
        return;
    }
    on.paragraph(say(word::verdicts_that_flip), look::heading);
    text_table table({{say(word::column_requirement), left, true},
                      {say(word::column_who), left, true},
                      {say(word::column_period), left, false},
                      {say(word::column_was), left, false},
                      {say(word::column_becomes), left, false}});
    for (const shown_difference::verdict& one : of.verdicts)
        table.add({{one.label},
                   {one.who.label},
                   {one.when},
                   judgement_cell(one.before, say),
                   judgement_cell(one.after, say)});
    on.table(table);
}

void put_coverages(const shown_difference& of, page& on) {
    const speech& say = on.say();
    if (of.coverages.empty()) return;
    on.gap();
    on.paragraph(say(word::coverages_that_change), look::heading);
    text_table table({{say(word::column_coverage), left, true},
                      {say(word::column_who), left, true},
                      {say(word::column_period), left, false},
                      {say(word::column_was), left, false},
                      {say(word::column_becomes), left, false}});
    for (const shown_difference::coverage& one : of.coverages)
        table.add({{one.after.label},
                   {one.who.label},
                   {one.after.when},
                   {covered_text(one.before, say)},
                   {covered_text(one.after, say)}});
    on.table(table);
}

void put_difference(const shown_difference& of, const std::string& heading, page& on) {
    on.subsection(heading);
    if (of.empty()) {
        on.paragraph(on.say()(word::no_difference));
        return;
    }
    put_cells(of, on);
    put_verdicts(of, on);
    put_coverages(of, on);
}

/// Two tables that differ from others in the same cells alike: then the rest is the same.
bool is_same(const std::vector<shown_difference::cell>& a, const std::vector<shown_difference::cell>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
        return one.who.id == other.who.id && one.figure.text == other.figure.text && one.before == other.before
               && one.after == other.after;
    });
}

void put(const step_answer& of, page& on) {
    const speech& say = on.say();
    if (of.was_none) {
        on.paragraph(say(word::no_such_step));
        return;
    }
    if (of.step.cells.empty()) {
        on.paragraph(say(word::step_changes_nothing));
        return;
    }
    put_difference(of.step, say(word::by_this_step), on);
    for (const step_answer::stated_total& one : of.stated_totals) {
        on.gap();
        on.paragraph(say(word::total_is_stated, {one.who.label + ": " + one.figure.text, say.number(one.value)}));
    }
    if (is_same(of.step.cells, of.against_start.cells)) {
        on.gap();
        on.paragraph(say(word::same_against_start));
        return;
    }
    put_difference(of.against_start, say(word::against_start), on);
}

void put(const comparison_answer& of, page& on) {
    const speech& say = on.say();
    put_difference(of.difference,
                   say(word::from_to, {of.from, of.to.empty() ? say(word::table_now) : '\'' + of.to + '\''}), on);
}

void put(const names_answer& of, page& on) {
    const speech& say = on.say();
    if (!of.named.empty())
        on.paragraph(say(word::is_named, {of.named}));
    else if (of.all.empty())
        on.paragraph(say(word::nothing_is_named));
    else
        for (const std::string& one : of.all) on.item(one);
}

/// `15 april 2024, 'via mail'`
std::string remark_text(const saved_answer::remark& of, quotes words_of_forms, const speech& say) {
    std::string text = of.dated ? say.date(*of.dated) : std::string();
    if (words_of_forms == quotes::shown && !of.note.empty()) text += (text.empty() ? "'" : ", '") + of.note + '\'';
    return text.empty() ? say(word::remark_not_shown) : text;
}

void put(const saved_answer& of, quotes words_of_forms, page& on) {
    const speech& say = on.say();
    if (!of.whose.empty()) {
        on.paragraph(say(word::form_is_saved, {of.whose, of.file}));
        for (const saved_answer::remark& one : of.not_kept)
            on.paragraph(say(word::form_keeps_not, {remark_text(one, words_of_forms, say)}));
        return;
    }
    on.paragraph(
        say(word::figures_are_saved, {of.file, say.counted(of.figures, word::one_figure, word::several_figures),
                                      say.counted(of.scenarios, word::one_named_table, word::several_named_tables)}));
}

void put(const subject_answer& of, quotes words_of_forms, page& on) {
    if (of.scope == std::string_view("member")) {
        put_member(of.shown, words_of_forms, on);
    } else {
        on.subsection(of.shown.name);
        put_positions(of.shown, on);
        on.gap();
        put_figures(of.shown, on);
    }
    on.gap();
    put_judgements(of.shown, on);
}

void put(const receipt_answer& of, page& on) {
    on.section(on.say()(word::receipt_heading));
    put_receipt(of.of, on);
    if (of.file.empty()) return;
    on.gap();
    on.paragraph(on.say()(word::receipt_is_saved, {of.file}));
}

void put_help(page& on) {
    const speech& say      = on.say();
    const bool    in_dutch = say.in() == language::nl;
    on.subsection(say(word::commands_heading));
    text_table table({{{}, left, false}, {{}, left, true}});
    for (const command_entry& one : command_entries())
        table.add({{in_dutch ? one.usage_nl : one.usage_en}, {in_dutch ? one.about_nl : one.about_en}});
    on.table(table);
    on.gap();
    on.paragraph(say(word::help_about_names));
    on.paragraph(say(word::help_about_sums));
    on.paragraph(say(word::help_about_words));
}

} // namespace

void put_answer(const table_answer& answer, quotes words_of_forms, page& on) {
    if (const auto* one = std::get_if<subject_answer>(&answer)) return put(*one, words_of_forms, on);
    if (const auto* one = std::get_if<explanation_answer>(&answer)) {
        const auto shown = words_of_forms == quotes::shown ? provenance_shown::yes : provenance_shown::no;
        return put_explanations(one->trees, one->of, {.in = on.say().in(), .shown = shown}, on);
    }
    if (const auto* one = std::get_if<step_answer>(&answer)) return put(*one, on);
    if (const auto* one = std::get_if<comparison_answer>(&answer)) return put(*one, on);
    if (const auto* one = std::get_if<names_answer>(&answer)) return put(*one, on);
    if (const auto* one = std::get_if<saved_answer>(&answer)) return put(*one, words_of_forms, on);
    if (const auto* one = std::get_if<receipt_answer>(&answer)) return put(*one, on);
    if (std::holds_alternative<help_answer>(answer)) put_help(on);
}

} // namespace regietafel
