// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin/figure_reader.hpp>
#include <opgave/plugin/functions.hpp>
#include <opgave/plugin/parameter_reader.hpp>

namespace opgave {

/// What a rule kind is written with: it reads figures and parameters, and says what the rule requires, publishes and
/// defines. The function is called once for each rule and period, says formulas, and computes nothing.
class rule_writer : public figure_reader, public parameter_reader {
public:
    explicit rule_writer(const opgave_writer* table) noexcept : figure_reader(table), parameter_reader(table) {}
    rule_writer(const rule_writer&)            = delete;
    rule_writer& operator=(const rule_writer&) = delete;

    // What it reads beside figures and parameters.

    /// A property of the members that depends on no figure, such as inhabitants (*inwoners*).
    [[nodiscard]] formula attribute(const attribute_name& of) const {
        return formula{{table(), table()->attribute(table()->host, of.id_in(table()))}};
    }
    /// Holds for the members of the group.
    [[nodiscard]] condition in_group(const group_name& group) const {
        return condition{{table(), table()->in_group(table()->host, group.id_in(table()))}};
    }
    [[nodiscard]] parameter_rows rows(std::string_view list) const {
        return {table(), list, static_cast<std::uint32_t>(value(list, OPGAVE_LIST).whole)};
    }
    /// One number a member, from the rows of a list: the amounts of the rows that name it, 0 where none does.
    [[nodiscard]] formula scatter(std::string_view list, std::string_view member_field,
                                  std::string_view amount_field) const {
        return formula{{table(), table()->scatter(table()->host, detail::abi_text(list), detail::abi_text(member_field),
                                                  detail::abi_text(amount_field))}};
    }

    /// How many rows of a list name each member: a bare number.
    [[nodiscard]] formula count_rows(std::string_view list, std::string_view member_field) const {
        return scatter(list, member_field, {});
    }
    /// Holds for the members that at least one row of the list names.
    [[nodiscard]] condition listed(std::string_view list, std::string_view member_field) const {
        return count_rows(list, member_field) >= 1;
    }

    // What the rule says. Labels are keys of the manifest's texts, in the words of which reports speak.

    /// The rule is about the members (groups, whole) for which this holds; not said: about all.
    void applies(const condition& about) { table()->applies(table()->host, about.written().node); }

    /// Requires (*eist*) the condition.
    void require(std::string_view label, const condition& condition) {
        table()->require(table()->host, detail::abi_text(label), condition.written().node);
    }
    /// Publishes a measure (*maatstaf*), such as coverage (*dekking*). Not applicable where the denominator is 0.
    void publish(std::string_view label, const quotient& measure) {
        table()->publish(table()->host, detail::abi_text(label), measure.numerator().node, measure.denominator().node);
    }
    /// Fills the cell where nobody states it. Where both stand, what is stated wins and a difference is a finding.
    void define(const definable_cell& cell, const formula& value) {
        table()->define(table()->host, &cell.where(), value.written().node);
    }
    /// Adds an amount, which may be negative, to what is read in a cell of a basis that is a sum of bases. Other rules may
    /// book on the same cell; all that is booked adds up, in whatever order.
    void book(const definable_cell& cell, const formula& amount) {
        table()->book(table()->host, &cell.where(), amount.written().node);
    }
    /// Gives a term the name it has in the law, for explanations. @return the term
    formula let(std::string_view label, const formula& term) {
        table()->name(table()->host, detail::abi_text(label), term.written().node);
        return term;
    }
    /// The rule cannot be written as it is configured. @param parameter the key to point at
    void fail(std::string_view parameter, std::string_view why) {
        table()->fail(table()->host, detail::abi_text(parameter), detail::abi_text(why));
    }

private:
    using figure_reader::table;
};

} // namespace opgave
