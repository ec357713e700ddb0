// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/coverage_text.hpp>

#include <regietafel/number_words.hpp>

namespace regietafel {

using namespace opgave;

namespace {

interval negated(interval range) { return {-range.most, -range.least}; }

std::string side_text(interval side, bool rests_on_blanks, const speech& say) {
    if (!rests_on_blanks) return say.number(side);
    return side.least > 0 ? say(word::mark_at_least, {say.number(side.least)}) : say(word::unknown);
}

text_table::cell plain_judgement(const judgement& one, const speech& say) {
    switch (one.verdict) {
    case verdict::not_applicable: return {say(word::not_applicable), look::faint};
    case verdict::unknown: return {say(word::unknown), look::open};
    case verdict::not_met:
        if (one.slack_rests_on_blanks)
            return {say(one.weighs_a_task ? word::at_least_short : word::not_met_by_at_least,
                        {say.number(-one.slack.most)}),
                    look::bad};
        return {say(one.is_difference   ? word::differs_by
                    : one.weighs_a_task ? word::short_of
                                        : word::not_met_by,
                    {say.number(negated(one.slack))}),
                look::bad};
    case verdict::met: break;
    }
    if (one.slack == interval::exactly(0) || (one.slack_rests_on_blanks && one.slack.least == 0))
        return {say(word::met), look::good};
    if (one.slack_rests_on_blanks)
        return {
            say(one.weighs_a_task ? word::met_at_least_over : word::met_with_at_least, {say.number(one.slack.least)}),
            look::good};
    return {say(one.weighs_a_task ? word::met_over : word::met_with, {say.number(one.slack)}), look::good};
}

} // namespace

text_table::cell figure_cell(const shown_figure& one, const speech& say) {
    using kind = shown_figure::kind;
    switch (one.is) {
    case kind::not_asked: return {say(word::mark_not_asked), look::faint};
    case kind::not_stated: return {say(word::mark_not_stated), look::open};
    case kind::unknown: return {say(word::mark_unknown), look::open};
    case kind::derived: return {say.number(one.value) + say(word::mark_derived), look::plain};
    case kind::at_least: return {say(word::mark_at_least, {say.number(one.value.least)}), look::open};
    case kind::stated:
    case kind::summed: break;
    }
    return {say.number(one.value), look::plain};
}

std::string offered_text(const position& one, const speech& say) {
    return side_text(one.coverage.numerator, one.coverage.numerator_rests_on_blanks, say);
}

std::string asked_text(const position& one, const speech& say) {
    const std::string text = side_text(one.coverage.denominator, one.coverage.denominator_rests_on_blanks, say);
    return one.asked_is_derived && !one.coverage.denominator_rests_on_blanks ? text + say(word::mark_derived) : text;
}

text_table::cell difference_cell(const coverage& of, const speech& say) {
    const interval difference{of.numerator.least - of.denominator.most, of.numerator.most - of.denominator.least};
    if (of.denominator_rests_on_blanks) return {say(word::unknown), look::open};
    if (of.numerator_rests_on_blanks) {
        if (difference.least >= 0) return {say(word::at_least_over, {say.number(difference.least)}), look::good};
        if (of.numerator.least == 0) return {say(word::unknown), look::open};
        return {say(word::at_most_short, {say.number(-difference.least)}), look::open};
    }
    if (difference == interval::exactly(0)) return {say(word::exactly_met), look::good};
    if (difference.least >= 0) return {say(word::over, {say.number(difference)}), look::good};
    if (difference.most < 0) return {say(word::short_of, {say.number(negated(difference))}), look::bad};
    return {say.number(difference), look::open};
}

std::string complete_members_text(const coverage& of, const speech& say) {
    if (!of.members) return {};
    const auto&       members = *of.members;
    const std::string count =
        say(word::so_many_of, {say.number(members.complete), say.number(members.complete + members.with_blanks)});
    if (members.complete == 0 || members.denominator <= 0) return count;
    return count + ": " + percentage_text(members.numerator, members.denominator, say.in());
}

text_table::cell judgement_cell(const judgement& one, const speech& say) {
    text_table::cell cell = plain_judgement(one, say);
    if (one.rests_on_derived && one.verdict != verdict::unknown) cell.text += say(word::mark_derived);
    return cell;
}

} // namespace regietafel
