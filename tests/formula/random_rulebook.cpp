// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/random_rulebook.hpp"

#include <array>
#include <utility>

namespace opgave::testing {

namespace {

/// Writes one formula after the other over those that stand already.
class formula_writer {
public:
    formula_writer(choices& choose, const frame& axes, const drawn_sizes& sizes)
        : choose_(choose), axes_(axes), columns_(axes), builder_(axes, columns_), sizes_(sizes) {}

    void write(random_rulebook& into) {
        const std::size_t count = 1 + choose_.below(sizes_.formulas);
        for (std::size_t i = 0; i < count; ++i) keep(one());
        into.slacks   = std::move(slacks_);
        into.written  = std::move(written_);
        into.formulas = std::move(builder_).take();
    }

private:
    void keep(node_id made) {
        if (const auto error = builder_.take_error()) {
            const bool expected = error->code == diagnostic_code::R001 || error->code == diagnostic_code::R002
                                  || error->code == diagnostic_code::R003 || error->code == diagnostic_code::R011;
            RC_ASSERT(expected);
            RC_ASSERT(made == graph_builder::poison());
        }
        if (made == graph_builder::poison()) return;
        (builder_[made].sort == sort::number ? numbers_ : conditions_).push_back(made);
    }

    node_id written(operation op, std::vector<node_id> of, node_id made, std::int64_t constant = 0) {
        std::vector<operand> operands;
        for (const node_id id : of) operands.push_back({id, 1});
        if (made != graph_builder::poison()) written_.push_back({op, std::move(operands), constant, made});
        return made;
    }

    node_id one() {
        switch (choose_.below(24)) {
        case 0: return figure();
        case 1: return sizes_.absent_figures ? absent_figure() : figure();
        case 2: return builder_.constant(choose_.between(-5, 9), unit());
        case 3: return fixed_column();
        case 4: return builder_.in_group(any_group());
        case 5: return linear();
        case 6: return builder_.times(number(), ratio(), rounded());
        case 7: return builder_.times_column(number(), fixed_column());
        case 8: return collected(operation::minimum, alike());
        case 9: return collected(operation::maximum, alike());
        case 10: return comparison();
        case 11: return ratio_comparison();
        case 12: return collected(operation::all_of, conditions());
        case 13: return collected(operation::any_of, conditions());
        case 14: return negation();
        case 15: return choice();
        case 16: return sum(operation::sum_whole, number_of(choose_.one_in(4) ? shape::groups : shape::members));
        case 17: return sum(operation::sum_groups, number_of(shape::members));
        case 18: return sum(operation::sum_set, number_of(shape::members));
        case 19: return broadcast();
        case 20: return sizes_.apportionments ? apportionment() : linear();
        case 21: return builder_.or_else(choose_.one_in(4) ? sum_of_figures() : figure(), number());
        case 22: return builder_.convert(number(), ratio(), rounded(), unit());
        default: return slack();
        }
    }

    // --- parts ---

    formula_unit unit() {
        return choose_.one_in(3) ? formula_unit{}
                                 : formula_unit{static_cast<std::uint32_t>(choose_.below(axes_.units.size()))};
    }
    opgave::ratio    ratio() { return {choose_.between(-3, 7), choose_.between(1, 6)}; }
    rounding         rounded() { return static_cast<rounding>(choose_.below(rounding_names.size())); }
    grouping_index   any_grouping() { return {static_cast<std::uint32_t>(choose_.below(axes_.groupings.size()))}; }
    group_index      any_group() { return {static_cast<std::uint32_t>(choose_.below(axes_.groups.size()))}; }
    category_index   any_category() { return {static_cast<std::uint32_t>(choose_.below(axes_.categories.size()))}; }
    const attribute& any_attribute() { return axes_.attributes[choose_.below(axes_.attributes.size())]; }
    scope            any_scope() { return choose_.of(std::array{scope::members, scope::whole, scope::groups}); }

