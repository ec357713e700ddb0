// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// How a number came about: what was taken of what, rounded how, chosen why.
#include <opgave/formula/intervals.hpp>
#include <opgave/formula/verdict.hpp>
#include <opgave/model/number_text.hpp>

#include "formula/lane_operands.hpp"
#include "rules/explanation_phrases.hpp"
#include "rules/explanation_words.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace opgave {

namespace {

constexpr std::uint32_t none        = explained_node::none;
constexpr std::size_t   most_blanks = 5; ///< that a root names; of more it says how many

std::string joined(const std::vector<std::string>& pieces) {
    std::string text;
    for (const std::string& piece : pieces)
        if (!piece.empty()) text += (text.empty() ? "" : "; ") + piece;
    return text;
}

} // namespace

std::string explanation_phrases::because(const explained_node& one) const {
    if (!one.is_taken) return said("niet gekozen", "not chosen");
    if (one.same_as != none && of_.nodes()[one.same_as].child_count > 0 && !is_stated_reading(one))
        return said("elders in deze uitleg", "elsewhere in this explanation");
    std::vector<std::string> pieces;
    switch (one.is) {
    case explained::finding: pieces = {because_of_finding(one)}; break;
    case explained::figure: pieces = {stated_text(one), version_text(one)}; break;
    case explained::blank: pieces = {said("niet opgegeven", "not stated"), version_text(one)}; break;
    case explained::outside: return said("die periode staat niet in de tabel", "the table has no such period");
    case explained::reading: pieces = {because_of_reading(one), version_text(one)}; break;
    case explained::comparison:
        if (one.child_count == 2)
            pieces = {value_in_a_sentence(of_.children_of(one)[0]) + said(" tegen ", " against ")
                      + share_of(rules_.explanations().comparison(one.which).made)
                      + value_in_a_sentence(of_.children_of(one)[1])};
        break;
    default: pieces = {because_of_formula(one)}; break;
    }
    const bool is_root = &one == of_.nodes().data();
    if (is_root && one.is != explained::blank) pieces.push_back(blanks_text(one));
    return joined(pieces);
}

/// The sentence of the requirement: who has how much, and how much had to be.
std::string explanation_phrases::because_of_finding(const explained_node& one) const {
    interval      slack;
    const verdict is = verdict_for(one, slack);
    if (is == verdict::not_applicable) {
        const requirement& of = rules_.requirements()[one.which];
        if (of.applies.value == 0 || of_.children_of(one).back().value != interval::exactly(0))
            return said("er valt niets te vergelijken zolang niet alles is opgegeven",
                        "there is nothing to compare while not all of it is stated");
        return said("de regel geldt hier niet: ", "the rule does not apply here: ")
               + why_not(of_.children_of(one).back());
    }
    return requirement_text(one, slack, is);
}

/// Of a condition that does not hold: the parts that made it so.
std::string explanation_phrases::why_not(const explained_node& condition) const {
    const explained_node& one = condition.same_as == none ? condition : of_.nodes()[condition.same_as];
    if (one.op != operation::any_of && one.op != operation::all_of) return opposite(condition);
    std::vector<std::string> reasons;
    for (const explained_node& part : of_.children_of(one)) {
        if (part.value != interval::exactly(0)) continue;
        if (std::string reason = opposite(part); std::ranges::find(reasons, reason) == reasons.end())
            reasons.push_back(std::move(reason));
    }
    return reasons.empty() ? opposite(condition) : joined(reasons);
}

std::uint32_t explanation_phrases::basis_of(const explained_node& one) const {
    return one.column == none ? none : in_.figures().columns().key_of(one.column).basis.value;
}

