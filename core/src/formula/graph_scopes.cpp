// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// From members to groups and the whole by sums, and back by broadcast and apportionment.
#include <opgave/formula/apportion.hpp>
#include <opgave/formula/apportion_operands.hpp>
#include <opgave/formula/graph_builder.hpp>
#include <opgave/formula/operators.hpp>

#include "formula/node_draft.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace opgave {

using intervals::arithmetic;

node_id graph_builder::summed(operation op, node_id of, std::uint64_t lanes, grouping_index grouping,
                              std::int64_t detail) {
    if (!needs(of, sort::number)) return poison();
    // Terms may cancel to a constant, and what a rule means must not depend on that: it is the same for every member.
    if (graph_[of].op == operation::constant) {
        const std::vector<std::int64_t> same(graph_.lanes.members, graph_[of].first);
        of = scatter(same, graph_[of].unit);
        if (of == poison()) return of;
    }
    const node n = graph_[of]; // a copy: the nodes may move
    if (n.shape == shape::one || (n.shape == shape::groups && op != operation::sum_whole))
        return fail(diagnostic_code::R003, "a sum over members is taken of something that members do not have",
                    "a formula of members");

    // The sum of a linear form is the linear form of the sums, so that a cell still occurs once. A set counts its own
    // members for what is the same for all; where that number differs by group the form stays whole.
    const bool takes_apart = n.op == operation::linear && (op != operation::sum_groups || n.first == 0);
    if (takes_apart) {
        arithmetic           with;
        std::vector<operand> terms;
        bool                 apart = true;
        for (const operand& term : std::vector<operand>(graph_.operands_of(n).begin(), graph_.operands_of(n).end())) {
            const shape of_term = graph_[term.of].shape;
            if (of_term == shape::members)
                terms.push_back(
                    {op == operation::sum_whole ? sum_whole(term.of) : summed(op, term.of, lanes, grouping, detail),
                     term.factor});
            else if (op != operation::sum_groups && of_term == shape::one)
                terms.push_back({term.of, with.times(term.factor, static_cast<std::int64_t>(lanes))});
            else
                apart = false;
        }
        const std::int64_t constant = with.times(n.first, static_cast<std::int64_t>(lanes));
        if (with.overflowed()) return too_large(row_of(op).name);
        if (apart) {
            if (terms.empty()) return this->constant(constant, n.unit);
            return linear(terms, constant);
        }
    }

    draft wanted;
    wanted.form.op       = op;
    wanted.form.shape    = op == operation::sum_groups ? shape::groups : shape::one;
    wanted.form.grouping = grouping;
    wanted.form.unit     = n.unit;
    wanted.form.first    = detail;
    wanted.form.second =
        op == operation::sum_whole && n.vanishes && n.shape == shape::members ? 1 : 0; // joins the unattributed lane
    wanted.form.fixed = n.fixed;
    wanted.operands   = {{of, 1}};
    wanted.lanes      = lanes + 1; // what is unattributed may join
    return put(std::move(wanted));
}

node_id graph_builder::sum_whole(node_id of) {
    if (!needs(of, sort::number)) return poison();
    const node& n = graph_[of];
    if (n.op == operation::apportion && n.method != apportion_method::independent) {
        const node_id total = graph_.operands_of(n)[0].of; // its sum is its total by definition
        return graph_[total].shape == shape::one ? total : sum_whole(total);
    }
    if (n.shape == shape::groups) return summed(operation::sum_whole, of, (*frame_)[n.grouping].count, {}, 0);
    return summed(operation::sum_whole, of, graph_.lanes.members, {}, 0);
}

node_id graph_builder::sum_groups(node_id of, grouping_index grouping) {
    return summed(operation::sum_groups, of, graph_.lanes.members, grouping, 0);
}

node_id graph_builder::sum_set(node_id of, group_index set) {
    return summed(operation::sum_set, of, (*frame_)[set].members.size(), {}, set.value);
}

/// A member takes the value of one group, and a share of one group's total.
bool graph_builder::is_partition(grouping_index which) {
    std::vector<bool> seen(graph_.lanes.members, false);
    const grouping&   groups = (*frame_)[which];
    for (std::uint32_t g = 0; g < groups.count; ++g)
        for (const member_index member : frame_->groups[groups.first.value + g].members) {
            if (seen[member.value]) {
                fail(diagnostic_code::R003,
                     "'" + (*frame_)[member].name + "' is in two groups of '" + groups.id
                         + "' and cannot take one group's value",
                     "a grouping in which each member is in one group at most");
                return false;
            }
            seen[member.value] = true;
        }
    return true;
}