    node_id figure(scope of) {
        const basis_index under{static_cast<std::uint32_t>(choose_.below(axes_.bases.size()))};
        return builder_.figure({any_category(), under, 0}, of, any_grouping());
    }
    node_id figure() { return figure(any_scope()); }
    node_id sum_of_figures() {
        const scope of = any_scope();
        return builder_.add(figure(of), figure(of));
    }
    node_id absent_figure() {
        const auto year = static_cast<std::int16_t>(1990 + choose_.below(3));
        return builder_.no_figure({any_category(), {}, {year, 0}}, any_scope(), any_grouping());
    }

    node_id number() { return numbers_.empty() ? figure() : choose_.of(numbers_); }
    node_id number_of(shape wanted) {
        std::vector<node_id> fitting;
        for (const node_id one : numbers_)
            if (builder_[one].shape == wanted) fitting.push_back(one);
        if (!fitting.empty()) return choose_.of(fitting);
        return figure(wanted == shape::members  ? scope::members
                      : wanted == shape::groups ? scope::groups
                                                : scope::whole);
    }
    /// A number that can be added to the other; mostly of its very unit.
    node_id number_like(node_id other) {
        std::vector<node_id> fitting;
        for (const node_id one : numbers_)
            if (builder_[one].unit == builder_[other].unit) fitting.push_back(one);
        if (fitting.empty() || choose_.one_in(20)) return number();
        return choose_.of(fitting);
    }
    std::vector<node_id> alike() {
        std::vector<node_id> made{number()};
        const std::size_t    others = 1 + choose_.below(3);
        for (std::size_t i = 0; i < others; ++i) made.push_back(number_like(made[0]));
        return made;
    }
    node_id              condition() { return conditions_.empty() ? comparison() : choose_.of(conditions_); }
    std::vector<node_id> conditions() {
        std::vector<node_id> made{condition()};
        const std::size_t    others = 1 + choose_.below(3);
        for (std::size_t i = 0; i < others; ++i) made.push_back(condition());
        return made;
    }
    std::vector<std::int64_t> numbers_of_members(std::int64_t least, std::int64_t most) {
        std::vector<std::int64_t> made;
        for (std::size_t i = 0; i < axes_.members.size(); ++i) made.push_back(choose_.between(least, most));
        return made;
    }
    node_id fixed_column() {
        if (choose_.one_in(3)) return builder_.scatter(numbers_of_members(-2, 4), unit());
        return builder_.attribute(any_attribute());
    }

    // --- operators of several parts ---

