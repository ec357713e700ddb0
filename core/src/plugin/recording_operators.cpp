// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/apportion_operands.hpp>

#include "plugin/recording.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace opgave {

namespace {

// The C table and the graph number the same things alike: released numbers of either never change.
static_assert(OPGAVE_LINEAR == static_cast<int>(operation::linear));
static_assert(OPGAVE_TIMES_RATIO == static_cast<int>(operation::times_ratio));
static_assert(OPGAVE_TIMES_COLUMN == static_cast<int>(operation::times_column));
static_assert(OPGAVE_MINIMUM == static_cast<int>(operation::minimum));
static_assert(OPGAVE_MAXIMUM == static_cast<int>(operation::maximum));
static_assert(OPGAVE_AT_LEAST == static_cast<int>(operation::at_least));
static_assert(OPGAVE_EQUAL == static_cast<int>(operation::equal));
static_assert(OPGAVE_RATIO_AT_LEAST == static_cast<int>(operation::ratio_at_least));
static_assert(OPGAVE_ALL_OF == static_cast<int>(operation::all_of));
static_assert(OPGAVE_ANY_OF == static_cast<int>(operation::any_of));
static_assert(OPGAVE_NEGATION == static_cast<int>(operation::negation));
static_assert(OPGAVE_SELECT == static_cast<int>(operation::select));
static_assert(OPGAVE_SUM_WHOLE == static_cast<int>(operation::sum_whole));
static_assert(OPGAVE_SUM_GROUPS == static_cast<int>(operation::sum_groups));
static_assert(OPGAVE_SUM_SET == static_cast<int>(operation::sum_set));
static_assert(OPGAVE_BROADCAST == static_cast<int>(operation::broadcast));
static_assert(OPGAVE_APPORTION == static_cast<int>(operation::apportion));
static_assert(OPGAVE_TIED == static_cast<int>(operation::tied));
static_assert(OPGAVE_STATED == static_cast<int>(operation::stated));
static_assert(OPGAVE_OR_ELSE == static_cast<int>(operation::or_else));
static_assert(OPGAVE_CONVERT == static_cast<int>(operation::convert));
static_assert(OPGAVE_EVERY_MEMBER == static_cast<int>(scope::members));
static_assert(OPGAVE_EACH_GROUP == static_cast<int>(scope::groups));
static_assert(OPGAVE_THE_WHOLE == static_cast<int>(scope::whole));
static_assert(static_cast<int>(rounding::down) == 0 && static_cast<int>(rounding::up) == 1
              && static_cast<int>(rounding::half_up) == 2 && static_cast<int>(rounding::half_even) == 3);
static_assert(static_cast<int>(apportion_method::largest_remainder) == 0
              && static_cast<int>(apportion_method::largest_remainder_of_total) == 1
              && static_cast<int>(apportion_method::sainte_lague) == 2
              && static_cast<int>(apportion_method::dhondt) == 3
              && static_cast<int>(apportion_method::independent) == 4);

/// How many operands and details an operator takes through the C table.
struct call_form {
    operation     op;
    std::uint32_t least_operands;
    std::uint32_t most_operands;
    std::uint32_t details;
};

constexpr std::uint32_t as_many_as_operands_and_one = 0xFFFF'FFFFU;

constexpr auto call_forms = std::to_array<call_form>({
    {operation::linear, 1, OPGAVE_MOST_OPERANDS, as_many_as_operands_and_one},
    {operation::times_ratio, 1, 1, 3},
    {operation::times_column, 2, 2, 0},
    {operation::minimum, 1, OPGAVE_MOST_OPERANDS, 0},
    {operation::maximum, 1, OPGAVE_MOST_OPERANDS, 0},
    {operation::at_least, 2, 2, 0},
    {operation::equal, 2, 2, 0},
    {operation::ratio_at_least, 4, 4, 0},
    {operation::all_of, 1, OPGAVE_MOST_OPERANDS, 0},
    {operation::any_of, 1, OPGAVE_MOST_OPERANDS, 0},
    {operation::negation, 1, 1, 0},
    {operation::select, 3, 3, 0},
    {operation::sum_whole, 1, 1, 0},
    {operation::sum_groups, 1, 1, 1},
    {operation::sum_set, 1, 1, 1},
    {operation::broadcast, 1, 1, 0},
    {operation::apportion, 2, 5, 5},
    {operation::tied, 1, 1, 0},
    {operation::stated, 1, 1, 0},
    {operation::or_else, 2, 2, 0},
    {operation::convert, 1, 1, 4},
});

bool fits(const call_form& form, std::size_t operands, std::size_t details) {
    const std::size_t wanted = form.details == as_many_as_operands_and_one ? operands + 1 : form.details;
    return operands >= form.least_operands && operands <= form.most_operands && details == wanted;
}

/// A number that stands for one of the first `count` of an enumeration.
bool is_one_of(std::int64_t number, std::size_t count) {
    return number >= 0 && number < static_cast<std::int64_t>(count);
}

} // namespace

