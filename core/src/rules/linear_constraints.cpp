// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/linear_constraints.hpp"

#include <opgave/base/rounding.hpp>
#include <opgave/formula/intervals.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace opgave {

namespace {

using sources = std::vector<std::uint32_t>;

sources both(const sources& a, const sources& b) {
    sources all;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    return all;
}
sources source_of(const linear_constraint& one) {
    return one.source == linear_constraint::nobody ? sources{} : sources{one.source};
}

/// @return the terms by node, each once; nothing where a factor leaves 64 bits
std::optional<std::vector<operand>> collected(std::span<const operand> terms) {
    intervals::arithmetic           exact;
    std::map<node_id, std::int64_t> factors;
    for (const operand& one : terms) factors[one.of] = exact.plus(factors[one.of], one.factor);
    if (exact.overflowed()) return std::nullopt;
    std::vector<operand> all;
    for (const auto& [of, factor] : factors)
        if (factor != 0) all.push_back({of, factor});
    return all;
}

/// The terms of a formula, which is one of its own unless it is linear.
std::pair<std::vector<operand>, std::int64_t> terms_of(const graph& formulas, node_id of) {
    const node& n = formulas[of];
    if (n.op == operation::constant) return {{}, n.first};
    if (n.op != operation::linear) return {{{of, 1}}, 0};
    const auto operands = formulas.operands_of(n);
    return {{operands.begin(), operands.end()}, n.first};
}

/// Puts `factor` times a formula in the place of a term.
std::optional<linear_constraint> with_term_replaced(const graph& formulas, const linear_constraint& in,
                                                    std::size_t which, node_id by) {
    intervals::arithmetic exact;
    linear_constraint     made   = in;
    const std::int64_t    factor = made.terms[which].factor;
    made.terms.erase(made.terms.begin() + static_cast<std::ptrdiff_t>(which));
    const auto [terms, constant] = terms_of(formulas, by);
    for (const operand& one : terms) made.terms.push_back({one.of, exact.times(one.factor, factor)});
    made.constant     = exact.plus(made.constant, exact.times(constant, factor));
    const auto merged = collected(made.terms);
    if (!merged || exact.overflowed()) return std::nullopt;
    made.terms = *merged;
    return made;
}

/// A least number that is added, or a greatest one that is taken away, stands for each of its operands.
void add_expanded(const graph& formulas, const linear_constraint& wanted, std::vector<linear_constraint>& to) {
    for (std::size_t i = 0; i < wanted.terms.size(); ++i) {
        const node& n = formulas[wanted.terms[i].of];
        if (n.op != (wanted.terms[i].factor > 0 ? operation::minimum : operation::maximum)) continue;
        for (const operand& one : formulas.operands_of(n))
            if (const auto made = with_term_replaced(formulas, wanted, i, one.of)) add_expanded(formulas, *made, to);
        return;
    }
    to.push_back(wanted);
}

/// `scaled - (x * numerator / denominator)` in units of the denominator: how far rounding may take it.
interval rounding_error(rounding how, std::int64_t denominator) {
    switch (how) {
    case rounding::down: return {1 - denominator, 0};
    case rounding::up: return {0, denominator - 1};
    default: return {-denominator, denominator};
    }
}

/// The ranges of numbers, narrowed by constraints one after the other until nothing changes or one cannot be met.
class narrowing {
public:
    narrowing(const graph& formulas, std::span<const linear_constraint> all) : all_(all) {
        for (const linear_constraint& one : all)
            for (const operand& term : one.terms)
                of_node_.try_emplace(term.of, range{formulas[term.of].bounds, {}, {}});
    }

    /// @return the sources of a constraint that cannot be met, and of what narrowed its numbers
    std::optional<sources> run() {
        // A chain of two that push each other on by a little has no end; `find_pair` sees those.
        constexpr int passes = 24;
        for (int pass = 0; pass < passes; ++pass) {
            bool changes = false;
            for (const linear_constraint& one : all_) {
                const std::optional<std::int64_t> most = most_of(one);
                if (!most) continue;
                if (*most < 0) return why(one, nullptr);
                changes = narrow_by(one, *most) || changes;
            }
            if (!changes) break;
        }
        return std::nullopt;
    }

private:
    struct range {
        interval values;
        sources  why_least;
        sources  why_most;
    };

