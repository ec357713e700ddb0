// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// How a node gets its place: errors, units, shapes; and the leaves, from which everything is made.
#include <opgave/formula/graph_builder.hpp>
#include <opgave/formula/operators.hpp>

#include "formula/node_draft.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace opgave {

using intervals::arithmetic;

namespace {

constexpr std::uint32_t last_node = 0x00FF'FFFFU;

std::size_t hash_of(const node& form, std::span<const operand> operands) {
    std::size_t hash = 0xCBF2'9CE4'8422'2325ULL;
    const auto  mix  = [&](std::uint64_t value) { hash = (hash ^ value) * 0x0000'0100'0000'01B3ULL; };
    mix(static_cast<std::uint64_t>(form.op) << 32U | static_cast<std::uint64_t>(form.shape) << 16U
        | static_cast<std::uint64_t>(form.rounded) << 8U | static_cast<std::uint64_t>(form.method));
    mix(static_cast<std::uint64_t>(form.first));
    mix(static_cast<std::uint64_t>(form.second));
    mix(form.unit.value);
    mix(form.grouping.value);
    for (const operand& one : operands) {
        mix(one.of.value);
        mix(static_cast<std::uint64_t>(one.factor));
    }
    return hash;
}

bool same_form(const node& a, const node& b) {
    return a.op == b.op && a.sort == b.sort && a.shape == b.shape && a.rounded == b.rounded && a.method == b.method
           && a.grouping == b.grouping && a.unit == b.unit && a.first == b.first && a.second == b.second;
}

} // namespace

graph_builder::graph_builder(const frame& axes, const column_map& columns) : frame_(&axes), columns_(&columns) {
    graph_.nodes.emplace_back(); // poison
    graph_.lanes = lanes_of(axes);
}

node_id graph_builder::fail(diagnostic_code code, std::string message, std::string expected, std::string remedy) {
    if (!error_) error_ = diagnostic{code, {}, std::move(message), std::move(expected), std::move(remedy)};
    return poison();
}

node_id graph_builder::too_large(std::string_view what) {
    return fail(diagnostic_code::R001, "a number of '" + std::string(what) + "' could leave 64 bits",
                "smaller bounds of its categories, or smaller factors");
}

std::optional<diagnostic> graph_builder::take_error() { return std::exchange(error_, std::nullopt); }

bool graph_builder::needs(node_id id, sort kind) {
    if (id == poison() || id.value >= graph_.nodes.size()) return false;
    if (graph_[id].sort == kind) return true;
    fail(diagnostic_code::R003, kind == sort::number ? "a condition stands where a number is needed"
                                                     : "a number stands where a condition is needed");
    return false;
}

/// Gives the draft its place, or the place where its equal stands already.
node_id graph_builder::put(draft&& wanted) {
    node& form = wanted.form;
    for (const operand& one : wanted.operands)
        if (one.of == poison()) return poison();

    const std::size_t hash    = hash_of(form, wanted.operands);
    const auto [first, after] = known_nodes_.equal_range(hash);
    for (auto same = first; same != after; ++same) {
        const node& other = graph_[same->second];
        if (same_form(other, form) && std::ranges::equal(graph_.operands_of(other), wanted.operands))
            return same->second;
    }

    std::vector<interval>     ends;
    std::vector<std::int64_t> factors;
    for (const operand& one : wanted.operands) {
        ends.push_back(graph_[one.of].bounds);
        factors.push_back(one.factor);
    }
    arithmetic          with;
    const operator_row& row = row_of(form.op);
    form.bounds = row.bounds({ends, factors, form.first, form.second, form.rounded, wanted.lanes, form.bounds}, with);
    if (with.overflowed()) return too_large(row.name);

    if (graph_.nodes.size() > last_node)
        return fail(diagnostic_code::R012, "a rulebook holds more than " + std::to_string(last_node) + " formulas");
    form.first_operand = static_cast<std::uint32_t>(graph_.operands.size());
    form.operand_count = static_cast<std::uint32_t>(wanted.operands.size());
    graph_.operands.insert(graph_.operands.end(), wanted.operands.begin(), wanted.operands.end());
    const node_id id{static_cast<std::uint32_t>(graph_.nodes.size())};
    graph_.nodes.push_back(form);
    known_nodes_.emplace(hash, id);
    return id;
}

/// The one unit of all operands; a free one fits any.
std::optional<formula_unit> graph_builder::common_unit(std::span<const operand> of) {
    formula_unit unit;
    const auto   name = [&](formula_unit u) {
        return u.value == formula_unit::product ? std::string("product of columns") : frame_->units[u.value].id;
    };
    for (const operand& one : of) {
        const formula_unit its = graph_[one.of].unit;
        if (its.value == formula_unit::free) continue;
        if (unit.value != formula_unit::free && unit != its) {
            fail(diagnostic_code::R002, "'" + name(unit) + "' and '" + name(its) + "' are added or compared",
                 "one unit on both sides", "convert one of them at a stated rate");
            return std::nullopt;
        }
        unit = its;
    }
    return unit;
}

/// Where a formula of members is among them, the others serve the members. Otherwise formulas of two groupings do not
/// meet.
bool graph_builder::widen(std::vector<operand>& operands) {
    const auto has = [&](shape wanted) {
        return [this, wanted](const operand& one) { return graph_[one.of].shape == wanted; };
    };
    if (std::ranges::any_of(operands, has(shape::members))) {
        for (operand& one : operands)
            if (one.of = broadcast(one.of); one.of == poison()) return false;
        return true;
    }
    const auto first = std::ranges::find_if(operands, has(shape::groups));
    for (auto other = first; other != operands.end(); ++other) {
        const grouping_index its = graph_[other->of].grouping;
        if (graph_[other->of].shape != shape::groups || its == graph_[first->of].grouping) continue;
        fail(diagnostic_code::R003,
             "formulas of two groupings meet: '" + (*frame_)[graph_[first->of].grouping].id + "' and '"
                 + (*frame_)[its].id + "'",
             "one grouping", "sum one of them over the whole, or bring it to the members");
        return false;
    }
    return true;
}

/// Brings the operands to the widest shape among them, and the draft with them.
bool graph_builder::bring_to_one_shape(draft& wanted) {
    if (!widen(wanted.operands)) return false;
    node& form    = wanted.form;
    form.shape    = shape::one;
    form.grouping = {};
    form.fixed    = true;
    for (const operand& one : wanted.operands) {
        const node& n = graph_[one.of];
        form.fixed    = form.fixed && n.fixed;
        if (n.shape <= form.shape) continue;
        form.shape    = n.shape;
        form.grouping = n.grouping;
    }
    return true;
}

// --- leaves ----------------------------------------------------------------------------------------------------------

node_id graph_builder::figure(column_key column, scope of, grouping_index grouping) {
    const category& counted = (*frame_)[column.category];
    draft           wanted;
    wanted.form.op       = operation::figure;
    wanted.form.shape    = of == scope::members ? shape::members : of == scope::groups ? shape::groups : shape::one;
    wanted.form.grouping = of == scope::groups ? grouping : grouping_index{};
    wanted.form.unit     = {counted.counted_in.value};
    wanted.form.first    = (*columns_)[column];
    wanted.form.second   = static_cast<std::int64_t>(of);
    wanted.form.bounds   = {std::min<std::int64_t>(counted.least, 0), std::max<std::int64_t>(counted.most, 0)};
    wanted.form.vanishes = of == scope::members; // what is stated of the whole is not nothing for a member
    return put(std::move(wanted));
}

node_id graph_builder::no_figure(absent_cell cell, scope of, grouping_index grouping) {
    const category& counted = (*frame_)[cell.category];
    draft           wanted;
    wanted.form.op       = operation::figure;
    wanted.form.shape    = of == scope::members ? shape::members : of == scope::groups ? shape::groups : shape::one;
    wanted.form.grouping = of == scope::groups ? grouping : grouping_index{};
    wanted.form.unit     = {counted.counted_in.value};
    wanted.form.first    = outside_the_frame;
    wanted.form.second   = cell.packed();
    wanted.form.bounds   = {counted.least, counted.most};
    return put(std::move(wanted));
}

node_id graph_builder::constant(std::int64_t value, formula_unit unit) {
    draft wanted;
    wanted.form.op       = operation::constant;
    wanted.form.unit     = unit;
    wanted.form.first    = value;
    wanted.form.bounds   = interval::exactly(value);
    wanted.form.vanishes = value == 0;
    wanted.form.fixed    = true;
    return put(std::move(wanted));
}

std::uint32_t graph_builder::column_index(std::vector<std::int64_t> column) {
    const auto next              = static_cast<std::uint32_t>(graph_.columns.size());
    const auto [place, inserted] = known_columns_.try_emplace(column, next);
    if (inserted) graph_.columns.push_back(std::move(column));
    return place->second;
}

node_id graph_builder::column(operation op, std::vector<std::int64_t> of_members, formula_unit unit, sort kind,
                              std::int64_t detail) {
    if (of_members.size() != graph_.lanes.members)
        return fail(diagnostic_code::R003, "a column holds " + std::to_string(of_members.size()) + " numbers",
                    std::to_string(graph_.lanes.members) + ", one a member");
    of_members.push_back(0); // the unattributed lane
    const auto [least, most] = std::ranges::minmax(of_members);
    draft wanted;
    wanted.form.op       = op;
    wanted.form.sort     = kind;
    wanted.form.shape    = shape::members;
    wanted.form.unit     = unit;
    wanted.form.second   = detail;
    wanted.form.bounds   = {least, most};
    wanted.form.vanishes = true;
    wanted.form.fixed    = true;
    wanted.form.first    = column_index(std::move(of_members));
    return put(std::move(wanted));
}

node_id graph_builder::attribute(const opgave::attribute& of) {
    std::vector<std::int64_t> values;
    std::string               missing;
    for (std::size_t i = 0; i < of.of.size(); ++i) {
        values.push_back(of.of[i].value_or(0));
        if (!of.of[i]) missing += (missing.empty() ? "" : ", ") + frame_->members[i].name;
    }
    if (!missing.empty())
        return fail(diagnostic_code::C015, "'" + of.id + "' is not known for " + missing, "a value for every member",
                    "state it with its date and source, or leave the rule out");
    return column(operation::attribute, std::move(values), {of.counted_in.value}, sort::number,
                  &of - frame_->attributes.data());
}

node_id graph_builder::scatter(std::span<const std::int64_t> of_members, formula_unit unit) {
    return column(operation::scatter, {of_members.begin(), of_members.end()}, unit, sort::number, 0);
}

node_id graph_builder::in_group(group_index which) {
    std::vector<std::int64_t> inside(graph_.lanes.members, 0);
    for (const member_index member : (*frame_)[which].members) inside[member.value] = 1;
    return column(operation::in_group, std::move(inside), {}, sort::condition, which.value);
}

} // namespace opgave
