// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "formula/program_draft.hpp"

#include <cstdint>
#include <tuple>
#include <vector>

namespace opgave {

/// What steps of one run have in common.
using run_traits = std::tuple<step_kind, openness, shape, std::uint32_t, bool, bool>;

[[nodiscard]] inline run_traits traits_of(const instruction& step) {
    return {step.kind, step.open, step.shape, step.lanes, step.wide, step.wide_operands};
}

/// The needed drafts in the order in which they are written: first what is not computed, then run by run. A step is ready
/// when all that it reads was written. Written next are the ready ones of a kind that wait for no other of their kind, or
/// else those that are most: so there are few runs.
[[nodiscard]] std::vector<std::uint32_t> schedule(const program_draft& draft);

} // namespace opgave
