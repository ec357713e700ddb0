// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/explanation_phrases.hpp"

#include <opgave/formula/verdict.hpp>
#include <opgave/model/number_text.hpp>
#include <opgave/rules/coverage_text.hpp>
#include <opgave/rules/open_ends.hpp>

#include "rules/explanation_words.hpp"
#include "rules/table_words.hpp"

#include <algorithm>
#include <cstddef>

namespace opgave {

namespace {

constexpr std::uint32_t none = explained_node::none;

} // namespace

std::string explanation_phrases::number(std::int64_t of) const { return number_text(of, how_.in); }

std::string explanation_phrases::number(interval of) const { return range_text(of, how_.in); }

/// An end that is a blank's outer bound is bounded by nothing that anybody stated: it is not told.
std::string explanation_phrases::number(const explained_node& of) const {
    const open_ends open = open_ends_of(in_, of.formula, of.lane);
    if (open.most && (open.least || of.value.least <= 0)) return said("onbekend", "unknown");
    if (open.most) return said("ten minste ", "at least ") + number(of.value.least);
    if (open.least) return said("ten hoogste ", "at most ") + number(of.value.most);
    return number(of.value);
}

std::string explanation_phrases::yes_or_no(interval of) const {
    if (!of.is_exact()) return said("onbekend", "unknown");
    return of.least != 0 ? said("ja", "yes") : said("nee", "no");
}

/// `a, b en c`
std::string explanation_phrases::list(const std::vector<std::string>& all) const {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i)
        text += (i == 0 ? "" : i + 1 == all.size() ? said(" en ", " and ") : ", ") + all[i];
    return text;
}

std::string explanation_phrases::ratio_text(ratio of) const { return opgave::ratio_text(of, how_.in); }

// --- whose it is -----------------------------------------------------------------------------------------------------

std::uint32_t explanation_phrases::subject(const explained_node& one) const {
    switch (one.is) {
    case explained::finding:
    case explained::measure:
    case explained::reading:
    case explained::figure:
    case explained::blank: return one.cell_lane;
    case explained::constant: return none;
    default: break;
    }
    const node& n = formula(one);
    if (n.shape == shape::members) return one.lane;
    if (n.shape == shape::groups) return lanes_.of(axes_[n.grouping].first) + one.lane;
    const explained_node& told = told_by(one); // of a comparison of the whole its left side tells whose it is
    return told.is == explained::comparison && told.child_count == 2 ? subject(of_.children_of(told)[0]) : none;
}

std::string explanation_phrases::subject_text(std::uint32_t lane) const {
    return opgave::subject_text(axes_, lane, how_.in);
}

// --- what it is ------------------------------------------------------------------------------------------------------

const rule& explanation_phrases::rule_of(const explained_node& one) const {
    return rules_.rules()[of_.parts()[one.part].rule];
}

std::string explanation_phrases::rule_name(const rule& of) const { return in(of.label).empty() ? of.id : in(of.label); }

std::string explanation_phrases::part_text(const rule_part& part) const {
    return opgave::part_text(rules_, part, how_.in);
}

std::string explanation_phrases::cell_text(std::uint32_t column) const {
    return column_text(axes_, in_.figures().columns().key_of(column), how_.in);
}

std::string explanation_phrases::outside_text(const node& figure) const {
    const absent_cell cell = absent_cell::unpacked(figure.second);
    return in(axes_[cell.category].label) + ", " + in(axes_[cell.basis].label) + ' ' + cell.when.to_text();
}

/// What is asked to be stated.
std::string explanation_phrases::asked_text(const explained_node& stated) const {
    const node& asked = rules_.formulas()[rules_.formulas().operands_of(formula(stated))[0].of];
    return asked.first == outside_the_frame ? outside_text(asked) : cell_text(static_cast<std::uint32_t>(asked.first));
}

const explained_node& explanation_phrases::told_by(const explained_node& one) const {
    return one.op == operation::negation && one.is == explained::formula && one.child_count == 1
               ? of_.nodes()[one.first_child]
               : one;
}

bool explanation_phrases::is_stated_reading(const explained_node& one) {
    return one.is == explained::reading && one.op == operation::or_else && !one.stands_in;
}

/// Is a ratio of two figures held against one that the rule fixes?
bool explanation_phrases::is_against_a_fixed_ratio(const explained_node& one) const {
    const auto is_fixed = [](const explained_node& side) { return side.is == explained::constant; };
    return one.op == operation::ratio_at_least && one.child_count == 4 && is_fixed(of_.children_of(one)[2])
           && is_fixed(of_.children_of(one)[3]);
}

