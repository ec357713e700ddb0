// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/rules/written_rule.hpp>

#include "rules/bookings.hpp"
#include "rules/explained_parts.hpp"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace opgave {

/// Turns formulas as rules wrote them, over bare cells, into formulas over what is *read* in those cells:
///
/// - a total that its basis sums is the sum of its parts;
/// - a basis that is a sum of bases is the sum of these, and of what rules book on it;
/// - a year of a flow is the stated figure, else the sum of its half-years;
/// - a cell that a rule defines is the stated figure, else the rule's formula;
/// - the whole and a group are their own stated figure, else what a rule defines for them, else the sum of their members;
///   but where a rule divides their number over the members' same cells, it is their stated figure alone, and so it is
///   for groups that have cells of their own.
///
/// All of that is settled when compiling; none depends on which cells happen to be filled.
class resolver {
public:
    /// @param definitions  one a cell and scope; the nodes are the builder's
    /// @param bookings     one a cell and scope, of bases that are sums
    resolver(const frame& axes, graph_builder& builder, const std::vector<written_definition>& definitions,
             const std::vector<booked_cell>& bookings);

    /// @return the formula over what is read; poison, with the builder's error set, when definitions go in a circle
    node_id operator()(node_id written);

    /// What a rule makes of the cells it defines.
    node_id definition(const written_definition& rule);

    /// What a formula became, wherever it was read until now: more than one where it stands in what divides a number.
    [[nodiscard]] std::vector<node_id> known(node_id written) const;

    /// The sums that are read in cells, as they were put together; `booked` counts the bookings.
    [[nodiscard]] const std::vector<composed_sum>& composed() const noexcept { return composed_; }

    /// What is read in a column, for the members, the groups of a grouping, or the whole.
    node_id reading(column_key column, scope of, grouping_index grouping = {});

private:
    /// What still has to be resolved: a node, or a reading.
    using reading_key = std::tuple<column_key, scope, grouping_index>;
    struct task {
        bool                      is_reading = false;
        node_id                   node;
        reading_key               key;
        std::optional<column_key> dividing; ///< the members' column that the node defines

        friend auto operator<=>(const task&, const task&) = default;
    };

    /// What the number of a cell is the sum of, where nobody states it and no rule defines it.
    struct composition {
        enum class kind : std::uint8_t { itself, parts_of_total, bases, half_years };

        struct booked {
            node_id     sum;
            scope       of    = scope::members;
            std::size_t which = 0; ///< of the bookings
        };

        kind                     by = kind::itself;
        std::vector<reading_key> parts;
        std::vector<absent_cell> absent; ///< parts in a period that no cycle covers: nobody can state them
        std::vector<booked>      bookings;
    };

    node_id                                  run(const task& first);
    std::vector<task>                        needs_of(const task& of) const;
    node_id                                  make(const task& of);
    node_id                                  make_reading(const reading_key& key);
    node_id                                  sum_of(const composition& made_of, const reading_key& key);
    node_id                                  sum_of_half_years(const composition& made_of, const reading_key& key);
    node_id                                  sum_of_members(node_id members, const reading_key& key);
    node_id                                  rebuild(const task& of);
    node_id                                  stated_reading(const reading_key& key);
    node_id                                  stated_by_members(const reading_key& key);
    [[nodiscard]] node_id                    done(const task& of) const { return done_.at(of); }
    [[nodiscard]] reading_key                key_of(const node& figure) const;
    [[nodiscard]] composition                composition_of(const reading_key& key) const;
    void                                     add_base(const reading_key& key, basis_index base, composition& to) const;
    void                                     add_bookings(const reading_key& key, composition& to) const;
    [[nodiscard]] std::vector<std::uint32_t> half_years_of(const column_key& column) const;
    [[nodiscard]] bool                       rests_on_members(const reading_key& key, composition::kind by) const;
    [[nodiscard]] const written_definition*  definition_of(const reading_key& key) const;
    [[nodiscard]] task                       value_of(const written_definition& rule) const;
    [[nodiscard]] bool                       is_divided_by(const node& figure, const task& of) const;
    [[nodiscard]] std::string                name_of(const reading_key& key) const;

    const frame*                                               frame_;
    column_map                                                 columns_;
    graph_builder*                                             builder_;
    std::map<std::pair<column_key, scope>, written_definition> definitions_;
    struct booked_sum {
        node_id     sum;
        std::size_t which = 0;
    };
    std::map<std::pair<column_key, scope>, booked_sum> bookings_;
    std::map<task, node_id>                            done_;
    std::vector<composed_sum>                          composed_;
};

} // namespace opgave
