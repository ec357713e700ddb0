// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/ratio.hpp>
#include <opgave/base/rounding.hpp>
#include <opgave/formula/graph.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opgave {

/// Writes formulas over the figures of one frame. Each function gives the node of its formula, the same node for equal
/// formulas. What does not fit (unlike units, shapes, a number that could leave 64 bits) gives the poison node, and the
/// first cause is kept: nobody needs to check in between.
///
/// Linear terms are collected as they are written, so `x - x` is 0 and the bounds of `a >= b` are those of `a - b`.
/// Operands of different shapes are brought to the widest: one value, or a group's, serves each of its members.
class graph_builder {
public:
    /// @param axes outlives the builder
    graph_builder(const frame& axes, const column_map& columns);

    [[nodiscard]] static constexpr node_id poison() noexcept { return {0}; }

    /// A cell of every member, of each group of a grouping, or of the whole.
    node_id figure(column_key column, scope of, grouping_index grouping = {});
    /// A cell that the frame does not have, such as that of a period before its first: always blank, and it says so.
    node_id no_figure(absent_cell cell, scope of, grouping_index grouping = {});
    node_id constant(std::int64_t value, formula_unit unit = {});
    /// A property of the members. @param of one of the frame's attributes @errors C015 a member has no value for it
    node_id attribute(const opgave::attribute& of);
    /// One number a member, in frame order, written by a parameter list.
    node_id scatter(std::span<const std::int64_t> of_members, formula_unit unit);
    node_id in_group(group_index which);

    node_id linear(std::span<const operand> terms, std::int64_t constant);
    node_id add(node_id a, node_id b);
    node_id subtract(node_id a, node_id b);
    node_id times(node_id a, ratio by, rounding how);
    /// @param column an attribute, a scatter, or a formula of those alone
    node_id times_column(node_id a, node_id column);
    node_id minimum(std::span<const node_id> of);
    node_id maximum(std::span<const node_id> of);

    node_id at_least(node_id a, node_id b);
    node_id equal(node_id a, node_id b);
    /// `a/b >= c/d`, by cross-multiplication; a denominator of 0 makes its side at least everything (nothing is asked).
    node_id ratio_at_least(node_id a, node_id b, node_id c, node_id d);
    node_id all_of(std::span<const node_id> conditions);
    node_id any_of(std::span<const node_id> conditions);
    node_id negation(node_id condition);
    node_id select(node_id condition, node_id yes, node_id no);

    /// The sum over all members and what is unattributed.
    node_id sum_whole(node_id of);
    node_id sum_groups(node_id of, grouping_index grouping);
    node_id sum_set(node_id of, group_index set);
    /// Each member takes its group's value; 0 (no) for a member without a group.
    node_id broadcast(node_id of_groups);

    /// Divides `total` over the members in proportion to `key`.
    /// @param total one value, or one a group: then each group's is divided over its own members
    /// @param key   a formula of members, or a constant: equal parts
    /// @param floors, caps  formulas of attributes and scatters alone, or poison for none
    /// @param order  the same: a draw. Of tied members the lowest goes first, equals stay tied, and 0 is not drawn: last
    node_id apportion(node_id total, node_id key, apportion_method method, rounding independent = rounding::half_up,
                      node_id floors = poison(), node_id caps = poison(), node_id order = poison());
    /// Yes for each member whose share of that apportionment is not settled.
    node_id tied(node_id apportionment);

    /// Is the figure stated (by a form or the host)? Never unknown. @param figure a figure, or a sum of figures
    node_id stated(node_id figure);
    /// The figure where it is stated, else the other formula.
    node_id or_else(node_id figure, node_id otherwise);
    /// The same where what counts as stated was settled elsewhere.
    node_id or_else(node_id is_stated, node_id figure, node_id otherwise);
    /// A number in another unit, at a stated rate.
    node_id convert(node_id a, ratio rate, rounding how, formula_unit into);

    /// By how much a condition is met (at least 0) or missed (negative), in whole units.
    node_id slack(node_id condition);

    /// The first thing that went wrong since the last call, if anything.
    std::optional<diagnostic> take_error();
    /// Records an error unless one stands already. @return poison
    node_id fail(diagnostic_code code, std::string message, std::string expected = {}, std::string remedy = {});

    [[nodiscard]] const opgave::graph& graph() const noexcept { return graph_; }
    [[nodiscard]] opgave::graph        take() && { return std::move(graph_); }
    [[nodiscard]] const node&          operator[](node_id id) const { return graph_[id]; }

private:
    struct draft; // a node on its way in

    node_id put(draft&& wanted);
    node_id column(operation op, std::vector<std::int64_t> of_members, formula_unit unit, sort kind,
                   std::int64_t detail);
    node_id scaled(operation op, node_id a, ratio by, rounding how, formula_unit into);
    node_id collect(operation op, std::span<const node_id> of, sort kind);
    node_id compared(operation op, node_id difference);
    node_id choice(operation op, node_id condition, node_id yes, node_id no);
    node_id summed(operation op, node_id of, std::uint64_t lanes, grouping_index grouping, std::int64_t detail);
    node_id free_of_unit(node_id id);
    node_id too_large(std::string_view what);

    std::uint32_t               column_index(std::vector<std::int64_t> column);
    std::optional<formula_unit> common_unit(std::span<const operand> of);
    bool                        widen(std::vector<operand>& operands);
    bool                        bring_to_one_shape(draft& wanted);
    bool                        is_partition(grouping_index which);
    bool                        needs(node_id id, sort kind);

    const frame*                                       frame_;
    const column_map*                                  columns_;
    opgave::graph                                      graph_;
    std::optional<diagnostic>                          error_;
    std::unordered_multimap<std::size_t, node_id>      known_nodes_; ///< by hash of what they are
    std::map<std::vector<std::int64_t>, std::uint32_t> known_columns_;
};

} // namespace opgave
