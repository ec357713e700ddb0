// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace opgave {

/// The place of one thing in the list of its kind, in the order of the frame. A category's index cannot be
/// passed where a member's is asked.
template <class Kind>
struct index_of {
    std::uint32_t value = 0;

    friend constexpr auto operator<=>(index_of, index_of) = default;
};

using member_index   = index_of<struct member>;
using group_index    = index_of<struct group>;
using grouping_index = index_of<struct grouping>;
using category_index = index_of<struct category>;
using period_index   = index_of<struct frame_period>;
using cycle_index    = index_of<struct cycle>;
using basis_index    = index_of<struct basis>;
using unit_index     = index_of<struct unit>;

} // namespace opgave
