// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstddef>
#include <cstdint>

namespace opgave {

/// Which ends of a range are a blank cell's outer bound, and so say nothing: nothing that was stated bounds them.
struct open_ends {
    bool least = false;
    bool most  = false;

    /// Those of a multiple.
    [[nodiscard]] open_ends times(std::int64_t factor) const noexcept {
        return factor < 0 ? open_ends{most, least} : *this;
    }
};

/// Those of what a formula comes to, for one lane of its shape; none of what rests on no blank.
[[nodiscard]] open_ends open_ends_of(const outcome& found, node_id formula, std::size_t lane = 0);

/// Those of the slack of a finding. The end by which it was judged is known, whatever it was found from; and two numbers that
/// should be equal have no slack above 0.
/// @pre the finding is of this outcome
[[nodiscard]] open_ends open_ends_of_slack(const outcome& found, const finding& one);

} // namespace opgave