opgave_node recording::apply(std::uint32_t operation, std::span<const opgave_node> operands,
                             std::span<const std::int64_t> details) {
    const auto form = std::find_if(call_forms.begin(), call_forms.end(), [&](const call_form& one) {
        return static_cast<std::uint32_t>(one.op) == operation;
    });
    if (form == call_forms.end())
        return error(diagnostic_code::R009,
                     "it uses operator " + std::to_string(operation) + ", which this host does not have", {},
                     "use a host of a newer version");
    if (!fits(*form, operands.size(), details.size()))
        return error(diagnostic_code::R009, "it gives operator " + std::to_string(operation) + ' '
                                                + std::to_string(operands.size()) + " operands and "
                                                + std::to_string(details.size()) + " details");

    std::vector<noted>   notes;
    std::vector<node_id> nodes;
    for (const opgave_node handle : operands) {
        const auto known = noted_at(handle);
        if (!known) return 0;
        notes.push_back(*known);
        nodes.push_back(known->node);
    }
    const node_id result  = written_by(form->op, nodes, details);
    opgave_node   written = 0;
    switch (form->op) {
    case operation::at_least:
    case operation::equal: written = note(result, nodes[0], nodes[1]); break;
    case operation::negation: written = note(result, notes[0].right, notes[0].left); break; // not (b >= a) is a > b
    default: written = note(result); break;
    }
    if (written == 0) return 0;
    if (keep_comparison(form->op, nodes)) return written; // its two sides show what went into them
    std::vector<gone_in> parameters = parameters_of_details(form->op, nodes, details);
    for (const gone_in& one : folded_into(result, notes)) parameters.push_back(one);
    use_parameters(written, std::move(parameters));
    return written;
}

/// Keeps what was noted last, where it is a comparison.
/// @return whether all that went into it is in one of its sides
bool recording::keep_comparison(operation op, std::span<const node_id> operands) {
    const noted& now = notes_.back();
    if (now.left != graph_builder::poison()) {
        written_.comparisons.push_back({now.node, now.left, now.right});
        return true;
    }
    if (op == operation::negation && !written_.comparisons.empty()
        && written_.comparisons.back().condition == operands[0]) {
        written_comparison opposite = written_.comparisons.back();
        opposite.condition          = now.node;
        written_.comparisons.push_back(opposite);
        return false;
    }
    if (op != operation::ratio_at_least) return false;
    const auto fixed = [&](std::size_t which) -> std::int64_t {
        const node& n = builder_[operands[which]];
        return n.op == operation::constant ? n.first : 0;
    };
    if (fixed(2) > 0 && fixed(3) > 0)
        written_.comparisons.push_back({now.node, operands[0], operands[1], fixed(3), fixed(2)});
    else if (fixed(0) > 0 && fixed(1) > 0)
        written_.comparisons.push_back({now.node, operands[2], operands[3], fixed(1), fixed(0)});
    return false;
}