    node_id collected(operation op, const std::vector<node_id>& of) {
        switch (op) {
        case operation::minimum: return written(op, of, builder_.minimum(of));
        case operation::maximum: return written(op, of, builder_.maximum(of));
        case operation::all_of: return written(op, of, builder_.all_of(of));
        default: return written(op, of, builder_.any_of(of));
        }
    }
    node_id negation() {
        const node_id of = condition();
        return written(operation::negation, {of}, builder_.negation(of));
    }
    node_id sum(operation op, node_id of) {
        const grouping_index grouping = any_grouping();
        const group_index    set      = any_group();
        if (op == operation::sum_whole) return written(op, {of}, builder_.sum_whole(of));
        if (op == operation::sum_groups) return written(op, {of}, builder_.sum_groups(of, grouping), grouping.value);
        return written(op, {of}, builder_.sum_set(of, set), set.value);
    }
    node_id broadcast() {
        const node_id of = choose_.one_in(4) ? condition() : number_of(shape::groups);
        return written(operation::broadcast, {of}, builder_.broadcast(of));
    }
    node_id linear() {
        std::vector<operand> terms;
        for (const node_id one : alike()) terms.push_back({one, choose_.between(-3, 3)});
        const std::int64_t constant = choose_.between(-4, 4);
        const node_id      made     = builder_.linear(terms, constant);
        if (made != graph_builder::poison()) written_.push_back({operation::linear, terms, constant, made});
        return made;
    }
    node_id comparison() {
        const node_id a = number();
        const node_id b = choose_.one_in(2) ? builder_.constant(choose_.between(-5, 9)) : number_like(a);
        if (choose_.one_in(3)) return written(operation::equal, {a, b}, builder_.equal(a, b));
        return written(operation::at_least, {a, b}, builder_.at_least(a, b));
    }
    node_id ratio_comparison() {
        const node_id a        = number();
        const node_id b        = number_like(a);
        const bool    constant = choose_.one_in(2);
        const node_id c        = constant ? builder_.constant(choose_.between(-3, 7)) : number();
        const node_id d        = constant ? builder_.constant(choose_.between(0, 6)) : number_like(c);
        if (choose_.one_in(3))
            return written(operation::ratio_at_least, {c, d, a, b}, builder_.ratio_at_least(c, d, a, b));
        return written(operation::ratio_at_least, {a, b, c, d}, builder_.ratio_at_least(a, b, c, d));
    }
    node_id choice() {
        const node_id when          = condition();
        const bool    of_conditions = choose_.one_in(4);
        const node_id yes           = of_conditions ? condition() : number();
        const node_id no            = of_conditions ? condition() : number_like(yes);
        return written(operation::select, {when, yes, no}, builder_.select(when, yes, no));
    }
    /// Of a total of at most 30, so that the slow division of it stays bearable.
    node_id apportionment() {
        const node_id any    = number_of(choose_.one_in(2) ? shape::groups : shape::one);
        const node_id capped = builder_.minimum(std::array{any, builder_.constant(30)});
        const node_id total  = builder_.maximum(std::array{capped, builder_.constant(0)});
        const node_id key    = choose_.one_in(3)   ? builder_.scatter(numbers_of_members(0, 3), {})
                               : choose_.one_in(2) ? builder_.attribute(any_attribute())
                                                   : key_of_figures();
        const auto    method = static_cast<apportion_method>(choose_.below(apportion_method_names.size()));
        const auto    how    = rounded();
        const node_id floors =
            choose_.one_in(4) ? builder_.scatter(numbers_of_members(0, 3), {}) : graph_builder::poison();
        const node_id caps =
            choose_.one_in(4) ? builder_.scatter(numbers_of_members(2, 12), {}) : graph_builder::poison();
        const node_id order =
            choose_.one_in(4) ? builder_.scatter(numbers_of_members(0, 3), {}) : graph_builder::poison();
        const node_id made = builder_.apportion(total, key, method, how, floors, caps, order);
        if (choose_.one_in(3)) keep(builder_.tied(made));
        return made;
    }
    node_id key_of_figures() {
        const node_id any    = number_of(shape::members);
        const node_id capped = builder_.minimum(std::array{any, builder_.constant(4)});
        return builder_.maximum(std::array{capped, builder_.constant(0)});
    }
    node_id slack() {
        const node_id of   = condition();
        const node_id made = builder_.slack(of);
        if (made != graph_builder::poison()) slacks_.emplace_back(of, made);
        return made;
    }

    choices&                                 choose_;
    const frame&                             axes_;
    column_map                               columns_;
    graph_builder                            builder_;
    drawn_sizes                              sizes_;
    std::vector<written_formula>             written_;
    std::vector<node_id>                     numbers_;
    std::vector<node_id>                     conditions_;
    std::vector<std::pair<node_id, node_id>> slacks_;
};

} // namespace

std::vector<node_id> random_rulebook::all() const {
    std::vector<node_id> ids;
    for (std::uint32_t i = 1; i < formulas.nodes.size(); ++i) ids.push_back({i});
    return ids;
}

random_rulebook any_rulebook(choices& choose, const drawn_sizes& sizes) {
    random_rulebook made;
    made.axes = any_frame(choose, sizes);
    formula_writer(choose, *made.axes, sizes).write(made);
    return made;
}

} // namespace opgave::testing
