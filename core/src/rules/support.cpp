// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/support.hpp"

#include <cstdint>
#include <optional>

namespace opgave {

namespace {

/// The cell that a figure of the table is for one lane.
cell_key cell_of_figure(const node& figure, std::uint32_t lane, const frame& axes, const column_map& columns) {
    const lane_layout lanes = lanes_of(axes);
    cell_key          cell{lane, columns.key_of(static_cast<std::uint32_t>(figure.first))};
    if (figure.shape == shape::one) cell.lane = lanes.whole();
    if (figure.shape == shape::groups) cell.lane = lanes.of(axes[figure.grouping].first) + lane;
    return cell;
}

} // namespace

interval support::value(node_id formula, std::size_t lane) const {
    return value_of_(formula, graph_[formula].shape == shape::one ? 0 : lane);
}

cell_key support::cell_of(const node& figure, std::size_t lane) const {
    return cell_of_figure(figure, static_cast<std::uint32_t>(lane), frame_, figures_.columns());
}

template <class Wanted, class Look>
void support::walk(node_id formula, std::size_t lane, Wanted is_wanted, Look look) {
    std::vector<node_lane> open{{formula, static_cast<std::uint32_t>(lane)}};
    std::set<node_lane>    seen;
    while (!open.empty()) {
        auto [next, at] = open.back();
        open.pop_back();
        at = operands_of_.lane_for(next, at);
        if (!is_wanted(next, at) || !seen.insert({next, at}).second) continue;
        look(graph_[next], at);
        push_operands(next, at, open);
    }
}

template <class Wanted, class Holds>
std::vector<cell_key> support::cells_met(node_id formula, std::size_t lane, Wanted is_wanted, Holds holds) {
    std::set<cell_key> found;
    walk(formula, lane, is_wanted, [&](const node& n, std::size_t at) {
        if (n.op != operation::figure || n.first == outside_the_frame) return;
        if (const cell_key cell = cell_of(n, at); holds(figures_.at(cell))) found.insert(cell);
    });
    return {found.begin(), found.end()};
}

std::vector<cell_key> support::blanks(node_id formula, std::size_t lane) {
    return cells_met(
        formula, lane, [&](node_id id, std::size_t at) { return !value(id, at).is_exact(); },
        [](const std::optional<interval>& stated) { return !stated; });
}

std::vector<cell_key> support::open(node_id formula, std::size_t lane) {
    return cells_met(
        formula, lane, [&](node_id id, std::size_t at) { return !value(id, at).is_exact(); },
        [](const std::optional<interval>& stated) { return !stated || !stated->is_exact(); });
}

std::vector<cell_key> support::cells(node_id formula, std::size_t lane) {
    return cells_met(
        formula, lane, [](node_id, std::size_t) { return true; }, [](const std::optional<interval>&) { return true; });
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

void support::push_operands(node_id of, std::size_t lane, std::vector<node_lane>& into) const {
    const node& n = graph_[of];
    if (n.op != operation::select && n.op != operation::or_else) {
        operands_of_(of, static_cast<std::uint32_t>(lane), into);
        return;
    }
    const auto     operands  = graph_.operands_of(n);
    const interval condition = value(operands[0].of, lane);
    const auto     push      = [&](const operand& one) { into.push_back({one.of, static_cast<std::uint32_t>(lane)}); };
    push(operands[0]);
    if (condition.most != 0) push(operands[1]);
    if (condition.least == 0) push(operands[2]);
}

std::vector<cell_key> cells_read(const graph& formulas, const frame& axes, const column_map& columns,
                                 node_lane formula) {
    const lane_operands    operands_of(formulas, axes);
    std::vector<node_lane> open{formula};
    std::set<node_lane>    seen;
    std::set<cell_key>     found;
    while (!open.empty()) {
        node_lane next = open.back();
        open.pop_back();
        next.lane = operands_of.lane_for(next.of, next.lane);
        if (!seen.insert(next).second) continue;
        const node& n = formulas[next.of];
        if (n.op == operation::figure && n.first != outside_the_frame)
            found.insert(cell_of_figure(n, next.lane, axes, columns));
        operands_of(next.of, next.lane, open);
    }
    return {found.begin(), found.end()};
}

} // namespace opgave
