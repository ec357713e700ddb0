// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/formula/graph_builder.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>

#include "formula/choices.hpp"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace opgave::testing {

/// What may be drawn.
struct drawn_sizes {
    std::uint32_t members        = 6;     ///< at most
    std::uint32_t formulas       = 30;    ///< at most
    std::int64_t  spread         = 40;    ///< how many whole numbers a cell may hold, about
    bool          wide_figures   = false; ///< one category counts in thousands of millions
    bool          absent_figures = true;
    bool          apportionments = true;
};

/// A frame of few members: a grouping `regio` in which some members have no group, a grouping `pool` of sets that
/// overlap, two units, three categories (one from above 0, one from below 0), two bases, two attributes.
[[nodiscard]] std::shared_ptr<const frame> any_frame(choices& choose, const drawn_sizes& sizes);

/// A formula as it was asked of the builder, which may have written it in another way.
struct written_formula {
    operation            op{};
    std::vector<operand> of;           ///< both sides of a comparison; all four numbers of one of ratios
    std::int64_t         constant = 0; ///< of `linear`; which group or grouping a sum is over
    node_id              made;
};

/// Formulas over such a frame.
struct random_rulebook {
    std::shared_ptr<const frame>             axes;
    graph                                    formulas;
    std::vector<written_formula>             written;
    std::vector<std::pair<node_id, node_id>> slacks; ///< a condition, and its slack

    /// All formulas but poison.
    [[nodiscard]] std::vector<node_id> all() const;
};

/// A rulebook in which every operator may occur. A formula that the builder refuses for its size, unit or shape is left
/// out; one that it refuses for anything else fails the test.
[[nodiscard]] random_rulebook any_rulebook(choices& choose, const drawn_sizes& sizes = {});

/// How a table is filled.
enum class filling : std::uint8_t { exact, open };

/// A table of which every cell is stated exactly, or (`open`) some as a range and some not at all.
/// @param most_open at most so many cells are open
[[nodiscard]] figures any_table(choices& choose, std::shared_ptr<const frame> axes, filling how,
                                std::size_t most_open = 1000);

} // namespace opgave::testing