std::string explanation_phrases::requirement_text(const explained_node& one, interval slack, verdict said_to_be) const {
    const auto sides = sides_of_finding(one);
    if (!sides) return {};
    const auto& [how, left, right] = *sides;
    const std::uint32_t offered    = basis_of(left);
    const std::uint32_t asked      = basis_of(right);
    const bool is_offer = !how.is_equal && !how.is_swapped && !how.is_negated && how.times_left == how.times_right
                          && offered == axes_.offered.value && asked == axes_.asked.value;
    std::string text;
    if (is_offer) {
        const column_key key = in_.figures().columns().key_of(left.column);
        text                 = said("aangeboden ", "offered ") + in(axes_[key.category].label)
               + (left.is == explained::blank ? ": " : " ") + value_in_a_sentence(left)
               + said(", gevraagd ten minste ", ", asked at least ") + value_in_a_sentence(right);
    } else {
        const std::string must =
            how.is_equal ? how.is_negated ? said("niet gelijk aan ", "not equal to ") : said("gelijk aan ", "equal to ")
            : how.is_swapped ? how.is_negated ? said("meer dan ", "more than ") : said("ten hoogste ", "at most ")
            : how.is_negated ? said("minder dan ", "less than ")
                             : said("ten minste ", "at least ");
        text = short_name(left) + said(" is ", " is ") + value_in_a_sentence(left) + said(" en moet ", " and must be ")
               + must + share_of(how) + value_in_a_sentence(right) + said(" zijn", "");
        if (right.is != explained::constant || !parameters(right).empty())
            text += " (" + whose(right, subject(left)) + ')';
    }
    if (said_to_be == verdict::not_met) text += ": " + shortage(one, slack);
    if (said_to_be == verdict::met && slack.is_exact() && slack.least > 0)
        text += ": " + number(slack.least) + said(" over", " to spare");
    return text;
}

std::string explanation_phrases::how_rounded(rounding by) const {
    return said("", "rounded ") + in(words_of(by)) + said(" afgerond", "");
}

/// `opgegeven als 79 % van 228, half omhoog afgerond`
std::string explanation_phrases::stated_text(const explained_node& one) const {
    if (is_nothing_unattributed(one))
        return said("niemand heeft hier iets opgegeven, en dat telt als 0",
                    "nobody stated anything here, and that counts as 0");
    const provenance* const source = provenance_of(one);
    if (source == nullptr || !source->stated_as) return said("opgegeven", "stated");
    const rounded_percentage& as = *source->stated_as;
    return said("opgegeven als ", "stated as ") + number(as.percent) + " %" + said(" van ", " of ") + number(as.of)
           + ", " + how_rounded(as.rounded);
}

/// That a cell is not stated says nothing of one that cannot be, such as the sum of what is offered.
std::string explanation_phrases::because_of_reading(const explained_node& one) const {
    if (!one.stands_in) return stated_text(one);
    std::vector<std::string> pieces;
    if (one.op == operation::or_else) pieces.push_back(said("niet opgegeven", "not stated"));
    if (one.part != none && one.booking == none)
        pieces.push_back(said("regel '", "rule '") + rule_name(rule_of(one)) + said("' geeft het", "' gives it"));
    pieces.push_back(because_of_formula(one));
    return joined(pieces);
}

/// Of a target with several versions: which one this is.
std::string explanation_phrases::version_text(const explained_node& one) const {
    const basis_index which       = in_.figures().columns().key_of(one.column).basis;
    const basis&      version     = axes_[which];
    const bool        is_original = std::ranges::any_of(
               axes_.bases, [&](const basis& other) { return other.version_of && *other.version_of == which; });
    if (!version.version_of && !is_original) return {};
    const std::string called =
        which == axes_.asked ? said("de gevraagde versie", "the version asked for") : said("de versie", "the version");
    return version.dated ? called + said(" van ", " of ") + date_text(*version.dated, how_.in) : called;
}

/// The blanks that leave what is explained open.
std::string explanation_phrases::blanks_text(const explained_node& root) const {
    if (root.is == explained::finding) {
        interval slack;
        if (verdict_for(root, slack) != verdict::unknown) return {};
    } else if (root.value.is_exact()) {
        return {};
    }
    std::vector<cell_key> blanks = in_.blanks_of(root.formula, root.lane);
    if (root.is == explained::finding) {
        const node_id applies = rules_.requirements()[root.which].applies;
        if (applies.value != 0)
            for (const cell_key& one :
                 in_.blanks_of(applies, rules_.formulas()[applies].shape == shape::one ? 0 : root.lane))
                if (std::ranges::find(blanks, one) == blanks.end()) blanks.push_back(one);
    }
    if (blanks.empty()) return {};
    const std::uint32_t      own = subject(root);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(blanks.size(), most_blanks); ++i)
        names.push_back((blanks[i].lane == own ? "" : subject_text(blanks[i].lane) + ": ")
                        + cell_text(in_.figures().columns()[blanks[i].column]));
    std::string text =
        said("onbekend door wat niet is opgegeven: ", "unknown for what is not stated: ") + joined(names);
    if (blanks.size() > most_blanks)
        text += said(", en nog ", ", and ") + number(static_cast<std::int64_t>(blanks.size() - most_blanks))
                + said("", " more");
    return text;
}

