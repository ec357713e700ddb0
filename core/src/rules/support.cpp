// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/support.hpp"

#include <algorithm>

namespace opgave {

interval support::value(node_id formula, std::size_t lane) const {
    return value_of_(formula, graph_[formula].shape == shape::one ? 0 : lane);
}

cell_key support::cell_of(const node& figure, std::size_t lane) const {
    cell_key cell{static_cast<std::uint32_t>(lane),
                  figures_.columns().key_of(static_cast<std::uint32_t>(figure.first))};
    if (figure.shape == shape::one) cell.lane = figures_.lanes().whole();
    if (figure.shape == shape::groups)
        cell.lane = figures_.lanes().of(frame_[figure.grouping].first) + static_cast<std::uint32_t>(lane);
    return cell;
}

template <class Wanted, class Look>
void support::walk(node_id formula, std::size_t lane, Wanted is_wanted, Look look) {
    std::vector<place_in> open{{formula, lane}};
    std::set<place_in>    seen;
    while (!open.empty()) {
        auto [next, at] = open.back();
        open.pop_back();
        if (graph_[next].shape == shape::one) at = 0;
        if (!is_wanted(next, at) || !seen.insert({next, at}).second) continue;
        look(graph_[next], at);
        push_operands(graph_[next], at, open);
    }
}

std::vector<cell_key> support::blanks(node_id formula, std::size_t lane) {
    std::set<cell_key> found;
    walk(
        formula, lane, [&](node_id id, std::size_t at) { return !value(id, at).is_exact(); },
        [&](const node& n, std::size_t at) {
            if (n.op != operation::figure || n.first == outside_the_frame) return;
            if (const cell_key cell = cell_of(n, at); !figures_.at(cell)) found.insert(cell);
        });
    return {found.begin(), found.end()};
}

std::vector<cell_key> support::fallbacks(node_id formula, std::size_t lane) {
    std::set<cell_key> found;
    walk(
        formula, lane, [](node_id, std::size_t) { return true; },
        [&](const node& n, std::size_t at) {
            if (n.op != operation::or_else) return;
            const auto  operands = graph_.operands_of(n);
            const node& figure   = graph_[operands[1].of];
            if (figure.op != operation::figure || figure.first == outside_the_frame) return;
            if (value(operands[0].of, at) == interval::exactly(0)) found.insert(cell_of(figure, at));
        });
    return {found.begin(), found.end()};
}

void support::push_members_of(const group& of, node_id formula, std::vector<place_in>& into) const {
    for (const member_index member : of.members) into.emplace_back(formula, member.value);
}

void support::push_operands(const node& n, std::size_t lane, std::vector<place_in>& into) const {
    const auto operands = graph_.operands_of(n);
    const auto groups   = [&](grouping_index which) { return frame_[which].count; };
    switch (n.op) {
    case operation::sum_whole: {
        const node&       summed = graph_[operands[0].of];
        const std::size_t lanes  = summed.shape == shape::groups
                                       ? groups(summed.grouping)
                                       : frame_.members.size() + static_cast<std::size_t>(n.second);
        for (std::size_t i = 0; i < lanes; ++i) into.emplace_back(operands[0].of, i);
        return;
    }
    case operation::sum_groups:
        push_members_of(frame_.groups[frame_[n.grouping].first.value + lane], operands[0].of, into);
        return;
    case operation::sum_set:
        push_members_of(frame_.groups[static_cast<std::size_t>(n.first)], operands[0].of, into);
        return;
    case operation::broadcast: {
        const grouping& taken_from = frame_.groupings[static_cast<std::size_t>(n.first)];
        for (std::uint32_t g = 0; g < taken_from.count; ++g)
            for (const member_index member : frame_.groups[taken_from.first.value + g].members)
                if (member.value == lane) into.emplace_back(operands[0].of, g);
        return;
    }
    case operation::apportion: {
        const node& total = graph_[operands[0].of];
        if (total.shape == shape::groups) {
            for (std::uint32_t g = 0; g < groups(total.grouping); ++g) {
                const group& sharing = frame_.groups[frame_[total.grouping].first.value + g];
                if (std::ranges::find(sharing.members, member_index{static_cast<std::uint32_t>(lane)})
                    == sharing.members.end())
                    continue;
                into.emplace_back(operands[0].of, g);
                push_members_of(sharing, operands[1].of, into);
            }
            return;
        }
        into.emplace_back(operands[0].of, 0);
        if (graph_[operands[1].of].fixed) return;
        for (std::size_t i = 0; i < frame_.members.size(); ++i) into.emplace_back(operands[1].of, i);
        return;
    }
    case operation::select:
    case operation::or_else: {
        const interval condition = value(operands[0].of, lane);
        into.emplace_back(operands[0].of, lane);
        if (condition.most != 0) into.emplace_back(operands[1].of, lane);
        if (condition.least == 0) into.emplace_back(operands[2].of, lane);
        return;
    }
    default:
        for (const operand& one : operands) into.emplace_back(one.of, lane);
    }
}

} // namespace opgave