node_id graph_builder::broadcast(node_id of_groups) {
    if (of_groups == poison()) return poison();
    const node n = graph_[of_groups];
    if (n.shape != shape::groups) return of_groups;
    if (!is_partition(n.grouping)) return poison();
    // The members' sum of a sum of groups: the same formula, however it was written.
    const auto operands = graph_.operands_of(n);
    if (n.op == operation::linear && n.first == 0
        && std::ranges::all_of(operands, [&](const operand& term) { return graph_[term.of].shape == shape::groups; })) {
        std::vector<operand> terms(operands.begin(), operands.end());
        for (operand& term : terms) term.of = broadcast(term.of);
        return linear(terms, 0);
    }
    draft wanted;
    wanted.form.op       = operation::broadcast;
    wanted.form.sort     = n.sort;
    wanted.form.shape    = shape::members;
    wanted.form.unit     = n.unit;
    wanted.form.first    = n.grouping.value;
    wanted.form.vanishes = true;
    wanted.form.fixed    = n.fixed;
    wanted.operands      = {{of_groups, 1}};
    return put(std::move(wanted));
}

// --- apportionment ---------------------------------------------------------------------------------------------------

node_id graph_builder::apportion(node_id total, node_id key, apportion_method method, rounding independent,
                                 node_id floors, node_id caps, node_id order) {
    if (!needs(total, sort::number) || !needs(key, sort::number)) return poison();
    if (graph_[key].op == operation::constant) { // equal parts
        const std::vector<std::int64_t> same(graph_.lanes.members, graph_[key].first);
        key = scatter(same, graph_[key].unit);
    }
    if (key != poison() && graph_[key].shape != shape::members)
        return fail(diagnostic_code::R003, "a key of an apportionment has no value for each member",
                    "a formula of members");
    for (const node_id column : {floors, caps, order})
        if (column != poison() && (!graph_[column].fixed || graph_[column].shape != shape::members))
            return fail(diagnostic_code::R003, "a floor, cap or order of an apportionment is no column of attributes",
                        "a formula of attributes and parameters, one value a member");
    const node& whole = graph_[total];
    const node& by    = graph_[key];
    if (whole.shape == shape::groups && !is_partition(whole.grouping)) return poison();
    if (whole.shape == shape::members)
        return fail(diagnostic_code::R003, "a total with a value for every member is apportioned",
                    "one value, or one a group");
    if (by.bounds.least < 0)
        return fail(diagnostic_code::R011, "a key of an apportionment is below 0", "keys of 0 or more");
    if (floors != poison() && graph_[floors].bounds.least < 0)
        return fail(diagnostic_code::R011, "a floor of an apportionment is below 0", "floors of 0 or more");
    if (order != poison() && graph_[order].bounds.least < 0)
        return fail(diagnostic_code::R011, "a place in the order of an apportionment is below 0", "places from 1");
    if (by.bounds.most == 0 && graph_.lanes.members > 0)
        return fail(diagnostic_code::R011, "every key of an apportionment is 0",
                    "a key above 0 for at least one member");
    if (whole.bounds.least < 0)
        return fail(diagnostic_code::R011, "a total that may be below 0 is apportioned", "a total of 0 or more",
                    "take the maximum of it and 0");

    arithmetic         with;
    const std::int64_t key_sum = with.times(by.bounds.most, static_cast<std::int64_t>(graph_.lanes.members) + 1);
    if (with.overflowed() || !apportion_fits(key_sum, whole.bounds.most))
        return fail(diagnostic_code::R001, "a number of 'apportion' could leave 64 bits",
                    "smaller bounds of its total and key, or smaller factors",
                    by.fixed ? "" : "state 'most' for the categories that are divided and divided by");

    draft wanted;
    wanted.form.op      = operation::apportion;
    wanted.form.shape   = shape::members;
    wanted.form.rounded = method == apportion_method::independent ? independent : rounding{};
    wanted.form.method  = method;
    wanted.form.unit    = whole.unit;
    wanted.form.first   = whole.shape == shape::groups ? whole.grouping.value : 0;
    wanted.form.second  = (floors != poison() ? apportion_operands::with_floors : 0)
                         + (caps != poison() ? apportion_operands::with_caps : 0)
                         + (order != poison() ? apportion_operands::with_order : 0);
    wanted.form.vanishes = true;
    wanted.form.fixed    = whole.fixed && by.fixed;
    wanted.operands      = {{total, 1}, {key, 1}};
    if (floors != poison()) wanted.operands.push_back({floors, 1});
    if (caps != poison()) wanted.operands.push_back({caps, 1});
    if (order != poison()) wanted.operands.push_back({order, 1});
    return put(std::move(wanted));
}

node_id graph_builder::tied(node_id apportionment) {
    if (apportionment == poison()) return poison();
    if (graph_[apportionment].op != operation::apportion)
        return fail(diagnostic_code::R003, "only an apportionment can be tied", "an apportionment");
    draft wanted;
    wanted.form.op    = operation::tied;
    wanted.form.sort  = sort::condition;
    wanted.form.shape = shape::members;
    wanted.form.fixed = graph_[apportionment].fixed;
    wanted.operands   = {{apportionment, 1}};
    return put(std::move(wanted));
}

} // namespace opgave