node_id recording::written_by(operation op, std::span<const node_id> operands, std::span<const std::int64_t> details) {
    const auto refused = [&](std::string why) {
        error(diagnostic_code::R009, std::move(why));
        return graph_builder::poison();
    };
    switch (op) {
    case operation::linear: return linear(operands, details);
    case operation::times_ratio:
        if (!is_one_of(details[2], rounding_names.size()))
            return refused("it uses a rounding that this host does not have");
        return builder_.times(operands[0], {details[0], details[1]}, static_cast<rounding>(details[2]));
    case operation::convert: {
        const auto unit = index_at(static_cast<opgave_id>(details[3]), OPGAVE_UNIT);
        if (!unit) return graph_builder::poison();
        if (!is_one_of(details[2], rounding_names.size()))
            return refused("it uses a rounding that this host does not have");
        return builder_.convert(operands[0], {details[0], details[1]}, static_cast<rounding>(details[2]), {*unit});
    }
    case operation::times_column: return builder_.times_column(operands[0], operands[1]);
    case operation::minimum: return builder_.minimum(operands);
    case operation::maximum: return builder_.maximum(operands);
    case operation::at_least: return builder_.at_least(operands[0], operands[1]);
    case operation::equal: return builder_.equal(operands[0], operands[1]);
    case operation::ratio_at_least: return builder_.ratio_at_least(operands[0], operands[1], operands[2], operands[3]);
    case operation::all_of: return builder_.all_of(operands);
    case operation::any_of: return builder_.any_of(operands);
    case operation::negation: return builder_.negation(operands[0]);
    case operation::select: return builder_.select(operands[0], operands[1], operands[2]);
    case operation::sum_whole: return builder_.sum_whole(operands[0]);
    case operation::sum_groups: {
        const auto grouping = index_at(static_cast<opgave_id>(details[0]), OPGAVE_GROUPING);
        return grouping ? builder_.sum_groups(operands[0], {*grouping}) : graph_builder::poison();
    }
    case operation::sum_set: {
        const auto group = index_at(static_cast<opgave_id>(details[0]), OPGAVE_GROUP);
        return group ? builder_.sum_set(operands[0], {*group}) : graph_builder::poison();
    }
    case operation::broadcast: return builder_.broadcast(operands[0]);
    case operation::apportion: return apportion(operands, details);
    case operation::tied: return builder_.tied(operands[0]);
    case operation::stated: return builder_.stated(operands[0]);
    case operation::or_else: return builder_.or_else(operands[0], operands[1]);
    default: return refused("it uses an operator that is not written with apply"); // leaves have functions of their own
    }
}

node_id recording::linear(std::span<const node_id> operands, std::span<const std::int64_t> details) {
    std::vector<operand> terms;
    for (std::size_t i = 0; i < operands.size(); ++i) terms.push_back({operands[i], details[i]});
    const node_id sum = builder_.linear(terms, details.back());
    if (!sums_a_stock_over_periods(sum)) return sum;
    error(diagnostic_code::R007, "it sums a stock over periods: who is there on one day is there on the next as well",
          "a flow, or one period");
    return graph_builder::poison();
}

bool recording::sums_a_stock_over_periods(node_id sum) const {
    const graph& written = builder_.graph();
    if (written[sum].op != operation::linear) return false;
    struct term {
        column_key   column;
        std::int64_t scope;
        bool         is_added;
    };
    std::vector<term> stocks;
    for (const operand& one : written.operands_of(written[sum])) {
        const node& n = written[one.of];
        if (n.op != operation::figure || n.first < 0) continue;
        const column_key column = columns_.key_of(static_cast<std::uint32_t>(n.first));
        if (frame_[column.category].nature == nature::stock) stocks.push_back({column, n.second, one.factor > 0});
    }
    for (std::size_t i = 0; i < stocks.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto& [a, scope_of_a, adds_a] = stocks[i];
            const auto& [b, scope_of_b, adds_b] = stocks[j];
            if (a.category == b.category && a.basis == b.basis && scope_of_a == scope_of_b && a.time != b.time
                && adds_a == adds_b)
                return true;
        }
    return false;
}

node_id recording::apportion(std::span<const node_id> operands, std::span<const std::int64_t> details) {
    const std::int64_t method = details[0];
    const std::int64_t how    = details[1];
    const auto         has    = details.subspan(2); // floors, caps, an order
    const bool is_known = is_one_of(method, apportion_method_names.size()) && is_one_of(how, rounding_names.size())
                          && std::ranges::all_of(has, [](std::int64_t one) { return is_one_of(one, 2); });
    if (!is_known || operands.size() != 2U + static_cast<std::size_t>(has[0] + has[1] + has[2])) {
        error(diagnostic_code::R009, "it shares out in a way that this host does not have");
        return graph_builder::poison();
    }
    const apportion_operands at(has[0] * apportion_operands::with_floors + has[1] * apportion_operands::with_caps
                                + has[2] * apportion_operands::with_order);
    const auto               taken = [&](std::size_t position) {
        return position != 0 ? operands[position] : graph_builder::poison();
    };
    return builder_.apportion(operands[0], operands[1], static_cast<apportion_method>(method),
                              static_cast<rounding>(how), taken(at.floors), taken(at.caps), taken(at.order));
}

} // namespace opgave
