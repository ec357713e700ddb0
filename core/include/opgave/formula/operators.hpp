// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/lanewise_kernels.hpp>
#include <opgave/formula/detail/operator_bounds.hpp>
#include <opgave/formula/detail/range_kernels.hpp>
#include <opgave/formula/detail/scope_kernels.hpp>
#include <opgave/formula/operation.hpp>

#include <array>
#include <cstdint>
#include <string_view>

/// The one table of operators. A new operator takes a number in `operation.hpp` and a row here: the builder takes its
/// bounds, the evaluator its kernels, the explanation its words from the row.
///
/// Extension points: `operators`, the table at the end.
namespace opgave {

/// What the shape of a formula is.
enum class shape_rule : std::uint8_t {
    leaf,    ///< what was asked for
    widest,  ///< the widest of its operands; narrower ones serve each of its lanes
    whole,   ///< one value out of many
    groups,  ///< one value a group
    members, ///< one value a member
};

/// What the unit of a formula is.
enum class unit_rule : std::uint8_t {
    leaf,     ///< what was asked for
    same,     ///< that of its operands, which is one; a bare literal fits any
    first,    ///< that of its first operand
    branches, ///< that of its second and third operand, which is one
    product,  ///< that of one operand where the other has none, else a product that fits only its like
    pairs,    ///< none; the operands agree two by two
    stated,   ///< the one it is converted into
    none,     ///< a condition
};

/// How advice can turn the operator into rows of a linear programme.
enum class linear_form : std::uint8_t {
    none,     ///< it cannot: the answer is checked by evaluation
    constant, ///< a number
    variable, ///< a figure that may move
    terms,    ///< a sum of its operands
    rounded,  ///< one whole variable between two rows
    one_side, ///< a row for each operand, one of them tight
    row,      ///< a condition that must hold is a row
    binary,   ///< a variable of 0 or 1 with rows that are switched by it
};

/// One row: all that is to know of an operator.
struct operator_row {
    operation        number = operation::poison;
    std::string_view name; ///< as a plugin's error names it
    shape_rule       shape{};
    unit_rule        unit{};
    interval (*bounds)(const bounds_input&, intervals::arithmetic&) noexcept = nullptr;
    detail::kernel_row evaluation;
    std::string_view   nl; ///< the formula in words; see `explain.hpp` for what stands in braces
    std::string_view   en;
    linear_form        linear{};
};

/// The table, in the order of the numbers. The words name operands `{a}`, `{b}`, ..., all of them `{all}`, signed terms
/// `{terms}`, the ratio `{ratio}`, the rounding `{rounding}`, the method `{method}`, and names of the frame `{name}`.
inline constexpr std::array<operator_row, operation_count> operators = [] {
    using namespace detail;
    using o = operation;
    using s = shape_rule;
    using u = unit_rule;
    using l = linear_form;
    // clang-format off
    return std::array<operator_row, operation_count>{{
        {o::poison, "poison", s::leaf, u::none, own_bounds, {never_computed, known_already, exact_ranges}, "niets", "nothing", l::none},
        {o::figure, "figure", s::leaf, u::leaf, own_bounds, {each_computed<absent_figure>, known_already, figure_ranges}, "{name}", "{name}", l::variable},
        {o::attribute, "attribute", s::leaf, u::leaf, own_bounds, {never_computed, known_already, exact_ranges}, "{name}", "{name}", l::constant},
        {o::constant, "constant", s::leaf, u::leaf, own_bounds, {never_computed, known_already, exact_ranges}, "{name}", "{name}", l::constant},
        {o::linear, "linear", s::widest, u::same, linear_bounds, {linear, known_with_operands, linear_ranges}, "{terms}", "{terms}", l::terms},
        {o::times_ratio, "times_ratio", s::widest, u::first, times_ratio_bounds, {times_ratio, known_with_operands, lanewise_ranges<times_ratio_bounds>},
         "{ratio} x {a}, {rounding}", "{ratio} x {a}, {rounding}", l::rounded},
        {o::times_column, "times_column", s::widest, u::product, times_column_bounds, {times_column, times_column_known, lanewise_ranges<times_column_bounds>},
         "{a} x {b}", "{a} x {b}", l::terms},
        {o::minimum, "minimum", s::widest, u::same, minimum_bounds, {minimum, known_with_operands, folded_ranges<minimum_bounds>},
         "de kleinste van {all}", "the least of {all}", l::one_side},
        {o::maximum, "maximum", s::widest, u::same, maximum_bounds, {maximum, known_with_operands, folded_ranges<maximum_bounds>},
         "de grootste van {all}", "the greatest of {all}", l::one_side},
        {o::at_least, "at_least", s::widest, u::none, at_least_bounds, {at_least, known_with_operands, lanewise_ranges<at_least_bounds>},
         "{a} is ten minste 0", "{a} is at least 0", l::row},
        {o::equal, "equal", s::widest, u::none, equal_bounds, {equal, known_with_operands, lanewise_ranges<equal_bounds>}, "{a} is 0", "{a} is 0", l::row},
        {o::ratio_at_least, "ratio_at_least", s::widest, u::pairs, ratio_at_least_bounds, {ratio_at_least, known_with_operands, lanewise_ranges<ratio_at_least_bounds>},
         "{a} / {b} is ten minste {c} / {d}", "{a} / {b} is at least {c} / {d}", l::none},
        {o::all_of, "all_of", s::widest, u::none, minimum_bounds, {all_of, all_of_known, folded_ranges<minimum_bounds>}, "{all}, alle", "{all}, all of them", l::row},
        {o::any_of, "any_of", s::widest, u::none, maximum_bounds, {any_of, any_of_known, folded_ranges<maximum_bounds>},
         "{all}, ten minste een", "{all}, at least one of them", l::binary},
        {o::negation, "negation", s::widest, u::none, negation_bounds, {negation, known_with_operands, lanewise_ranges<negation_bounds>}, "niet: {a}", "not: {a}", l::binary},
        {o::select, "select", s::widest, u::branches, select_bounds, {select, select_known, lanewise_ranges<select_bounds>},
         "{b} als {a}, anders {c}", "{b} if {a}, else {c}", l::binary},
        {o::sum_whole, "sum_whole", s::whole, u::first, sum_bounds, {sum_whole, sum_known, sum_ranges}, "de som van {a} over alle leden", "the sum of {a} over all members", l::terms},
        {o::sum_groups, "sum_groups", s::groups, u::first, sum_bounds, {sum, sum_known, sum_ranges},
         "de som van {a} per deelgebied", "the sum of {a} in each group", l::terms},
        {o::sum_set, "sum_set", s::whole, u::first, sum_bounds, {sum, sum_known, sum_ranges}, "de som van {a} over {name}", "the sum of {a} over {name}", l::terms},
        {o::broadcast, "broadcast", s::members, u::first, broadcast_bounds, {broadcast, broadcast_known, broadcast_ranges}, "{a} van het deelgebied", "{a} of its group", l::terms},
        {o::in_group, "in_group", s::leaf, u::none, own_bounds, {never_computed, known_already, exact_ranges}, "hoort bij {name}", "is in {name}", l::constant},
        {o::scatter, "scatter", s::leaf, u::leaf, own_bounds, {never_computed, known_already, exact_ranges}, "volgens de lijst", "as listed", l::constant},
        {o::apportion, "apportion", s::members, u::first, apportion_bounds_of, {each_computed<apportioned>, known_already, apportion_ranges},
         "het deel van {a} naar {b}, {method}", "the share of {a} by {b}, {method}", l::none},
        {o::tied, "tied", s::members, u::none, unknown_bounds, {each_computed<tied>, known_already, tied_ranges}, "het deel is door gelijke stand niet beslist", "the share is left open by a tie", l::none},
        {o::stated, "stated", s::widest, u::none, unknown_bounds, {stated<any_processor>, always_known, exact_ranges}, "{a} is opgegeven", "{a} is stated", l::constant},
        {o::or_else, "or_else", s::widest, u::branches, select_bounds, {select, select_known, lanewise_ranges<select_bounds>},
         "{b}, of waar dat niet is opgegeven {c}", "{b}, or where that is not stated {c}", l::none},
        {o::convert, "convert", s::widest, u::stated, times_ratio_bounds, {times_ratio, known_with_operands, lanewise_ranges<times_ratio_bounds>},
         "{a} omgerekend met {ratio}, {rounding}", "{a} converted at {ratio}, {rounding}", l::rounded},
    }};
    // clang-format on
}();

/// What computes each kind of step, by its number: the operators, then what lowering adds.
inline constexpr std::array<detail::kernel_row, step_kind_count> step_kernels = [] {
    using namespace detail;
    std::array<kernel_row, step_kind_count> rows;
    for (std::size_t i = 0; i < operation_count; ++i) rows[i] = operators[i].evaluation;
    const auto row        = [&](step_kind kind) -> kernel_row& { return rows[static_cast<std::size_t>(kind)]; };
    row(step_kind::splat) = {splat, splat_known, taken_ranges};
    row(step_kind::widen) = {widen, known_with_operands, taken_ranges};
    row(step_kind::difference)       = {difference, known_with_operands, linear_ranges};
    row(step_kind::signed_sum)       = {signed_sum, known_with_operands, linear_ranges};
    row(step_kind::minus_magnitude)  = {minus_magnitude, known_with_operands, minus_magnitude_ranges};
    row(step_kind::minus_distance)   = {minus_distance, known_with_operands, minus_distance_ranges};
    row(step_kind::times_reciprocal) = {times_reciprocal<any_processor>, known_with_operands, lanewise_ranges<times_ratio_bounds>};
    return rows;
}();

[[nodiscard]] constexpr const operator_row& row_of(operation number) noexcept {
    return operators[static_cast<std::size_t>(number)];
}

} // namespace opgave
