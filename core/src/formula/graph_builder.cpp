// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/graph_builder.hpp>

#include <opgave/formula/apportion.hpp>
#include <opgave/formula/operators.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace opgave {

using intervals::arithmetic;

/// A node before it has its place: with operands of its own.
struct graph_builder::draft {
    node                 form;     ///< with the bounds of a leaf; those of the others follow from their operands
    std::vector<operand> operands;
    std::uint64_t        lanes = 1; ///< over how many lanes a sum is taken
};

namespace {

constexpr std::uint32_t last_node = 0x00FF'FFFFU;

std::size_t hash_of(const node& form, std::span<const operand> operands) {
    std::size_t hash = 0xCBF2'9CE4'8422'2325ULL;
    const auto  mix  = [&](std::uint64_t value) { hash = (hash ^ value) * 0x0000'0100'0000'01B3ULL; };
    mix(static_cast<std::uint64_t>(form.op) << 32U | static_cast<std::uint64_t>(form.shape) << 16U |
        static_cast<std::uint64_t>(form.rounded) << 8U | static_cast<std::uint64_t>(form.method));
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
    return a.op == b.op && a.sort == b.sort && a.shape == b.shape && a.rounded == b.rounded && a.method == b.method &&
           a.grouping == b.grouping && a.unit == b.unit && a.first == b.first && a.second == b.second;
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

std::optional<diagnostic> graph_builder::take_error() { return std::exchange(error_, std::nullopt); }

bool graph_builder::needs(node_id id, sort kind) {
    if (id == poison() || id.value >= graph_.nodes.size()) return false;
    if (graph_[id].sort == kind) return true;
    fail(diagnostic_code::R003, kind == sort::number ? "a condition stands where a number is needed" : "a number stands where a condition is needed");
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
        if (same_form(other, form) && std::ranges::equal(graph_.operands_of(other), wanted.operands)) return same->second;
    }

    std::vector<interval>     ends;
    std::vector<std::int64_t> factors;
    for (const operand& one : wanted.operands) {
        ends.push_back(graph_[one.of].bounds);
        factors.push_back(one.factor);
    }
    arithmetic          with;
    const operator_row& row = row_of(form.op);
    form.bounds             = row.bounds({ends, factors, form.first, form.second, form.rounded, wanted.lanes, form.bounds}, with);
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
            fail(diagnostic_code::R002, "'" + name(unit) + "' and '" + name(its) + "' are added or compared", "one unit on both sides",
                 "convert one of them at a stated rate");
            return std::nullopt;
        }
        unit = its;
    }
    return unit;
}