/// Empty where what stands below says enough.
std::string explanation_phrases::because_of_formula(const explained_node& one) const {
    if (one.is == explained::listed)
        if (const auto rows = parameters(one); !rows.empty()) return parameter_line(rows[0]).because;
    if (one.is == explained::measure || one.child_count == 0) return {};
    switch (one.op) {
    case operation::times_ratio:
    case operation::convert: return rounded_text(one);
    case operation::linear: {
        std::string terms = terms_text(one);
        return terms == value(one) ? std::string() : terms;
    }
    case operation::minimum:
    case operation::maximum:
        return one.value.is_exact() && limit_of(one) == nullptr ? because_of_parts(one, one.value.least)
                                                                : std::string();
    case operation::all_of: return one.value == interval::exactly(0) ? because_of_parts(one, 0) : std::string();
    case operation::any_of: return one.value == interval::exactly(1) ? because_of_parts(one, 1) : std::string();
    case operation::apportion: return because_of_division(one);
    case operation::tied:
        return one.value == interval::exactly(0)
                   ? std::string()
                   : tie_text(rules_.formulas().operands_of(formula(one))[0].of, one.lane);
    default: return {};
    }
}

/// Which of the parts decided: those that come to what the whole comes to.
std::string explanation_phrases::because_of_parts(const explained_node& one, std::int64_t deciding) const {
    std::vector<std::string> names;
    const auto               parts = of_.children_of(one);
    for (const explained_node& part : parts)
        if (part.value == interval::exactly(deciding)) names.push_back(whose(part, subject(one)));
    if (names.empty() || parts.size() == 1 || names.size() == parts.size()) return {};
    if (one.op == operation::all_of) return said("niet: ", "not: ") + joined(names);
    if (one.op == operation::any_of) return joined(names);
    return list(names) + (names.size() == 1 ? said(" beslist", " decides") : said(" beslissen", " decide"));
}

/// `8.140/96.000 x 2.691 = 228 en 16.740/96.000, half omhoog afgerond`
std::string explanation_phrases::rounded_text(const explained_node& one) const {
    const node&    n       = formula(one);
    const auto&    child   = of_.children_of(one)[0];
    const interval of      = child.value;
    std::string    text    = ratio_text({n.first, n.second}) + " x " + number(child);
    const auto     rounded = how_rounded(n.rounded);
    if (!of.is_exact()) return text + ", " + rounded;
    const std::int64_t product = of.least * n.first; // fits: the builder refused the formula in which it could not
    const std::int64_t whole   = divide(product, n.second, rounding::down);
    const std::int64_t rest    = product - whole * n.second;
    if (rest == 0) return text;
    return text + " = " + number(whole) + said(" en ", " and ") + number(rest) + '/' + number(n.second) + ", "
           + rounded;
}

std::string explanation_phrases::terms_text(const explained_node& sum) const {
    std::string          text;
    std::vector<operand> written;
    const auto           add = [&](std::int64_t factor, const std::string& value) {
        text += text.empty() ? (factor < 0 ? "−" : "") : factor < 0 ? " − " : " + ";
        const std::int64_t size = factor < 0 ? -factor : factor;
        if (size != 1) text += number(size) + " x ";
        text += value;
    };
    const auto                         children = of_.children_of(sum);
    std::vector<const explained_node*> terms;
    for (const explained_node& term : children) {
        written.push_back({term.formula, term.factor});
        if (how_.untaken || !says_nothing(term, sum)) terms.push_back(&term);
    }
    const auto takes_away = [](const explained_node* term) {
        return (term->factor < 0) != (term->value.is_exact() && term->value.least < 0);
    };
    std::ranges::stable_sort(terms, {}, takes_away); // what is added stands first
    for (const explained_node* const each : terms) {
        const explained_node& term = *each;
        if (term.value.is_exact() && term.value.least < 0)
            add(-term.factor, number(-term.value.least));
        else
            add(term.factor, term.value.is_exact() ? value(term)
                             : value(term).empty() ? said("(niet opgegeven)", "(not stated)")
                                                   : '(' + value(term) + ')');
    }
    const std::int64_t constant = constant_left(rules_.formulas(), sum.formula, written);
    if (constant != 0) add(constant < 0 ? -1 : 1, number(constant < 0 ? -constant : constant));
    return text.empty() ? number(0) : text;
}

