// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/written_sums.hpp"

#include <opgave/formula/intervals.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>

namespace opgave {

namespace {

/// A number as terms and a constant, whatever formula it is.
struct as_terms {
    std::vector<operand> terms; ///< in the order of the nodes
    std::int64_t         constant = 0;

    as_terms(const graph& formulas, node_id of) {
        const node& n = formulas[of];
        if (n.op == operation::linear)
            terms.assign(formulas.operands_of(n).begin(), formulas.operands_of(n).end());
        else if (n.op != operation::constant)
            terms.push_back({of, 1});
        if (n.op == operation::linear || n.op == operation::constant) constant = n.first;
    }
};

/// Is it these, each as often as it is said, and does nothing cancel out?
bool is_made_of(const graph& formulas, const as_terms& whole, std::span<const operand> parts) {
    intervals::arithmetic with;
    std::vector<operand>  terms;
    std::int64_t          constant = 0;
    for (const operand& part : parts) {
        const as_terms taken(formulas, part.of);
        for (const operand& term : taken.terms) terms.push_back({term.of, with.times(term.factor, part.factor)});
        constant = with.plus(constant, with.times(taken.constant, part.factor));
    }
    std::ranges::sort(terms);
    std::vector<operand> merged; // what two parts hold alike adds up; what one takes from the other would cancel out
    for (const operand& term : terms) {
        const bool joins =
            !merged.empty() && merged.back().of == term.of && (merged.back().factor < 0) == (term.factor < 0);
        if (joins)
            merged.back().factor = with.plus(merged.back().factor, term.factor);
        else
            merged.push_back(term);
    }
    return merged == whole.terms && constant == whole.constant && !with.overflowed();
}

/// By this a sum is simpler than another. Each step of writing leads to simpler ones, so that no sum comes to itself.
auto size_of(const graph& formulas, node_id sum) {
    const node&  n       = formulas[sum];
    std::int64_t factors = 0; // of numbers that were added up already: cannot leave 64 bits where they matter
    for (const operand& term : formulas.operands_of(n))
        factors = intervals::arithmetic{}.plus(factors, term.factor < 0 ? -term.factor : term.factor);
    return std::tuple{n.operand_count, factors, n.first != 0};
}

/// By which whole number the candidate is to be multiplied for all its terms to go into the rest; 0: they do not.
std::int64_t multiple_in(std::span<const operand> rest, std::span<const operand> candidate) {
    std::int64_t multiple = 0;
    auto         at       = rest.begin();
    for (const operand& term : candidate) {
        while (at != rest.end() && at->of < term.of) ++at;
        if (at == rest.end() || at->of != term.of || term.factor == 0 || at->factor % term.factor != 0) return 0;
        const std::int64_t here = at->factor / term.factor;
        if (multiple != 0 && here != multiple) return 0;
        multiple = here;
    }
    return multiple;
}

} // namespace

interval made_of_sides::operator()(interval left, interval right) const {
    intervals::arithmetic with;
    left  = with.times(left, times_left);
    right = with.times(right, times_right);
    const interval difference =
        is_swapped ? with.plus(right, with.times(left, -1)) : with.plus(left, with.times(right, -1));
    const interval said = is_equal ? intervals::is_zero(difference) : intervals::at_least_zero(difference);
    return is_negated ? intervals::negation(said) : said;
}

made_of_sides sides_of(const graph& formulas, const requirement& of) {
    return sides_of(formulas, {of.condition, of.left, of.right});
}

made_of_sides sides_of(const graph& formulas, const written_comparison& of) {
    made_of_sides made;
    made.times_left  = of.times_left;
    made.times_right = of.times_right;
    if (of.left.value == 0 || of.right.value == 0) return made;
    const node* n = &formulas[of.condition];
    if (n->op == operation::negation) {
        made.is_negated = true;
        n               = &formulas[formulas.operands_of(*n)[0].of];
    }
    if (n->op != operation::at_least && n->op != operation::equal) return made;
    made.is_equal      = n->op == operation::equal;
    node_id difference = formulas.operands_of(*n)[0].of;
    // A comparison with a ratio is counted in whole units, rounded down: that leaves its sign as it is.
    const node& scaled = formulas[difference];
    if (scaled.op == operation::times_ratio && scaled.first == 1 && scaled.second == of.times_left && !made.is_equal
        && scaled.rounded == rounding::down)
        difference = formulas.operands_of(scaled)[0].of;
    const as_terms               whole(formulas, difference);
    const std::array<operand, 2> swapped{operand{of.right, of.times_right}, {of.left, -of.times_left}};
    const std::array<operand, 2> as_shown{operand{of.left, of.times_left}, {of.right, -of.times_right}};
    made.is_swapped = is_made_of(formulas, whole, swapped);
    made.is_made    = made.is_swapped || is_made_of(formulas, whole, as_shown);
    return made;
}

bool is_sum_of(const graph& formulas, node_id sum, std::span<const node_id> parts) {
    std::vector<operand> each;
    for (const node_id part : parts) each.push_back({part, 1});
    return is_made_of(formulas, as_terms(formulas, sum), each);
}

void write_sum(const graph& formulas, node_id sum, std::span<const node_id> candidates, std::vector<operand>& into) {
    const auto           operands = formulas.operands_of(formulas[sum]);
    std::vector<operand> rest(operands.begin(), operands.end());
    for (;;) {
        operand     best;
        std::size_t most = 0;
        for (const node_id candidate : candidates) {
            const auto terms = formulas.operands_of(formulas[candidate]);
            if (terms.size() < most || (terms.size() == most && best.of.value != 0)) continue;
            if (!(size_of(formulas, candidate) < size_of(formulas, sum))) continue;
            if (const std::int64_t multiple = multiple_in(rest, terms); multiple != 0) {
                best = {candidate, multiple};
                most = terms.size();
            }
        }
        if (best.of.value == 0) break;
        into.push_back(best);
        std::erase_if(rest, [&](const operand& term) {
            return std::ranges::any_of(formulas.operands_of(formulas[best.of]),
                                       [&](const operand& taken) { return taken.of == term.of; });
        });
    }
    into.insert(into.end(), rest.begin(), rest.end());
}

std::int64_t constant_left(const graph& formulas, node_id sum, std::span<const operand> written) {
    intervals::arithmetic with;
    std::int64_t          left = formulas[sum].first;
    for (const operand& term : written) // a term is no sum and no number: only what the sum is written with is one
        if (formulas[term.of].op == operation::linear || formulas[term.of].op == operation::constant)
            left = with.plus(left, with.times(formulas[term.of].first, -term.factor));
    return left;
}

} // namespace opgave