/// Of the greater of a number and one that the rule fixes without a name, as `0 or more`: the latter.
const explained_node* explanation_phrases::limit_of(const explained_node& one) const {
    if ((one.op != operation::minimum && one.op != operation::maximum) || one.child_count != 2) return nullptr;
    for (const explained_node& side : of_.children_of(one))
        if (side.is == explained::constant && parameters(side).empty()) return &side;
    return nullptr;
}

/// Nobody said that something is unattributed: then nothing is, and nobody stated that either.
bool explanation_phrases::is_nothing_unattributed(const explained_node& one) const {
    return (one.is == explained::figure || is_stated_reading(one)) && one.cell_lane == lanes_.unattributed()
           && one.value == interval::exactly(0) && provenance_of(one) == nullptr;
}

bool explanation_phrases::says_nothing(const explained_node& one, const explained_node& above) const {
    if (!one.is_taken) return true;
    if (is_against_a_fixed_ratio(above) && one.is == explained::constant) return true; // the line above says it
    if (const explained_node* limit = limit_of(above); limit != nullptr && limit == &one) return true;
    if (one.booking != none) return one.value == interval::exactly(0);
    if (is_nothing_unattributed(one)) return true;
    return above.op == operation::linear && one.op != operation::figure && one.is != explained::attribute
           && one.value == interval::exactly(0) && one.sort == sort::number && above.is != explained::finding
           && above.is != explained::measure && above.is != explained::comparison && one.is != explained::reading;
}

std::string explanation_phrases::label(const explained_node& one) const {
    switch (one.is) {
    case explained::finding: return part_text(rules_.requirements()[one.which]);
    case explained::measure: return part_text(rules_.measures()[one.which]);
    default: break;
    }
    if (one.booking != none) return booked_text(one);
    switch (one.is) {
    case explained::reading:
    case explained::figure:
    case explained::blank: return cell_text(one.column);
    case explained::outside: return outside_text(formula(one));
    case explained::others:
        return said("de anderen, naar wat van hen vaststaat", "the others, by what is fixed of them");
    default: return label_of_formula(one);
    }
}

std::string explanation_phrases::booked_text(const explained_node& one) const {
    std::vector<std::string> rules;
    for (std::uint32_t i = one.booking; i < one.booking + std::max(one.bookings, 1U); ++i) {
        std::string rule = '\'' + rule_name(rules_.rules()[rules_.bookings()[i].rule]) + '\'';
        if (std::ranges::find(rules, rule) == rules.end()) rules.push_back(std::move(rule));
    }
    return (one.bookings == 0 ? said("bijgeboekt door ", "booked by ")
                              : said("bijgeboekt bij de leden door ", "booked on the members by "))
           + list(rules);
}

/// What a line above calls it: a name, without what it comes to.
std::string explanation_phrases::short_name(const explained_node& one) const {
    const explained_node& itself = one.same_as == none ? one : of_.nodes()[one.same_as];
    if (itself.is == explained::constant && parameters(itself).empty()) return number(itself.value.least);
    return label(itself);
}

/// With whose it is, where that is another than of what stands above.
std::string explanation_phrases::whose(const explained_node& one, std::uint32_t above) const {
    const std::uint32_t own = subject(one);
    return (own == none || own == above ? "" : subject_text(own) + ": ") + short_name(one);
}

