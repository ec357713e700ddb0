// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Plain results: what each operator makes of exact numbers.
#include "formula/reference.hpp"
#include "formula/reference_shares.hpp"

#include <algorithm>
#include <vector>

namespace opgave::testing {

std::optional<std::int64_t> reference::plain(const node& n, node_id id, std::size_t lane) const {
    const auto operands = graph_->operands_of(n);
    const auto operand  = [&](std::size_t i) { return value(operands[i].of, lane); };

    std::vector<std::int64_t> known;
    for (std::size_t i = 0; is_lanewise(n.op) && i < operands.size(); ++i)
        if (const auto one = operand(i)) known.push_back(*one);
    const bool all_known = known.size() == operands.size();

    switch (n.op) {
    case operation::poison: return std::nullopt;
    case operation::figure: {
        const interval said = figure(n, id, lane);
        return said.is_exact() ? std::optional(said.least) : std::nullopt;
    }
    case operation::constant:
    case operation::attribute:
    case operation::scatter:
    case operation::in_group: return constant(n, lane);
    case operation::stated: return is_stated((*graph_)[operands[0].of], lane) ? 1 : 0;

    case operation::all_of:
        if (std::ranges::count(known, 0) > 0) return 0;
        return all_known ? std::optional<std::int64_t>(1) : std::nullopt;
    case operation::any_of:
        if (std::ranges::count(known, 1) > 0) return 1;
        return all_known ? std::optional<std::int64_t>(0) : std::nullopt;
    case operation::select:
    case operation::or_else: {
        const auto condition = operand(0);
        if (!condition) return std::nullopt;
        return *condition == 1 ? operand(1) : operand(2);
    }

    case operation::sum_whole:
    case operation::sum_groups:
    case operation::sum_set: {
        std::int64_t sum = 0;
        for (const std::size_t one : summed(n, lane)) {
            const auto part = value(operands[0].of, one);
            if (!part) return std::nullopt;
            sum += *part;
        }
        return sum;
    }
    case operation::broadcast: {
        const auto group = group_of(lane, (*graph_)[operands[0].of].grouping);
        return group ? value(operands[0].of, *group) : 0;
    }
    case operation::apportion: {
        const auto among = division_of(n, lane);
        if (!among) return 0;
        const auto total = value(operands[0].of, among->total_lane);
        const auto terms = known_terms(n, *among);
        if (!total || !terms || !can_divide(*total, *terms)) return std::nullopt;
        const auto position =
            static_cast<std::size_t>(std::ranges::find(among->members, lane) - among->members.begin());
        const interval part = share_of(position, *total, *terms);
        return part.is_exact() ? std::optional(part.least) : std::nullopt;
    }
    case operation::tied: {
        const node& apportionment = (*graph_)[operands[0].of];
        const auto  among         = division_of(apportionment, lane);
        if (!among || operand(0)) return 0;
        const auto total = value(graph_->operands_of(apportionment)[0].of, among->total_lane);
        const auto terms = known_terms(apportionment, *among);
        if (!total || !terms) return std::nullopt;
        return can_divide(*total, *terms) ? 1 : 0;
    }
    default: break;
    }

    if (!all_known) return std::nullopt;
    switch (n.op) {
    case operation::linear: {
        std::int64_t sum = n.first;
        for (std::size_t i = 0; i < operands.size(); ++i) sum += operands[i].factor * known[i];
        return sum;
    }
    case operation::times_ratio:
    case operation::convert: return rounded(known[0] * n.first, n.second, n.rounded);
    case operation::times_column: return known[0] * known[1];
    case operation::minimum: return std::ranges::min(known);
    case operation::maximum: return std::ranges::max(known);
    case operation::at_least: return known[0] >= 0 ? 1 : 0;
    case operation::equal: return known[0] == 0 ? 1 : 0;
    case operation::ratio_at_least: return known[0] * known[3] >= known[2] * known[1] ? 1 : 0;
    case operation::negation: return known[0] == 1 ? 0 : 1;
    default: return std::nullopt;
    }
}

} // namespace opgave::testing
