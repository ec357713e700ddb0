// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/model/figures.hpp>

#include <functional>
#include <set>
#include <utility>
#include <vector>

namespace opgave {

/// Finds the blank cells whose narrowing could change a formula, by walking down from it and leaving out what is known
/// and the branches that are not taken.
class blank_search {
public:
    using values = std::function<interval(node_id, std::size_t)>;

    blank_search(const graph& formulas, const frame& axes, const figures& of, values value_of)
        : graph_(formulas), frame_(axes), figures_(of), value_of_(std::move(value_of)) {}

    /// @return in the order of the table, each once
    [[nodiscard]] std::vector<cell_key> operator()(node_id formula, std::size_t lane);

private:
    void look_at(node_id formula, std::size_t lane);
    void look_below(const node& n, std::size_t lane);
    void look_at_figure(const node& n, std::size_t lane);
    void look_at_members_of(const group& of, node_id formula);

    const graph&                                graph_;
    const frame&                                frame_;
    const figures&                              figures_;
    values                                      value_of_;
    std::vector<std::pair<node_id, std::size_t>> open_;
    std::set<std::pair<node_id, std::size_t>>    seen_;
    std::set<cell_key>                           blanks_;
};

} // namespace opgave