std::string explanation_phrases::label_of_formula(const explained_node& one) const {
    if (one.term != none) {
        const named_term& term = rules_.names()[one.term];
        return in(term.text).empty() ? term.label : in(term.text);
    }
    const node&        n      = formula(one);
    const std::string& called = in(words_of(one.op));
    const auto         child  = [&](std::uint32_t i) { return short_name(of_.children_of(one)[i]); };
    if (one.is == explained::constant || one.is == explained::listed) {
        const auto known = parameters(one);
        return known.empty() ? called : parameter_line(known[0]).label;
    }
    if (one.is == explained::attribute) return in(axes_.attributes[static_cast<std::size_t>(n.second)].label);
    if (one.is == explained::membership)
        return called + ' ' + in(axes_.groups[static_cast<std::size_t>(n.second)].label);
    if (one.is == explained::comparison && one.child_count == 2)
        return compared(rules_.explanations().comparison(one.which).made, of_.children_of(one)[0],
                        of_.children_of(one)[1], false);
    if (one.op == operation::sum_set) return called + ' ' + in(axes_.groups[static_cast<std::size_t>(n.first)].label);
    if (one.op == operation::stated) return asked_text(one) + ' ' + called;
    if (one.child_count == 0) return called; // explained elsewhere, or not chosen
    switch (one.op) {
    case operation::linear: {
        const auto terms = of_.children_of(one);
        return std::ranges::any_of(terms, [](const explained_node& term) { return term.factor < 0; })
                   ? said("verschil", "difference")
                   : called;
    }
    case operation::times_ratio:
    case operation::convert: return called + ' ' + child(0);
    case operation::minimum:
    case operation::maximum: {
        const explained_node* const limit = limit_of(one);
        if (limit == nullptr) return called;
        const auto& sides = of_.children_of(one);
        return short_name(&sides[0] == limit ? sides[1] : sides[0])
               + (one.op == operation::maximum ? said(", en niet minder dan ", ", and not less than ")
                                               : said(", en niet meer dan ", ", and not more than "))
               + number(limit->value.least);
    }
    case operation::times_column: return child(0) + said(" maal ", " times ") + child(1);
    case operation::negation: return opposite(of_.children_of(one)[0]);
    case operation::select: {
        const explained_node& condition = of_.children_of(one)[0];
        const bool            is_no     = condition.value == interval::exactly(0);
        return is_no ? said("omdat niet geldt: ", "as this does not hold: ") + short_name(condition)
               : condition.value.is_exact() ? said("omdat geldt: ", "as this holds: ") + short_name(condition)
                                            : said("als geldt: ", "if this holds: ") + short_name(condition);
    }
    case operation::ratio_at_least:
        if (is_against_a_fixed_ratio(one))
            return child(0) + said(" is ten minste ", " is at least ")
                   + ratio_text({of_.children_of(one)[2].value.least, of_.children_of(one)[3].value.least})
                   + said(" van ", " of ") + child(1);
        return said("de verhouding van ", "the ratio of ") + child(0) + said(" tot ", " to ") + child(1)
               + said(" is ten minste die van ", " is at least that of ") + child(2) + said(" tot ", " to ") + child(3);
    default: return called;
    }
}

/// `1/2 van `, where a side is compared with so much of the other.
std::string explanation_phrases::share_of(const made_of_sides& how) const {
    if (how.times_left == how.times_right) return {};
    return ratio_text({how.times_right, how.times_left}) + said(" van ", " of ");
}

/// `a is ten minste b`
std::string explanation_phrases::compared(const made_of_sides& how, const explained_node& left,
                                          const explained_node& right, bool is_opposite) const {
    const bool negated = how.is_negated != is_opposite;
    // `is ten minste 0` is how a formula says it.
    if (right.is == explained::constant && right.value == interval::exactly(0) && parameters(right).empty()
        && !how.is_equal && !how.is_swapped)
        return short_name(left)
               + (negated ? said(" is negatief", " is negative") : said(" is niet negatief", " is not negative"));
    const std::string between =
        how.is_equal ? negated ? said(" is niet gelijk aan ", " is not equal to ") : said(" is gelijk aan ", " equals ")
        : how.is_swapped ? negated ? said(" is meer dan ", " is more than ") : said(" is ten hoogste ", " is at most ")
        : negated ? said(" is minder dan ", " is less than ")
                         : said(" is ten minste ", " is at least ");
    return short_name(left) + between + share_of(how) + whose(right, subject(left));
}

/// What it says that this does not hold.
std::string explanation_phrases::opposite(const explained_node& negated) const {
    const explained_node& one = negated.same_as == none ? negated : of_.nodes()[negated.same_as];
    if (one.is == explained::comparison && one.child_count == 2)
        return compared(rules_.explanations().comparison(one.which).made, of_.children_of(one)[0],
                        of_.children_of(one)[1], true);
    if (one.is == explained::membership)
        return said("hoort niet bij ", "is not in ")
               + in(axes_.groups[static_cast<std::size_t>(formula(one).second)].label);
    if (one.op == operation::negation && one.child_count == 1) return label(of_.children_of(one)[0]);
    if (one.op == operation::stated) return asked_text(one) + said(" is niet opgegeven", " is not stated");
    if (one.op == operation::tied) return said("geen gelijke stand", "no tie");
    if (one.op == operation::any_of) return said("geen van deze geldt", "none of these holds");
    if (one.op == operation::all_of) return said("niet al het volgende geldt", "not all of the following holds");
    if (one.op == operation::at_least) return said("het verschil is negatief", "the difference is negative");
    if (one.op == operation::equal) return said("het verschil is niet nul", "the difference is not zero");
    return said("het tegendeel van: ", "the opposite of: ") + label(one);
}

