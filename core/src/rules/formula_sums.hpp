// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/sha256.hpp>
#include <opgave/formula/graph.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>

#include "rules/canonical_writer.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace opgave {

/// What formulas are, operands and all, as SHA-256: the same wherever they lie in memory, and in whatever order they were
/// written. All that it is made of must outlive it; the graph may grow.
class formula_sums {
public:
    formula_sums(const graph& formulas, const frame& axes, const column_map& columns)
        : graph_(formulas), frame_(axes), columns_(columns) {}

    [[nodiscard]] sha256_sum operator()(node_id of);

    /// The operator and its details, without the operands.
    void describe_itself(node_id of, canonical_writer& into) const;

private:
    [[nodiscard]] sha256_sum sum_up(node_id of) const;

    const graph&                           graph_;
    const frame&                           frame_;
    const column_map&                      columns_;
    std::vector<std::optional<sha256_sum>> known_; ///< by node
};

} // namespace opgave
