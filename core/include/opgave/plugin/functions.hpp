// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion_method.hpp>
#include <opgave/plugin/formula.hpp>
#include <opgave/plugin/names.hpp>

#include <optional>

namespace opgave {

namespace detail {

template <class... Amounts>
formula extreme(std::uint32_t operation, const Amounts&... of) {
    static_assert(sizeof...(of) <= OPGAVE_MOST_OPERANDS);
    const opgave_writer* table = nullptr;
    ((table = table != nullptr ? table : of.table()), ...);
    return formula{apply(table, operation, {of.node_in(table)...})};
}

template <class... Terms>
concept with_a_formula = (std::same_as<Terms, formula> || ...) && (std::convertible_to<Terms, amount> && ...);

} // namespace detail

/// The least of two or more; at least one of them is a formula.
template <class... Terms>
requires detail::with_a_formula<Terms...>
[[nodiscard]] formula min(const Terms&... of) { return detail::extreme(OPGAVE_MINIMUM, amount(of)...); }

/// The greatest of two or more; at least one of them is a formula.
template <class... Terms>
requires detail::with_a_formula<Terms...>
[[nodiscard]] formula max(const Terms&... of) { return detail::extreme(OPGAVE_MAXIMUM, amount(of)...); }

/// The sum over all members and what is unattributed: one value.
[[nodiscard]] inline formula total(const formula& of) {
    return formula{detail::apply(of.written().table, OPGAVE_SUM_WHOLE, {of.written().node})};
}

/// The sum over the members of one group: one value.
[[nodiscard]] inline formula total(const formula& of, const group_name& members) {
    const auto [table, node] = of.written();
    return formula{detail::apply(table, OPGAVE_SUM_SET, {node}, {members.id_in(table)})};
}

/// The sum over the members of each group: one value a group.
[[nodiscard]] inline formula per_group(const formula& of, const grouping_name& grouping) {
    const auto [table, node] = of.written();
    return formula{detail::apply(table, OPGAVE_SUM_GROUPS, {node}, {grouping.id_in(table)})};
}

/// Each member takes its group's value; 0 for a member without a group.
[[nodiscard]] inline formula for_members(const formula& of_groups) {
    return formula{detail::apply(of_groups.written().table, OPGAVE_BROADCAST, {of_groups.written().node})};
}

/// The same of a condition; it does not hold for a member without a group.
[[nodiscard]] inline condition for_members(const condition& of_groups) {
    return condition{detail::apply(of_groups.written().table, OPGAVE_BROADCAST, {of_groups.written().node})};
}

/// What a member gets at least and at most of a total that is shared out, and who goes first where claims are equal:
/// formulas of attributes and scatters alone.
struct share_limits {
    std::optional<formula> floors = std::nullopt;
    std::optional<formula> caps   = std::nullopt;
    /// A draw (*loting*): the place of each member, from 1. Who has none, 0, goes last; equals stay tied.
    std::optional<formula> order = std::nullopt;
};

/// Divides `of` over the members in proportion to `key`; of a value a group, each over the group's own members. Figures
/// may be the key: a share is then unknown while the key of one who shares is, and where all are 0 nobody takes any.
///
/// @param key          a formula of members, at least 0; a bare number divides in equal parts
/// @param independent  by which the method `independent` rounds; the other methods do not look at it
[[nodiscard]] inline formula share_out(const formula& of, const amount& key, apportion_method method,
                                       rounding independent = rounding::half_up, const share_limits& limits = {}) {
    const auto [table, node]  = of.written();
    opgave_node   operands[5] = {node, key.node_in(table), 0, 0, 0};
    std::uint32_t count       = 2;
    if (limits.floors) operands[count++] = limits.floors->written().node;
    if (limits.caps) operands[count++] = limits.caps->written().node;
    if (limits.order) operands[count++] = limits.order->written().node;
    const std::int64_t details[] = {static_cast<std::int64_t>(method), static_cast<std::int64_t>(independent),
                                    limits.floors.has_value(), limits.caps.has_value(), limits.order.has_value()};
    return formula{{table, table->apply(table->host, OPGAVE_APPORTION, operands, count, details, 5)}};
}

/// Holds for each member whose share is not settled, because others have an equal claim.
[[nodiscard]] inline condition tied(const formula& shared_out) {
    return condition{detail::apply(shared_out.written().table, OPGAVE_TIED, {shared_out.written().node})};
}

/// A number in another unit, at an exact rate, such as homes (*woningen*) for persons.
[[nodiscard]] inline formula convert(const formula& of, ratio rate, rounding how, const unit_name& into) {
    const auto [table, node] = of.written();
    return formula{
        detail::apply(table, OPGAVE_CONVERT, {node},
                      {rate.numerator, rate.denominator, static_cast<std::int64_t>(how), into.id_in(table)})};
}

/// `yes` where the condition holds, else `no`.
[[nodiscard]] inline formula select(const condition& where, const amount& yes, const amount& no) {
    const auto [table, node] = where.written();
    return formula{detail::apply(table, OPGAVE_SELECT, {node, yes.node_in(table), no.node_in(table)})};
}

/// Whether a figure, or each part of a sum of figures, is stated. Never unknown.
[[nodiscard]] inline condition stated(const formula& figure) {
    return condition{detail::apply(figure.written().table, OPGAVE_STATED, {figure.written().node})};
}

/// The condition is asked only where the guard holds.
[[nodiscard]] inline condition when(const condition& guard, const condition& asked) { return !guard || asked; }

} // namespace opgave