// --- what it comes to ------------------------------------------------------------------------------------------------

verdict explanation_phrases::verdict_for(const explained_node& finding, interval& slack) const {
    const requirement& of      = rules_.requirements()[finding.which];
    const interval     applies = of.applies.value == 0 ? interval::exactly(1) : of_.children_of(finding).back().value;
    slack = in_.value_of(of.slack, rules_.formulas()[of.slack].shape == shape::one ? 0 : finding.lane);
    return verdict_of(slack, applies, of.only_when_known);
}

/// The two sides of a requirement that is one comparison.
std::optional<explanation_phrases::shown_sides> explanation_phrases::sides_of_finding(const explained_node& one) const {
    const auto below = of_.children_of(one);
    if (const made_of_sides& how = rules_.explanations().sides(one.which); how.is_made)
        return shown_sides{how, below[0], below[1]};
    if (below.empty() || below[0].is != explained::comparison || below[0].child_count != 2) return std::nullopt;
    const auto sides = of_.children_of(below[0]);
    return shown_sides{rules_.explanations().comparison(below[0].which).made, sides[0], sides[1]};
}

/// Only of an offer that has to be at least something are places too few: of `684 more than is asked for, while others are
/// short` the slack says how far it is from holding. An end that is a blank's outer bound is not told.
std::string explanation_phrases::shortage(const explained_node& finding, interval slack) const {
    const auto          sides = sides_of_finding(finding);
    const interval      by{-slack.most, -slack.least};
    const node_id       of         = rules_.requirements()[finding.which].slack;
    const std::uint32_t lane       = rules_.formulas()[of].shape == shape::one ? 0 : finding.lane;
    const bool          is_open    = open_ends_of(in_, of, lane).least;
    const std::string   size       = is_open ? said("ten minste ", "at least ") + number(by.least) : number(by);
    const bool          is_too_few = sides && !sides->how.is_equal && !sides->how.is_swapped && !sides->how.is_negated
                            && basis_of(sides->left) == axes_.offered.value && subject(sides->left) == subject(finding);
    return is_too_few ? size + said(" te weinig", " short") : said("scheelt ", "misses by ") + size;
}

std::string explanation_phrases::miss_without_sides(const explained_node& finding) const {
    interval slack;
    return verdict_for(finding, slack) == verdict::not_met && !sides_of_finding(finding) ? shortage(finding, slack)
                                                                                         : std::string();
}

/// What it comes to in the middle of a sentence: of what nobody stated, that.
std::string explanation_phrases::value_in_a_sentence(const explained_node& one) const {
    if (one.is == explained::blank) return said("niet opgegeven", "not stated");
    std::string text = value(one);
    return text.empty() ? said("onbekend", "unknown") : text;
}

/// ` (46 %)`; empty where no percentage can be told.
std::string explanation_phrases::in_percent(const explained_node& measure) const {
    const opgave::measure* const of = &rules_.measures()[measure.which];
    for (const coverage& one : in_.coverages()) {
        if (one.of != of || one.subject != measure.cell_lane) continue;
        const std::string text = coverage_text(one, how_.in);
        return text.ends_with('%') ? " (" + text + ')' : std::string();
    }
    return {};
}

std::string explanation_phrases::value(const explained_node& one) const {
    if (!one.is_taken || one.is == explained::others || one.is == explained::blank || one.is == explained::outside)
        return {};
    if (one.is == explained::finding) {
        const std::string miss = miss_without_sides(one);
        switch (verdict_of_finding(one)) {
        case verdict::met: return said("voldaan", "met");
        case verdict::not_met: return said("niet voldaan", "not met") + (miss.empty() ? miss : ", " + miss);
        case verdict::not_applicable: return said("niet van toepassing", "does not apply");
        default: return said("onbekend", "unknown");
        }
    }
    if (one.is == explained::measure)
        return number(one) + said(" van ", " of ") + number(of_.children_of(one)[1]) + in_percent(one);
    return one.sort == sort::number ? number(one) : yes_or_no(one.value);
}

} // namespace opgave