/// Where a formula of members is among them, the others serve the members. Otherwise formulas of two groupings do not meet.
bool graph_builder::widen(std::vector<operand>& operands) {
    const auto has = [&](shape wanted) { return [this, wanted](const operand& one) { return graph_[one.of].shape == wanted; }; };
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
             "formulas of two groupings meet: '" + (*frame_)[graph_[first->of].grouping].id + "' and '" + (*frame_)[its].id + "'",
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

node_id graph_builder::column(operation op, std::vector<std::int64_t> of_members, formula_unit unit, sort kind, std::int64_t detail) {
    if (of_members.size() != graph_.lanes.members)
        return fail(diagnostic_code::R003, "a column holds " + std::to_string(of_members.size()) + " numbers", std::to_string(graph_.lanes.members) + ", one a member");
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
        return fail(diagnostic_code::C015, "'" + of.id + "' is not known for " + missing, "a value for every member", "state it with its date and source, or leave the rule out");
    return column(operation::attribute, std::move(values), {of.counted_in.value}, sort::number, &of - frame_->attributes.data());
}

node_id graph_builder::scatter(std::span<const std::int64_t> of_members, formula_unit unit) {
    return column(operation::scatter, {of_members.begin(), of_members.end()}, unit, sort::number, 0);
}

node_id graph_builder::in_group(group_index which) {
    std::vector<std::int64_t> inside(graph_.lanes.members, 0);
    for (const member_index member : (*frame_)[which].members) inside[member.value] = 1;
    return column(operation::in_group, std::move(inside), {}, sort::condition, which.value);
}

// --- numbers ---------------------------------------------------------------------------------------------------------

/// Collects the terms of terms, so that each figure occurs once, in the order of the nodes.
node_id graph_builder::linear(std::span<const operand> terms, std::int64_t constant) {
    for (const operand& term : terms)
        if (!needs(term.of, sort::number)) return poison();
    // Before terms are taken apart: a constant in a group's sum is not there for a member without a group.
    std::vector<operand> wide(terms.begin(), terms.end());
    if (!widen(wide)) return poison();

    arithmetic           with;
    std::vector<operand> flat;
    for (const operand& term : wide) {
        const node& n = graph_[term.of];
        if (n.op == operation::linear) {
            for (const operand& inner : graph_.operands_of(n)) flat.push_back({inner.of, with.times(inner.factor, term.factor)});
            constant = with.plus(constant, with.times(n.first, term.factor));
        } else if (n.op == operation::constant) {
            constant = with.plus(constant, with.times(n.first, term.factor));
        } else {
            flat.push_back(term);
        }
    }
    const auto unit = common_unit(terms);
    if (!unit) return poison();

    std::ranges::sort(flat);
    std::vector<operand> collected;
    for (const operand& term : flat) {
        if (!collected.empty() && collected.back().of == term.of) collected.back().factor = with.plus(collected.back().factor, term.factor);
        else collected.push_back(term);
    }
    std::erase_if(collected, [](const operand& term) { return term.factor == 0; });

    if (collected.empty() && !with.overflowed()) return this->constant(constant, *unit);
    if (collected.size() == 1 && collected[0].factor == 1 && constant == 0) return collected[0].of;

    draft wanted;
    wanted.form.op    = operation::linear;
    wanted.form.unit  = *unit;
    wanted.form.first = constant;
    wanted.operands   = std::move(collected);
    if (!bring_to_one_shape(wanted)) return poison();
    wanted.form.vanishes = constant == 0;
    for (const operand& term : wanted.operands) wanted.form.vanishes = wanted.form.vanishes && graph_[term.of].vanishes;
    if (with.overflowed()) return too_large("linear");
    return put(std::move(wanted));
}

node_id graph_builder::too_large(std::string_view what) {
    return fail(diagnostic_code::R001, "a number of '" + std::string(what) + "' could leave 64 bits", "smaller bounds of its categories, or smaller factors");
}

node_id graph_builder::add(node_id a, node_id b) { return linear(std::array<operand, 2>{{{a, 1}, {b, 1}}}, 0); }
node_id graph_builder::subtract(node_id a, node_id b) { return linear(std::array<operand, 2>{{{a, 1}, {b, -1}}}, 0); }

node_id graph_builder::scaled(operation op, node_id a, ratio by, rounding how, formula_unit into) {
    if (!needs(a, sort::number)) return poison();
    if (by.denominator <= 0) return fail(diagnostic_code::C010, "a ratio has the denominator " + std::to_string(by.denominator), "a denominator above 0");
    const node& n = graph_[a];
    draft       wanted;
    wanted.form.op       = op;
    wanted.form.shape    = n.shape;
    wanted.form.grouping = n.grouping;
    wanted.form.rounded  = how;
    wanted.form.unit     = into;
    wanted.form.first    = by.numerator;
    wanted.form.second   = by.denominator;
    wanted.form.vanishes = n.vanishes;
    wanted.form.fixed    = n.fixed;
    wanted.operands      = {{a, 1}};
    return put(std::move(wanted));
}

node_id graph_builder::times(node_id a, ratio by, rounding how) {
    return scaled(operation::times_ratio, a, by, how, a.value < graph_.nodes.size() ? graph_[a].unit : formula_unit{});
}

node_id graph_builder::convert(node_id a, ratio rate, rounding how, formula_unit into) {
    return scaled(operation::convert, a, rate, how, into);
}

node_id graph_builder::times_column(node_id a, node_id by) {
    if (!needs(a, sort::number) || !needs(by, sort::number)) return poison();
    if (!graph_[by].fixed)
        return fail(diagnostic_code::R003, "two figures are multiplied", "one side of attributes and parameters alone", "multiply by a ratio parameter, or compare ratios");
    draft wanted;
    wanted.form.op    = operation::times_column;
    wanted.operands   = {{a, 1}, {by, 1}};
    const bool a_free = graph_[a].unit.value == formula_unit::free;
    const bool b_free = graph_[by].unit.value == formula_unit::free;
    wanted.form.unit  = b_free ? graph_[a].unit : a_free ? graph_[by].unit : formula_unit{formula_unit::product};
    if (!bring_to_one_shape(wanted)) return poison();
    wanted.form.vanishes = graph_[wanted.operands[0].of].vanishes || graph_[wanted.operands[1].of].vanishes;
    return put(std::move(wanted));
}

/// `min`, `max`, `and`, `or`: any number of operands of one sort, equal ones once, in the order of the nodes.
node_id graph_builder::collect(operation op, std::span<const node_id> of, sort kind) {
    draft wanted;
    wanted.form.op   = op;
    wanted.form.sort = kind;
    std::vector<operand> wide;
    for (const node_id id : of) {
        if (!needs(id, kind)) return poison();
        wide.push_back({id, 1});
    }
    if (!widen(wide)) return poison();
    for (const operand& one : wide) {
        const node& n = graph_[one.of];
        if (n.op == op)
            for (const operand& inner : graph_.operands_of(n)) wanted.operands.push_back(inner);
        else wanted.operands.push_back(one);
    }
    if (wanted.operands.empty()) return fail(diagnostic_code::R003, "an operator has no operands", "at least one");
    std::ranges::sort(wanted.operands);
    wanted.operands.erase(std::unique(wanted.operands.begin(), wanted.operands.end()), wanted.operands.end());
    if (wanted.operands.size() == 1) return wanted.operands[0].of;
    const auto unit = common_unit(wanted.operands);
    if (!unit || !bring_to_one_shape(wanted)) return poison();
    wanted.form.unit     = *unit;
    wanted.form.vanishes = true;
    for (const operand& one : wanted.operands) wanted.form.vanishes = wanted.form.vanishes && graph_[one.of].vanishes;
    return put(std::move(wanted));
}

node_id graph_builder::minimum(std::span<const node_id> of) { return collect(operation::minimum, of, sort::number); }
node_id graph_builder::maximum(std::span<const node_id> of) { return collect(operation::maximum, of, sort::number); }
node_id graph_builder::all_of(std::span<const node_id> of) { return collect(operation::all_of, of, sort::condition); }
node_id graph_builder::any_of(std::span<const node_id> of) { return collect(operation::any_of, of, sort::condition); }

// --- conditions ------------------------------------------------------------------------------------------------------

node_id graph_builder::compared(operation op, node_id difference) {
    if (!needs(difference, sort::number)) return poison();
    const node& n = graph_[difference];
    draft       wanted;
    wanted.form.op       = op;
    wanted.form.sort     = sort::condition;
    wanted.form.shape    = n.shape;
    wanted.form.grouping = n.grouping;
    wanted.form.fixed    = n.fixed;
    wanted.operands      = {{difference, 1}};
    return put(std::move(wanted));
}

node_id graph_builder::at_least(node_id a, node_id b) { return compared(operation::at_least, subtract(a, b)); }
node_id graph_builder::equal(node_id a, node_id b) { return compared(operation::equal, subtract(a, b)); }

node_id graph_builder::ratio_at_least(node_id a, node_id b, node_id c, node_id d) {
    for (const node_id id : {a, b, c, d})
        if (!needs(id, sort::number)) return poison();
    // Against a constant ratio the comparison is linear, and then a cell that stands on both sides counts once. Divided
    // by the ratio's denominator, downwards, it tells how many whole units are missing.
    const auto is_ratio = [&](node_id over, node_id under) {
        return graph_[over].op == operation::constant && graph_[under].op == operation::constant && graph_[under].first > 0;
    };
    const auto compared_in_units = [&](operand more, operand less, std::int64_t by) {
        arithmetic                   with;
        const std::array<operand, 2> sides{{more, {less.of, with.times(less.factor, -1)}}}; // together, so that no shape is lost
        if (with.overflowed()) return too_large(row_of(operation::ratio_at_least).name);
        const node_id scaled_up = linear(sides, 0);
        return compared(operation::at_least, by == 1 ? scaled_up : times(scaled_up, {1, by}, rounding::down));
    };
    if (is_ratio(c, d)) return compared_in_units({a, graph_[d].first}, {b, graph_[c].first}, graph_[d].first);
    if (is_ratio(a, b)) return compared_in_units({d, graph_[a].first}, {c, graph_[b].first}, graph_[b].first);

    const std::array<operand, 2> left{{{a, 1}, {b, 1}}};
    const std::array<operand, 2> right{{{c, 1}, {d, 1}}};
    if (!common_unit(left) || !common_unit(right)) return poison();
    draft wanted;
    wanted.form.op   = operation::ratio_at_least;
    wanted.form.sort = sort::condition;
    wanted.operands  = {{a, 1}, {b, 1}, {c, 1}, {d, 1}};
    if (!bring_to_one_shape(wanted)) return poison();
    return put(std::move(wanted));
}

node_id graph_builder::negation(node_id condition) {
    if (!needs(condition, sort::condition)) return poison();
    const node& n = graph_[condition];
    if (n.op == operation::negation) return graph_.operands_of(n)[0].of;
    draft wanted;
    wanted.form.op       = operation::negation;
    wanted.form.sort     = sort::condition;
    wanted.form.shape    = n.shape;
    wanted.form.grouping = n.grouping;
    wanted.form.fixed    = n.fixed;
    wanted.operands      = {{condition, 1}};
    return put(std::move(wanted));
}

node_id graph_builder::choice(operation op, node_id condition, node_id yes, node_id no) {
    if (!needs(condition, sort::condition) || yes == poison()) return poison();
    const sort kind = graph_[yes].sort;
    if (!needs(no, kind)) return poison();
    const std::array<operand, 2> branches{{{yes, 1}, {no, 1}}};
    const auto                   unit = common_unit(branches);
    draft                        wanted;
    wanted.form.op   = op;
    wanted.form.sort = kind;
    wanted.operands  = {{condition, 1}, {yes, 1}, {no, 1}};
    if (!unit || !bring_to_one_shape(wanted)) return poison();
    const interval decided = graph_[wanted.operands[0].of].bounds; // a member without a group answers no to what all groups affirm
    if (op == operation::select && decided.is_exact()) {
        const node_id taken = wanted.operands[decided == intervals::yes ? 1 : 2].of;
        if (graph_[taken].shape == wanted.form.shape) return taken; // a narrower branch keeps the choice, and its shape with it
    }
    wanted.form.unit     = *unit;
    wanted.form.vanishes = graph_[wanted.operands[1].of].vanishes && graph_[wanted.operands[2].of].vanishes;
    return put(std::move(wanted));
}

node_id graph_builder::select(node_id condition, node_id yes, node_id no) { return choice(operation::select, condition, yes, no); }

// --- between members, groups and the whole ---------------------------------------------------------------------------

node_id graph_builder::summed(operation op, node_id of, std::uint64_t lanes, grouping_index grouping, std::int64_t detail) {
    if (!needs(of, sort::number)) return poison();
    // Terms may cancel to a constant, and what a rule means must not depend on that: it is the same for every member.
    if (graph_[of].op == operation::constant) {
        const std::vector<std::int64_t> same(graph_.lanes.members, graph_[of].first);
        of = scatter(same, graph_[of].unit);
        if (of == poison()) return of;
    }
    const node n = graph_[of]; // a copy: the nodes may move
    if (n.shape == shape::one || (n.shape == shape::groups && op != operation::sum_whole))
        return fail(diagnostic_code::R003, "a sum over members is taken of something that members do not have", "a formula of members");

    // The sum of a linear form is the linear form of the sums, so that a cell still occurs once. A set or a group counts
    // its own members for what is the same for all; where their number differs by group the form stays whole.
    const bool takes_apart = n.op == operation::linear && (op != operation::sum_groups || n.first == 0);
    if (takes_apart) {
        arithmetic           with;
        std::vector<operand> terms;
        bool                 apart = true;
        for (const operand& term : std::vector<operand>(graph_.operands_of(n).begin(), graph_.operands_of(n).end())) {
            const shape of_term = graph_[term.of].shape;
            if (of_term == shape::members)
                terms.push_back({op == operation::sum_whole ? sum_whole(term.of) : summed(op, term.of, lanes, grouping, detail), term.factor});
            else if (op != operation::sum_groups && of_term == shape::one) terms.push_back({term.of, with.times(term.factor, static_cast<std::int64_t>(lanes))});
            else apart = false;
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
    wanted.form.second   = op == operation::sum_whole && n.vanishes && n.shape == shape::members ? 1 : 0; // joins the unattributed lane
    wanted.form.fixed    = n.fixed;
    wanted.operands      = {{of, 1}};
    wanted.lanes         = lanes + 1; // what is unattributed may join
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
                fail(diagnostic_code::R003, "'" + (*frame_)[member].name + "' is in two groups of '" + groups.id + "' and cannot take one group's value",
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
    if (n.op == operation::linear && n.first == 0 &&
        std::ranges::all_of(operands, [&](const operand& term) { return graph_[term.of].shape == shape::groups; })) {
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

node_id graph_builder::apportion(node_id total, node_id key, apportion_method method, rounding independent, node_id floors, node_id caps) {
    if (!needs(total, sort::number) || !needs(key, sort::number)) return poison();
    for (const node_id column : {key, floors, caps})
        if (column != poison() && (!graph_[column].fixed || graph_[column].shape != shape::members))
            return fail(diagnostic_code::R003, "a key, floor or cap of an apportionment is no column of attributes", "a formula of attributes and parameters, one value a member");
    const node& whole = graph_[total];
    const node& by    = graph_[key];
    if (whole.shape == shape::groups && !is_partition(whole.grouping)) return poison();
    if (whole.shape == shape::members)
        return fail(diagnostic_code::R003, "a total with a value for every member is apportioned", "one value, or one a group");
    if (by.bounds.least < 0)
        return fail(diagnostic_code::R011, "a key of an apportionment is below 0", "keys of 0 or more");
    if (floors != poison() && graph_[floors].bounds.least < 0)
        return fail(diagnostic_code::R011, "a floor of an apportionment is below 0", "floors of 0 or more");
    if (by.bounds.most == 0 && graph_.lanes.members > 0)
        return fail(diagnostic_code::R011, "every key of an apportionment is 0", "a key above 0 for at least one member");
    if (whole.bounds.least < 0)
        return fail(diagnostic_code::R011, "a total that may be below 0 is apportioned", "a total of 0 or more", "take the maximum of it and 0");

    arithmetic         with;
    const std::int64_t key_sum = with.times(by.bounds.most, static_cast<std::int64_t>(graph_.lanes.members) + 1);
    if (with.overflowed() || !apportion_fits(key_sum, whole.bounds.most)) return too_large("apportion");

    draft wanted;
    wanted.form.op       = operation::apportion;
    wanted.form.shape    = shape::members;
    wanted.form.rounded  = method == apportion_method::independent ? independent : rounding{};
    wanted.form.method   = method;
    wanted.form.unit     = whole.unit;
    wanted.form.first    = whole.shape == shape::groups ? whole.grouping.value : 0;
    wanted.form.second   = (floors != poison() ? 1 : 0) + (caps != poison() ? 2 : 0);
    wanted.form.vanishes = true;
    wanted.form.fixed    = whole.fixed;
    wanted.operands      = {{total, 1}, {key, 1}};
    if (floors != poison()) wanted.operands.push_back({floors, 1});
    if (caps != poison()) wanted.operands.push_back({caps, 1});
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
    wanted.form.fixed  = graph_[apportionment].fixed;
    wanted.operands    = {{apportionment, 1}};
    return put(std::move(wanted));
}

// --- what is stated --------------------------------------------------------------------------------------------------

node_id graph_builder::stated(node_id figure) {
    if (!needs(figure, sort::number)) return poison();
    const node n = graph_[figure];
    if (n.op == operation::linear && n.first == 0) { // a sum is stated when all its parts are
        std::vector<node_id> parts;
        for (const operand& term : std::vector<operand>(graph_.operands_of(n).begin(), graph_.operands_of(n).end())) parts.push_back(stated(term.of));
        return all_of(parts);
    }
    if (n.op != operation::figure) return fail(diagnostic_code::R003, "'stated' is asked of a formula", "a figure, or a sum of figures");
    draft wanted;
    wanted.form.op       = operation::stated;
    wanted.form.sort     = sort::condition;
    wanted.form.shape    = n.shape;
    wanted.form.grouping = n.grouping;
    wanted.operands      = {{figure, 1}};
    return put(std::move(wanted));
}

node_id graph_builder::or_else(node_id figure, node_id otherwise) { return or_else(stated(figure), figure, otherwise); }

node_id graph_builder::or_else(node_id is_stated, node_id figure, node_id otherwise) {
    return choice(operation::or_else, is_stated, figure, otherwise);
}

// --- slack -----------------------------------------------------------------------------------------------------------

node_id graph_builder::slack(node_id condition) {
    if (!needs(condition, sort::condition)) return poison();
    const node                 n = graph_[condition];
    const std::vector<operand> operands(graph_.operands_of(n).begin(), graph_.operands_of(n).end());
    switch (n.op) {
    case operation::at_least: return operands[0].of;
    case operation::equal: { // -|x|
        const std::array<node_id, 2> both{operands[0].of, linear(std::array<operand, 1>{{{operands[0].of, -1}}}, 0)};
        return minimum(both);
    }
    case operation::negation: return linear(std::array<operand, 1>{{{slack(operands[0].of), -1}}}, -1);
    case operation::all_of:
    case operation::any_of: {
        std::vector<node_id> each;
        for (const operand& one : operands) each.push_back(free_of_unit(slack(one.of)));
        return n.op == operation::all_of ? minimum(each) : maximum(each);
    }
    default: return select(condition, constant(0), constant(-1)); // a condition without a distance
    }
}

/// A distance of which only the sign and size matter, so that distances of unlike units may be weighed.
node_id graph_builder::free_of_unit(node_id id) {
    if (id == poison() || graph_[id].unit.value == formula_unit::free) return id;
    return scaled(operation::convert, id, {1, 1}, rounding::down, formula_unit{});
}

} // namespace opgave
