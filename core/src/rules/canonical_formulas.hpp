// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/column_map.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/canonical_writer.hpp"
#include "rules/formula_sums.hpp"

#include <cstdint>
#include <vector>

namespace opgave {

/// Calls `use` with each formula that something of the rulebook is, in the order of canonical bytes.
template <class Use>
void for_each_formula_used(const rulebook& of, Use use) {
    for (const requirement& one : of.requirements())
        for (const node_id id : {one.condition, one.slack, one.applies, one.left, one.right}) use(id);
    for (const measure& one : of.measures())
        for (const node_id id :
             {one.numerator, one.denominator, one.applies, one.member_numerator, one.member_denominator})
            use(id);
    for (const derived_figure& one : of.derived())
        for (const node_id id : {one.value, one.reading}) use(id);
    for (const named_term& one : of.names()) use(one.value);
    for (const booking& one : of.bookings()) use(one.amount);
    for (const column_reading& one : of.readings()) {
        use(one.members);
        use(one.whole);
        for (const node_id id : one.groups) use(id);
    }
}

/// The formulas of a rulebook that anything uses, in an order that rests on what they are alone.
class canonical_formulas {
public:
    /// The rulebook must outlive it.
    explicit canonical_formulas(const rulebook& of);

    /// All formulas, then which of them are used for what, then which parameters went into them.
    void write(canonical_writer& into) const;

private:
    void mark_what_is_used();
    void put_in_order();
    void write_formula(node_id of, canonical_writer& into) const;
    void write_parameters(canonical_writer& into) const;

    const rulebook&            rulebook_;
    const graph&               graph_;
    const column_map           columns_;
    formula_sums               sums_;
    std::vector<bool>          is_used_; ///< these four one a node
    std::vector<std::uint32_t> height_;  ///< above figures and numbers
    std::vector<sha256_sum>    sum_;     ///< of what it is, operands and all
    std::vector<std::uint32_t> place_;   ///< in the order; of formulas that are the same, one place
    std::vector<node_id>       order_;
};

} // namespace opgave
