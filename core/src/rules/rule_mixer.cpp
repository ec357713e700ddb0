// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/rule_mixer.hpp"

#include "formula/write_again.hpp"
#include "rules/watched.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <utility>

namespace opgave {

namespace {

/// Calls `look` with each formula that a rule wrote.
template <class Written, class Look>
void for_each_formula(Written& of, Look look) {
    look(of.applies);
    for (auto& one : of.requirements)
        for (auto* formula : {&one.condition, &one.left, &one.right}) look(*formula);
    for (auto& one : of.measures)
        for (auto* formula : {&one.numerator, &one.denominator}) look(*formula);
    for (auto& one : of.definitions) look(one.value);
    for (auto& one : of.bookings) look(one.amount);
}

std::vector<written_in_period> copied(const graph& from, const std::vector<written_in_period>& written,
                                      const frame& axes, graph_builder& to) {
    std::vector<node_id> roots;
    for (const written_in_period& one : written)
        for_each_formula(one.what, [&](node_id formula) { roots.push_back(formula); });
    const std::vector<node_id>     copies = copy_formulas(from, axes, roots, to);
    std::vector<written_in_period> all    = written;
    for (written_in_period& one : all)
        for_each_formula(one.what, [&](node_id& formula) { formula = copies[formula.value]; });
    return all;
}

} // namespace

rule_mixer::rule_mixer(const rulebook& first, const rulebook& second, const comparison& found)
    : axes_(first.shared_frame()), columns_(*axes_), builder_(*axes_, columns_) {
    if (!found.other_axes && !found.other_asked) put_into_one_builder(first, second);
    if (can_mix_) group_what_differs(found);
    if (!groups_.empty()) return;
    can_mix_ = false;
    groups_.emplace_back(found.rules.size());
    std::iota(groups_[0].begin(), groups_[0].end(), std::size_t{0});
}

void rule_mixer::put_into_one_builder(const rulebook& first, const rulebook& second) {
    const auto& of_first  = first.written();
    const auto& of_second = second.written();
    written_.first        = copied(first.formulas(), of_first, *axes_, builder_);
    written_.second       = copied(second.formulas(), of_second, *axes_, builder_);
    can_mix_              = !of_first.empty() && !of_second.empty() && !builder_.take_error();
    if (!can_mix_) return;

    const auto is_of_province = [](const rule& one) { return one.id != watching_rule; };
    std::ranges::copy_if(first.rules(), std::back_inserter(written_.rules), is_of_province);
    std::vector<std::uint32_t> place_of;
    for (const rule& one : second.rules()) {
        const auto known = std::ranges::find(written_.rules, one.id, &rule::id);
        place_of.push_back(static_cast<std::uint32_t>(known - written_.rules.begin()));
        if (known == written_.rules.end() && is_of_province(one)) written_.rules.push_back(one);
    }
    for (written_in_period& one : written_.second) one.rule = place_of[one.rule];
}

void rule_mixer::group_what_differs(const comparison& found) {
    const std::size_t        count = written_.rules.size();
    std::vector<std::size_t> listed_as(count, none); // of those that differ: which of the comparison's rules
    for (std::size_t i = 0; i < found.rules.size(); ++i) {
        if (!found.rules[i].writes_otherwise) continue;
        const auto known = std::ranges::find(written_.rules, found.rules[i].id, &rule::id);
        listed_as[static_cast<std::size_t>(known - written_.rules.begin())] = i; // it is a rule of the one or the other
    }
    std::vector<std::size_t> joined_to(count);
    std::iota(joined_to.begin(), joined_to.end(), std::size_t{0});
    const auto head_of = [&](std::size_t rule) {
        while (joined_to[rule] != rule) rule = joined_to[rule];
        return rule;
    };
    std::map<std::pair<column_key, scope>, std::size_t> filled_by;
    for (const std::vector<written_in_period>* side : {&written_.first, &written_.second})
        for (const written_in_period& one : *side)
            for (const written_definition& filled : one.what.definitions) {
                if (listed_as[one.rule] == none) continue;
                const auto [known, is_first] = filled_by.try_emplace({filled.column, filled.of}, one.rule);
                const std::size_t a          = head_of(known->second);
                const std::size_t b          = head_of(one.rule);
                joined_to[std::max(a, b)]    = std::min(a, b);
            }

    group_of_.assign(count, none);
    for (std::size_t i = 0; i < count; ++i) {
        if (listed_as[i] == none) continue;
        const std::size_t head = head_of(i); // never behind it
        if (head == i) groups_.emplace_back();
        group_of_[i] = head == i ? groups_.size() - 1 : group_of_[head];
        groups_[group_of_[i]].push_back(listed_as[i]);
    }
    for (std::vector<std::size_t>& one : groups_) std::ranges::sort(one);
}

std::optional<rulebook> rule_mixer::mixed(const std::vector<bool>& taken) const {
    if (!can_mix_) return std::nullopt;
    std::vector<written_in_period> chosen;
    for (std::uint32_t i = 0; i < written_.rules.size(); ++i) {
        const bool is_taken = group_of_[i] != none && taken[group_of_[i]];
        for (const written_in_period& one : is_taken ? written_.second : written_.first)
            if (one.rule == i) chosen.push_back(one);
    }
    auto made = assemble(axes_, graph_builder(builder_), written_.rules, chosen);
    return made ? std::optional(*std::move(made)) : std::nullopt;
}

} // namespace opgave
