// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/rules/fwd.hpp>
#include <opgave/rules/ways_to_meet.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace opgave {

/// How it is told what would meet a requirement.
struct meeting_text_options {
    language    in   = language::nl;
    std::size_t most = 6; ///< ways, open figures or changed findings that are told; how many were left out is said
};

/// One line of what would meet a requirement.
struct meeting_line {
    std::uint32_t depth = 0; ///< 0: a way, an open figure; 1: what else it does
    std::string   text;
};

/// What would meet a requirement, in words: `AMV, voorstel 2025, De Wolden: van 6 naar 13 (+7)`. Nothing for what is met or
/// does not apply. Says nothing of what forms say in words.
/// @pre the meeting is of a finding of that outcome
[[nodiscard]] std::vector<meeting_line> lines_of(const meeting& of, const outcome& in,
                                                 const meeting_text_options& how = {});

} // namespace opgave
