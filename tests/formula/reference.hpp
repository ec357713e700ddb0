// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/model/frame.hpp>

#include "formula/reference_shares.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace opgave::testing {

/// A lane of a node.
using lane_of_node = std::pair<std::uint32_t, std::size_t>;

/// How many lanes a formula has; one of members ends with the unattributed lane.
[[nodiscard]] std::size_t lane_count(const graph& formulas, const frame& axes, node_id of);

/// Does a lane of the formula rest on that same lane of its operands alone?
[[nodiscard]] bool is_lanewise(operation op);

/// The reference evaluator: recursion over the graph, one lane at a time, straight from the second and third section of
/// the semantics, with nothing taken from the evaluator that it checks. Slow and obvious.
class reference {
public:
    /// @param outside what is assumed for the lanes of figures that the frame does not have; blank where it is missing
    reference(const graph& formulas, const frame& axes, const figures_view& table,
              std::map<lane_of_node, std::int64_t> outside = {});

    /// The plain result of exact figures: nothing where a figure is not exact, a tie is open or a total cannot be
    /// divided, unless `and`, `or` or `select` is decided without it.
    [[nodiscard]] std::optional<std::int64_t> value(node_id id, std::size_t lane) const;

    /// What the result may be; a condition is a range over 0 and 1.
    [[nodiscard]] interval range(node_id id, std::size_t lane) const;

private:
    [[nodiscard]] std::optional<std::int64_t> plain(const node& n, node_id id, std::size_t lane) const;
    [[nodiscard]] interval                    between(const node& n, node_id id, std::size_t lane) const;

    [[nodiscard]] interval     figure(const node& n, node_id id, std::size_t lane) const;
    [[nodiscard]] bool         is_stated(const node& n, std::size_t lane) const;
    [[nodiscard]] std::int64_t constant(const node& n, std::size_t lane) const;
    [[nodiscard]] std::size_t  cell(const node& n, std::size_t lane) const;
    /// The lane of an operand that serves this lane.
    [[nodiscard]] std::size_t serving(node_id operand, std::size_t lane) const;
    /// The lanes of the operand that a sum takes.
    [[nodiscard]] std::vector<std::size_t> summed(const node& n, std::size_t lane) const;
    /// The position of a member's group in a grouping.
    [[nodiscard]] std::optional<std::size_t> group_of(std::size_t lane, grouping_index grouping) const;

    /// The members over which a total is divided, and which of its lanes that total is.
    struct division {
        std::vector<std::size_t> members;
        std::size_t              total_lane = 0;
    };
    /// The division in which this member shares, if any.
    [[nodiscard]] std::optional<division> division_of(const node& apportionment, std::size_t lane) const;
    /// What a member gets by; what of it is not known may be anything between two ends.
    struct claim {
        interval key;
        interval floor;
        interval cap;
        interval place; ///< in the order in which ties are settled
    };
    [[nodiscard]] claim claim_of(const node& apportionment, std::size_t member) const;
    /// By what these members divide, if that is known.
    [[nodiscard]] std::optional<division_terms> known_terms(const node& apportionment, const division& among) const;
    /// The terms by which it is hardest to divide: the least keys and caps, and the largest floors.
    [[nodiscard]] division_terms hardest_terms(const node& apportionment, const division& among) const;
    [[nodiscard]] interval       share(const node& apportionment, std::size_t lane, const division& among) const;
    [[nodiscard]] interval       is_tied(const node& apportionment, const division& among) const;

    const graph*                         graph_;
    const frame*                         axes_;
    const figures_view*                  table_;
    std::map<lane_of_node, std::int64_t> outside_;

    mutable std::map<lane_of_node, std::optional<std::int64_t>> values_; ///< what was worked out already
    mutable std::map<lane_of_node, interval>                    ranges_;
};

} // namespace opgave::testing
