// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/coverage_text.hpp>

#include <regietafel/number_words.hpp>
#include <regietafel/page_parts.hpp>

#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

enum class standing { is_short, is_met, is_open };

standing standing_of(const coverage& of) {
    if (!of.denominator_rests_on_blanks && of.numerator.least >= of.denominator.most) return standing::is_met;
    const bool rests = of.denominator_rests_on_blanks || of.numerator_rests_on_blanks;
    return !rests && of.numerator.most < of.denominator.least ? standing::is_short : standing::is_open;
}

std::string line_of(const position& one, const speech& say) {
    const coverage&   of      = one.coverage;
    const std::string percent = coverage_text(of, say.in());
    const std::string offered = offered_text(one, say);
    const std::string asked   = asked_text(one, say);
    if (percent == say(word::unknown)) return say(word::unknown_position_line, {one.label, one.when, percent});
    if (standing_of(of) == standing::is_open)
        return say(word::open_position_line, {one.label, one.when, percent, offered, asked});
    return say(word::position_line, {one.label, one.when, percent, offered, asked, difference_cell(of, say).text});
}

void put_standing(const subject& whole, standing wanted, word heading, look as, page& on) {
    const speech& say = on.say();
    bool          any = false;
    for (const position& one : whole.positions) {
        if (standing_of(one.coverage) != wanted) continue;
        if (!any) on.subsection(say(heading, {whole.name}));
        any = true;
        on.item(line_of(one, say), as);
    }
}

void put_stated_only(const picture& shown, page& on) {
    const speech& say = on.say();
    bool          any = false;
    for (const statement& one : shown.statements) {
        if (one.of) continue;
        if (!any) on.subsection(say(word::stated_only));
        any = true;
        on.item(say(word::stated_only_line,
                    {one.category.label, one.when, say.number(one.percent), one.source, shown.province.label}),
                look::open);
    }
}

/// Periods with the same numbers are one row.
struct member_row {
    std::string              label;
    std::vector<std::string> periods;
    std::string              numbers;
    text_table::cell         difference;
};

std::vector<member_row> rows_of(const subject& member, const speech& say) {
    std::vector<member_row> rows;
    for (const position& one : member.positions) {
        const coverage& of = one.coverage;
        if (of.denominator == of.numerator && standing_of(of) == standing::is_met) continue; // neither short nor over
        const std::string numbers = say(word::so_many_of, {offered_text(one, say), asked_text(one, say)});
        if (!rows.empty() && rows.back().label == one.label && rows.back().numbers == numbers)
            rows.back().periods.push_back(one.when);
        else
            rows.push_back({one.label, {one.when}, numbers, difference_cell(of, say)});
    }
    return rows;
}

void put_members(const picture& shown, page& on) {
    const speech& say = on.say();
    on.subsection(say(word::per_municipality));
    const auto column = [&](word what, bool wraps = false) {
        return text_table::column{say(what), text_table::align::left, wraps};
    };
    text_table table({column(word::column_member), column(word::column_coverage, true),
                      column(word::column_period, true), column(word::column_offered_of_asked),
                      column(word::column_difference)});
    for (const subject& one : shown.members) {
        std::string name = one.name;
        for (const member_row& row : rows_of(one, say))
            table.add({{std::exchange(name, {})}, {row.label}, {say.list(row.periods)}, {row.numbers}, row.difference});
        if (!name.empty()) table.add({{name}, {say(word::all_met_exactly)}, {}, {}, {}});
    }
    on.table(table);
}

} // namespace

void put_conclusion(const picture& shown, page& on) {
    const speech& say = on.say();
    on.section(say(word::conclusion));
    put_standing(shown.whole, standing::is_short, word::short_in_whole, look::bad, on);
    put_stated_only(shown, on);
    put_standing(shown.whole, standing::is_met, word::met_in_whole, look::good, on);
    put_standing(shown.whole, standing::is_open, word::open_in_whole, look::open, on);
    if (!shown.members.empty()) put_members(shown, on);
    on.subsection(say(word::coverage_of_whole, {shown.province.label}));
    put_positions(shown.whole, on);
    on.paragraph(say(word::complete_note), look::faint);
}

void put_positions(const subject& of, page& on) {
    const speech& say  = on.say();
    using align        = text_table::align;
    const auto heading = [&](word what, align to = align::right) { return text_table::column{say(what), to, false}; };
    bool       any_complete = false;
    for (const position& one : of.positions) any_complete = any_complete || one.coverage.members.has_value();

    std::vector<text_table::column> columns{{say(word::column_coverage), align::left, true},
                                            heading(word::column_period, align::left),
                                            heading(word::column_asked),
                                            heading(word::column_offered),
                                            heading(word::column_percentage),
                                            heading(word::column_difference)};
    if (any_complete) columns.push_back(heading(word::column_complete));
    text_table  table(std::move(columns));
    std::string before;
    for (const position& one : of.positions) {
        const coverage& covered = one.coverage;
        table.add({{one.label == before ? "" : one.label},
                   {one.when},
                   {asked_text(one, say)},
                   {offered_text(one, say)},
                   {coverage_text(covered, say.in()), difference_cell(covered, say).as},
                   difference_cell(covered, say),
                   {complete_members_text(covered, say)}});
        before = one.label;
    }
    if (!table.empty()) on.table(table);

    text_table others({{say(word::column_measure), align::left, true},
                       heading(word::column_period, align::left),
                       heading(word::column_part),
                       heading(word::column_of),
                       heading(word::column_share)});
    before.clear();
    for (const position& one : of.measures) {
        const coverage& covered = one.coverage;
        others.add({{one.label == before ? "" : one.label},
                    {one.when},
                    {offered_text(one, say)},
                    {asked_text(one, say)},
                    {coverage_text(covered, say.in())}});
        before = one.label;
    }
    if (others.empty()) return;
    if (!table.empty()) on.gap();
    on.table(others);
}

} // namespace regietafel
