// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/written_sums.hpp"

#include <opgave/formula/intervals.hpp>

#include <algorithm>
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

/// Is it `a - b`, and does nothing cancel out?
bool is_difference(const as_terms& whole, const as_terms& a, const as_terms& b) {
    intervals::arithmetic with;
    std::vector<operand>  terms = a.terms;
    for (const operand& term : b.terms) terms.push_back({term.of, with.times(term.factor, -1)});
    std::ranges::sort(terms);
    const std::int64_t constant = with.plus(a.constant, with.times(b.constant, -1));
    return terms == whole.terms && constant == whole.constant && !with.overflowed();
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
    const interval        difference =
        is_swapped ? with.plus(right, with.times(left, -1)) : with.plus(left, with.times(right, -1));
    const interval said = is_equal ? intervals::is_zero(difference) : intervals::at_least_zero(difference);
    return is_negated ? intervals::negation(said) : said;
}

made_of_sides sides_of(const graph& formulas, const requirement& of) {
    made_of_sides made;
    if (of.left.value == 0 || of.right.value == 0) return made;
    const node* n = &formulas[of.condition];
    if (n->op == operation::negation) {
        made.is_negated = true;
        n               = &formulas[formulas.operands_of(*n)[0].of];
    }
    if (n->op != operation::at_least && n->op != operation::equal) return made;
    made.is_equal = n->op == operation::equal;
    const as_terms whole(formulas, formulas.operands_of(*n)[0].of);
    const as_terms left(formulas, of.left);
    const as_terms right(formulas, of.right);
    made.is_swapped = is_difference(whole, right, left);
    made.is_made    = made.is_swapped || is_difference(whole, left, right);
    return made;
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
    for (const operand& term : written) // a term of a sum is no sum: only what it is written with is one
        if (formulas[term.of].op == operation::linear)
            left = with.plus(left, with.times(formulas[term.of].first, -term.factor));
    return left;
}

} // namespace opgave
