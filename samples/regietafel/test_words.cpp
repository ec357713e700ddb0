// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/coverage_text.hpp>

#include <regietafel/picture_parts.hpp>
#include <regietafel/test_words.hpp>

#include <optional>

namespace regietafel {

using namespace opgave;

namespace {

std::string text_of(verdict of, const speech& say) {
    switch (of) {
    case verdict::met: return say(word::met);
    case verdict::not_met: return say(word::not_met);
    case verdict::unknown: return say(word::unknown);
    case verdict::not_applicable: break;
    }
    return say(word::not_applicable);
}

std::string part_text(const std::string& rule, const std::string& label, period when, const std::string& who) {
    return rule + (label.empty() ? "" : " (" + label + ')') + ' ' + when.to_text() + ", " + who;
}

std::string name_of_code(const std::string& code, const frame& axes) {
    if (const auto member = axes.find_member(code)) return axes[*member].name;
    return code == axes.id ? axes.name : code;
}

template <class Expected>
std::string text_of_part(const Expected& one, const figures& table) {
    return part_text(one.rule.value, one.label ? one.label->value : "", one.period.value,
                     name_of_code(one.who.value, table.frame()));
}

/// The outer bound of a blank is no number to show.
std::string side_text(interval side, bool rests_on_blanks, const speech& say) {
    return rests_on_blanks ? say(word::mark_at_least, {say.number(side.least)}) : say.number(side);
}

class parts {
public:
    void add(const std::string& text) { text_ += (text_.empty() ? "" : ", ") + text; }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
};

} // namespace

std::string judged_text(verdict of, const std::optional<interval>& slack, const speech& say) {
    const std::string text = text_of(of, say);
    return slack ? text + ", " + say(word::slack, {say.number(*slack)}) : text;
}

std::string what_is_expected(const expected_finding& one, const figures& table) { return text_of_part(one, table); }

std::string what_is_expected(const expected_coverage& one, const figures& table) { return text_of_part(one, table); }

std::string what_is_expected(const expected_figure& one, const figures& table) {
    return one.category.value + ' ' + one.basis.value + ' ' + one.period.value + ", "
           + name_of_code(one.who.value, table.frame());
}

std::string expected_text(const expected_finding& one, const speech& say) {
    return judged_text(one.verdict.value, one.slack ? std::optional(one.slack->value) : std::nullopt, say);
}

std::string expected_text(const expected_coverage& one, const speech& say) {
    parts all;
    if (one.numerator) all.add(say(word::numerator, {say.number(one.numerator->value)}));
    if (one.denominator) all.add(say(word::denominator, {say.number(one.denominator->value)}));
    if (one.percent) all.add(one.percent->value);
    return all.take();
}

std::string expected_text(const expected_figure& one, const speech& say) {
    return one.value ? say.number(one.value->value) : say(word::unknown);
}

std::optional<interval> known_slack(const wrong_finding& one) {
    return one.found && !one.slack_rests_on_blanks ? std::optional(one.found->slack) : std::nullopt;
}

std::string found_text(const wrong_finding& one, const speech& say) {
    if (!one.found) return say(word::no_such_finding);
    return judged_text(one.found->verdict, known_slack(one), say);
}

std::string found_text(const wrong_coverage& one, const speech& say) {
    if (!one.found) return say(word::no_such_coverage);
    parts all;
    if (one.expected.numerator)
        all.add(say(word::numerator, {side_text(one.found->numerator, one.found->numerator_rests_on_blanks, say)}));
    if (one.expected.denominator)
        all.add(
            say(word::denominator, {side_text(one.found->denominator, one.found->denominator_rests_on_blanks, say)}));
    if (one.expected.percent) all.add(coverage_text(*one.found, language::nl)); // as the file writes it
    return all.take();
}

std::string found_text(const wrong_figure& one, const speech& say) {
    return one.found.blanks.empty() ? say.number(one.found.value) : say(word::unknown);
}

const place& place_of(const wrong_finding& one) {
    const bool is_slack = one.found && one.found->verdict == one.expected.verdict.value;
    return is_slack ? one.expected.slack->where : one.expected.verdict.where;
}

const place& place_of(const wrong_coverage& one) { return one.expected.where; }

const place& place_of(const wrong_figure& one) { return one.expected.where; }

std::string unexpected_text(const finding& one, const outcome& of, const speech& say) {
    const frame&      axes = of.figures().frame();
    const std::string id   = part_text(of.rulebook().rules()[one.of->rule].id, one.of->label, axes[one.of->when],
                                       name_of_lane(of.figures(), one.subject, say).label);
    const std::optional<interval> slack = one.slack.is_exact() ? std::optional(one.slack) : std::nullopt;
    return say(one.of->text) + " [" + id + "]: " + judged_text(one.verdict, slack, say);
}

} // namespace regietafel
