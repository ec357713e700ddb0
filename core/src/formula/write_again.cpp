// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/write_again.hpp"

#include <opgave/formula/apportion_operands.hpp>

#include <cstddef>

namespace opgave {

namespace {

/// A formula without operands.
node_id written_leaf(graph_builder& to, const node& of, const graph& from, const frame& axes,
                     const column_map& columns) {
    const scope over = of.shape == shape::members  ? scope::members
                       : of.shape == shape::groups ? scope::groups
                                                   : scope::whole;
    switch (of.op) {
    case operation::figure:
        if (of.first == outside_the_frame) return to.no_figure(absent_cell::unpacked(of.second), over, of.grouping);
        return to.figure(columns.key_of(static_cast<std::uint32_t>(of.first)), over, of.grouping);
    case operation::constant: return to.constant(of.first, of.unit);
    case operation::attribute: return to.attribute(axes.attributes[static_cast<std::size_t>(of.second)]);
    case operation::scatter:
        return to.scatter(std::span(from.columns[static_cast<std::size_t>(of.first)]).first(from.lanes.members),
                          of.unit);
    case operation::in_group: return to.in_group({static_cast<std::uint32_t>(of.second)});
    default: break;
    }
    return graph_builder::poison();
}

} // namespace

node_id written_over(graph_builder& to, const node& of, std::span<const operand> were, std::span<const node_id> now) {
    switch (of.op) {
    case operation::linear: {
        std::vector<operand> terms;
        for (std::size_t i = 0; i < now.size(); ++i) terms.push_back({now[i], were[i].factor});
        return to.linear(terms, of.first);
    }
    case operation::times_ratio: return to.times(now[0], {of.first, of.second}, of.rounded);
    case operation::convert: return to.convert(now[0], {of.first, of.second}, of.rounded, of.unit);
    case operation::times_column: return to.times_column(now[0], now[1]);
    case operation::minimum: return to.minimum(now);
    case operation::maximum: return to.maximum(now);
    case operation::at_least: return to.at_least(now[0], to.constant(0));
    case operation::equal: return to.equal(now[0], to.constant(0));
    case operation::ratio_at_least: return to.ratio_at_least(now[0], now[1], now[2], now[3]);
    case operation::all_of: return to.all_of(now);
    case operation::any_of: return to.any_of(now);
    case operation::negation: return to.negation(now[0]);
    case operation::select: return to.select(now[0], now[1], now[2]);
    case operation::or_else: return to.or_else(now[0], now[1], now[2]);
    case operation::sum_whole: return to.sum_whole(now[0]);
    case operation::sum_groups: return to.sum_groups(now[0], of.grouping);
    case operation::sum_set: return to.sum_set(now[0], group_index{static_cast<std::uint32_t>(of.first)});
    case operation::broadcast: return to.broadcast(now[0]);
    case operation::tied: return to.tied(now[0]);
    case operation::apportion: {
        const apportion_operands at(of.second);
        const auto               given = [&](std::size_t position) {
            return position != 0 ? now[position] : graph_builder::poison();
        };
        return to.apportion(now[0], now[1], of.method, of.rounded, given(at.floors), given(at.caps), given(at.order));
    }
    case operation::poison:
    case operation::figure:
    case operation::attribute:
    case operation::constant:
    case operation::in_group:
    case operation::scatter:
    case operation::stated: break;
    }
    return graph_builder::poison();
}

std::vector<node_id> copy_formulas(const graph& from, const frame& axes, std::span<const node_id> roots,
                                   graph_builder& to) {
    std::vector<bool> is_wanted(from.nodes.size(), false);
    for (const node_id root : roots) is_wanted[root.value] = true;
    for (std::size_t i = from.nodes.size(); i-- > 0;)
        if (is_wanted[i])
            for (const operand& one : from.operands_of(from.nodes[i])) is_wanted[one.of.value] = true;

    const column_map     columns(axes);
    std::vector<node_id> copies(from.nodes.size(), graph_builder::poison());
    for (std::size_t i = 1; i < from.nodes.size(); ++i) { // operands stand before what uses them
        if (!is_wanted[i]) continue;
        const node&                    n    = from.nodes[i];
        const std::span<const operand> were = from.operands_of(n);
        std::vector<node_id>           now;
        for (const operand& one : were) now.push_back(copies[one.of.value]);
        copies[i] = now.empty()                 ? written_leaf(to, n, from, axes, columns)
                    : n.op == operation::stated ? to.stated(now[0])
                                                : written_over(to, n, were, now);
    }
    return copies;
}

} // namespace opgave