/// Who has a part in the division of which this member's share is one.
std::vector<std::uint32_t> explanation_phrases::sharers(node_id division, std::uint32_t lane) const {
    const graph&        formulas = rules_.formulas();
    const node&         divided  = formulas[formulas.operands_of(formulas[division])[0].of];
    const lane_operands operands_of(formulas, axes_);
    const bool          is_by_group = divided.shape == shape::groups;
    const auto          group_of    = [&](std::uint32_t member) {
        return is_by_group ? operands_of.group_of(divided.grouping, member) : lane_operands::no_group;
    };
    std::vector<std::uint32_t> members;
    if (is_by_group && group_of(lane) == lane_operands::no_group) return members;
    for (std::uint32_t member = 0; member < axes_.members.size(); ++member)
        if (group_of(member) == group_of(lane)) members.push_back(member);
    return members;
}

interval explanation_phrases::value_at(node_id of, std::uint32_t lane) const {
    if (!values_) values_ = std::make_unique<explainer>(in_);
    values_->explain(of, rules_.formulas()[of].shape == shape::one ? 0 : lane, looked_at_);
    return looked_at_.nodes()[0].value;
}

/// What all sharers share by together; no one number where it leaves 64 bits.
interval explanation_phrases::sum_of_keys(node_id division, std::uint32_t lane) const {
    const auto    members = sharers(division, lane);
    const node_id key     = rules_.formulas().operands_of(rules_.formulas()[division])[1].of;
    if (members.empty()) return {};
    const auto [known, is_new] = sums_of_keys_.try_emplace({division, members.front()});
    if (!is_new) return known->second;
    intervals::arithmetic with;
    interval              sum;
    for (const std::uint32_t member : members) sum = with.plus(sum, value_at(key, member));
    return known->second = with.overflowed() ? interval{0, 1} : sum;
}

/// `2.691 x 47.110/512.300 = 247 rest 226.110/512.300, grootste resten`
std::string explanation_phrases::because_of_division(const explained_node& one) const {
    const node&           n        = formula(one);
    const auto            children = of_.children_of(one);
    std::string           method   = in(words_of(n.method));
    const interval        sum      = sum_of_keys(one.formula, one.lane);
    intervals::arithmetic with;
    if (n.second % 2 != 0 || n.second / 2 % 2 != 0) method += said(", met grenzen", ", within limits");
    std::string text;
    if (children.size() > 1 && sum.is_exact() && sum.least > 0 && children[0].value.is_exact()
        && children[1].value.is_exact()) {
        const interval product = with.times(children[0].value, children[1].value.least);
        text                   = number(children[0].value) + " x " + number(children[1].value) + '/' + number(sum);
        if (!with.overflowed()) {
            const std::int64_t rest = product.least % sum.least;
            text += " = " + number(product.least / sum.least);
            if (rest != 0) text += said(" rest ", " remainder ") + number(rest) + '/' + number(sum.least);
        }
        text += ", ";
    }
    const std::string tie = one.value.is_exact() ? std::string() : tie_text(one.formula, one.lane);
    return text + method + (tie.empty() ? "" : "; " + tie);
}

/// `gelijke stand tussen Aalst en Borne om 1 plaats`: of what is divided, all but what each gets in any case.
std::string explanation_phrases::tie_text(node_id division, std::uint32_t lane) const {
    const auto members = sharers(division, lane);
    if (members.empty()) return {};
    const graph&        formulas = rules_.formulas();
    const node_id       divided  = formulas.operands_of(formulas[division])[0].of;
    const lane_operands operands_of(formulas, axes_);
    const std::size_t   group =
        formulas[divided].shape == shape::groups ? operands_of.group_of(formulas[divided].grouping, lane) : 0;
    const interval total = in_.value_of(divided, group);
    if (!total.is_exact()) return {};
    std::int64_t             left = total.least;
    std::vector<std::string> tied;
    for (const std::uint32_t member : members) {
        const interval share = value_at(division, member);
        left -= share.least;
        if (!share.is_exact()) tied.push_back(subject_text(member));
    }
    if (tied.size() < 2 || left <= 0) return {};
    return said("gelijke stand tussen ", "a tie between ") + list(tied) + said(" om ", " for ") + number(left)
           + (left == 1 ? said(" plaats", " place") : said(" plaatsen", " places"));
}

} // namespace opgave