    /// The most that a constraint's sum can be; nothing where that leaves 64 bits.
    [[nodiscard]] std::optional<std::int64_t> most_of(const linear_constraint& one) const {
        intervals::arithmetic exact;
        std::int64_t          most = one.constant;
        for (const operand& term : one.terms)
            most = exact.plus(most, exact.times(of_node_.at(term.of).values, term.factor).most);
        return exact.overflowed() ? std::nullopt : std::optional(most);
    }

    /// Who is behind the sum's being no more than it is, all terms but one considered.
    [[nodiscard]] sources why(const linear_constraint& one, const operand* but) const {
        sources all = source_of(one);
        for (const operand& term : one.terms) {
            if (&term == but) continue;
            const range& of = of_node_.at(term.of);
            all             = both(all, term.factor > 0 ? of.why_most : of.why_least);
        }
        return all;
    }

    /// No term may be so far from its best end that the sum falls below 0 with all others at theirs.
    bool narrow_by(const linear_constraint& one, std::int64_t most) {
        bool changes = false;
        for (const operand& term : one.terms) {
            range&                of = of_node_.at(term.of);
            intervals::arithmetic exact;
            const std::int64_t    room = most / (term.factor > 0 ? term.factor : -term.factor);
            const std::int64_t    end =
                term.factor > 0 ? exact.plus(of.values.most, -room) : exact.plus(of.values.least, room);
            if (exact.overflowed()) continue;
            if (term.factor > 0 && end > of.values.least) {
                of.why_least    = why(one, &term);
                of.values.least = end;
                changes         = true;
            } else if (term.factor < 0 && end < of.values.most) {
                of.why_most    = why(one, &term);
                of.values.most = end;
                changes        = true;
            }
        }
        return changes;
    }

    std::span<const linear_constraint> all_;
    std::map<node_id, range>           of_node_;
};

/// Two constraints that take away from each other: the sum in which a number of theirs cancels.
std::optional<linear_constraint> cancelled(const linear_constraint& a, const linear_constraint& b, std::int64_t of_a,
                                           std::int64_t of_b) {
    intervals::arithmetic exact;
    std::vector<operand>  terms;
    for (const operand& one : a.terms) terms.push_back({one.of, exact.times(one.factor, -of_b)});
    for (const operand& one : b.terms) terms.push_back({one.of, exact.times(one.factor, of_a)});
    const std::int64_t constant = exact.plus(exact.times(a.constant, -of_b), exact.times(b.constant, of_a));
    const auto         merged   = exact.overflowed() ? std::nullopt : collected(terms);
    if (!merged) return std::nullopt;
    return linear_constraint{*merged, constant, linear_constraint::nobody};
}

bool cannot_be_met(const graph& formulas, const linear_constraint& one) {
    intervals::arithmetic exact;
    std::int64_t          most = one.constant;
    for (const operand& term : one.terms)
        most = exact.plus(most, exact.times(formulas[term.of].bounds, term.factor).most);
    return !exact.overflowed() && most < 0;
}

std::optional<sources> find_pair(const graph& formulas, std::span<const linear_constraint> all) {
    struct mention {
        std::size_t  constraint = 0;
        std::int64_t factor     = 0;
    };
    std::map<node_id, std::vector<mention>> adds;
    std::map<node_id, std::vector<mention>> takes;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const operand& term : all[i].terms) (term.factor > 0 ? adds : takes)[term.of].push_back({i, term.factor});
    for (const auto& [of, added] : adds) {
        const auto taken = takes.find(of);
        if (taken == takes.end()) continue;
        for (const mention& a : added)
            for (const mention& b : taken->second) {
                const auto sum = cancelled(all[a.constraint], all[b.constraint], a.factor, b.factor);
                if (sum && cannot_be_met(formulas, *sum))
                    return both(source_of(all[a.constraint]), source_of(all[b.constraint]));
            }
    }
    return std::nullopt;
}

