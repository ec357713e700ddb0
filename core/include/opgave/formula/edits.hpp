// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/verdict.hpp>

#include <cstddef>
#include <cstdint>

namespace opgave {

/// A verdict that changed: of which finding (`judged::first_finding` plus the subject), from what and into what.
struct changed_finding {
    std::uint32_t finding = 0;
    verdict       before  = verdict::unknown;
    verdict       after   = verdict::unknown;

    friend constexpr bool operator==(const changed_finding&, const changed_finding&) = default;
};

enum class edit_status : std::uint8_t {
    ok,
    out_of_bounds,   ///< the value lies outside the bounds of its column
    no_room,         ///< for one more range: see `what_if_limits`
    nothing_to_undo, ///< or to redo
};

/// How much a session keeps.
struct what_if_limits {
    std::size_t history = 1024; ///< edits that can be undone; beyond that the oldest are forgotten
    std::size_t ranges  = 256;  ///< cells that may be ranges at one time, beside those that are at the start
};

} // namespace opgave
