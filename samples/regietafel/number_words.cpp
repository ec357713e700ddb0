// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>
#include <opgave/rules/coverage_text.hpp>

#include <regietafel/dutch_text.hpp>
#include <regietafel/number_words.hpp>

namespace regietafel {

using namespace opgave;

namespace {

std::string number(interval range) { return range_text(range, spoken); }
std::string number(std::int64_t exact) { return number_text(exact, spoken); }

interval negated(interval range) { return {-range.most, -range.least}; }

std::string side_text(interval side, bool rests_on_blanks) {
    if (!rests_on_blanks) return number(side);
    return side.least > 0 ? say(word::mark_at_least, {number(side.least)}) : say(word::unknown);
}

text_table::cell plain_judgement(const judgement& one) {
    switch (one.verdict) {
    case verdict::not_applicable: return {say(word::not_applicable), look::faint};
    case verdict::unknown: return {say(word::unknown), look::open};
    case verdict::not_met:
        if (one.slack_rests_on_blanks)
            return {
                say(one.weighs_a_task ? word::at_least_short : word::not_met_by_at_least, {number(-one.slack.most)}),
                look::bad};
        return {say(one.is_difference   ? word::differs_by
                    : one.weighs_a_task ? word::short_of
                                        : word::not_met_by,
                    {number(negated(one.slack))}),
                look::bad};
    case verdict::met: break;
    }
    if (one.slack == interval::exactly(0) || (one.slack_rests_on_blanks && one.slack.least == 0))
        return {say(word::met), look::good};
    if (one.slack_rests_on_blanks)
        return {say(one.weighs_a_task ? word::met_at_least_over : word::met_with_at_least, {number(one.slack.least)}),
                look::good};
    return {say(one.weighs_a_task ? word::met_over : word::met_with, {number(one.slack)}), look::good};
}

} // namespace

text_table::cell figure_cell(const shown_figure& one) {
    using kind = shown_figure::kind;
    switch (one.is) {
    case kind::not_asked: return {say(word::mark_not_asked), look::faint};
    case kind::not_stated: return {say(word::mark_not_stated), look::open};
    case kind::unknown: return {say(word::mark_unknown), look::open};
    case kind::derived: return {number(one.value) + say(word::mark_derived), look::plain};
    case kind::at_least: return {say(word::mark_at_least, {number(one.value.least)}), look::open};
    case kind::stated:
    case kind::summed: break;
    }
    return {number(one.value), look::plain};
}

std::string offered_text(const position& one) {
    return side_text(one.coverage.numerator, one.coverage.numerator_rests_on_blanks);
}

std::string asked_text(const position& one) {
    const std::string text = side_text(one.coverage.denominator, one.coverage.denominator_rests_on_blanks);
    return one.asked_is_derived && !one.coverage.denominator_rests_on_blanks ? text + say(word::mark_derived) : text;
}

text_table::cell difference_cell(const coverage& of) {
    const interval difference{of.numerator.least - of.denominator.most, of.numerator.most - of.denominator.least};
    if (of.denominator_rests_on_blanks) return {say(word::unknown), look::open};
    if (of.numerator_rests_on_blanks) {
        if (difference.least >= 0) return {say(word::at_least_over, {number(difference.least)}), look::good};
        if (of.numerator.least == 0) return {say(word::unknown), look::open};
        return {say(word::at_most_short, {number(-difference.least)}), look::open};
    }
    if (difference == interval::exactly(0)) return {say(word::exactly_met), look::good};
    if (difference.least >= 0) return {say(word::over, {number(difference)}), look::good};
    if (difference.most < 0) return {say(word::short_of, {number(negated(difference))}), look::bad};
    return {number(difference), look::open};
}

std::string complete_members_text(const coverage& of) {
    if (!of.members) return {};
    const auto&       members = *of.members;
    const std::string count =
        say(word::so_many_of, {number(members.complete), number(members.complete + members.with_blanks)});
    if (members.complete == 0 || members.denominator <= 0) return count;
    return count + ": " + percentage_text(members.numerator, members.denominator, spoken);
}

text_table::cell judgement_cell(const judgement& one) {
    text_table::cell cell = plain_judgement(one);
    if (one.rests_on_derived && one.verdict != verdict::unknown) cell.text += say(word::mark_derived);
    return cell;
}

} // namespace regietafel