std::optional<sources> find_any_conflict(const graph& formulas, std::span<const linear_constraint> all) {
    if (auto found = narrowing(formulas, all).run()) return found;
    return find_pair(formulas, all);
}

} // namespace

void add_constraints(const graph& formulas, node_id slack, std::uint32_t source, std::vector<linear_constraint>& to) {
    auto [terms, constant] = terms_of(formulas, slack);
    if (const auto merged = collected(terms)) add_expanded(formulas, {*merged, constant, source}, to);
}

void add_what_holds_anyway(const graph& formulas, std::vector<linear_constraint>& to) {
    std::set<node_id>    seen;
    std::vector<node_id> open;
    const auto           meet = [&](std::span<const operand> terms) {
        for (const operand& one : terms)
            if (seen.insert(one.of).second) open.push_back(one.of);
    };
    const auto add = [&](std::vector<operand> terms, std::int64_t constant) {
        const auto merged = collected(terms);
        if (!merged) return;
        to.push_back({*merged, constant, linear_constraint::nobody});
        meet(*merged);
    };
    for (const linear_constraint& one : to) meet(one.terms);
    while (!open.empty()) {
        const node_id of = open.back();
        open.pop_back();
        const node& n        = formulas[of];
        const auto  operands = formulas.operands_of(n);
        switch (n.op) {
        case operation::times_ratio: {
            const interval error = rounding_error(n.rounded, n.second);
            add({{of, n.second}, {operands[0].of, -n.first}}, -error.least);
            add({{of, -n.second}, {operands[0].of, n.first}}, error.most);
            break;
        }
        case operation::minimum:
            for (const operand& one : operands) add({{one.of, 1}, {of, -1}}, 0);
            break;
        case operation::maximum:
            for (const operand& one : operands) add({{of, 1}, {one.of, -1}}, 0);
            break;
        case operation::linear: {
            std::vector<operand> terms(operands.begin(), operands.end());
            terms.push_back({of, -1});
            add(terms, n.first);
            for (operand& one : terms) one.factor = -one.factor;
            add(terms, -n.first);
            break;
        }
        default: break;
        }
    }
}

std::vector<std::vector<linear_constraint>> independent_parts(std::vector<linear_constraint> all) {
    std::vector<std::size_t> leads_to(all.size()); // an earlier constraint of the same part, the first of it to itself
    const auto               first_of = [&](std::size_t i) {
        while (leads_to[i] != i) i = leads_to[i] = leads_to[leads_to[i]];
        return i;
    };
    std::map<node_id, std::size_t> mentioned; // by number, a constraint that speaks of it
    for (std::size_t i = 0; i < all.size(); ++i) {
        leads_to[i] = i;
        for (const operand& term : all[i].terms) {
            const std::size_t a      = first_of(mentioned.try_emplace(term.of, i).first->second);
            const std::size_t b      = first_of(i);
            leads_to[std::max(a, b)] = std::min(a, b);
        }
    }
    std::vector<std::vector<linear_constraint>> parts;
    std::map<std::size_t, std::size_t>          part_of; // by the first constraint of it
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto [known, is_new] = part_of.try_emplace(first_of(i), parts.size());
        if (is_new) parts.emplace_back();
        parts[known->second].push_back(std::move(all[i]));
    }
    return parts;
}

std::optional<std::vector<std::uint32_t>> find_conflict(const graph& formulas, std::span<const linear_constraint> all) {
    std::optional<sources> found = find_any_conflict(formulas, all);
    if (!found) return std::nullopt;
    const auto only_of = [&](const sources& some) {
        std::vector<linear_constraint> kept;
        std::ranges::copy_if(all, std::back_inserter(kept), [&](const linear_constraint& one) {
            return one.source == linear_constraint::nobody || std::ranges::binary_search(some, one.source);
        });
        return kept;
    };
    for (std::size_t i = 0; i < found->size();) { // leave out one after the other, where the rest will do
        sources fewer = *found;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (auto still = find_any_conflict(formulas, only_of(fewer)))
            found = std::move(still);
        else
            ++i;
    }
    return found;
}

} // namespace opgave
