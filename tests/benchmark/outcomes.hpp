// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/outcome.hpp>

namespace opgave::testing {

/// Drenthe, 12 municipalities, with made-up numbers; some of what need not be stated is. No verdict is unknown.
[[nodiscard]] const outcome& drenthe_outcome();

/// Drenthe with what its file states and nothing else: most of it is blank.
[[nodiscard]] const outcome& stated_drenthe_outcome();

/// The national pass, 342 members: see `national_pass::synthetic_table`.
/// @throws std::runtime_error where it does not compile, like the others
[[nodiscard]] const outcome& national_outcome();

/// The processor time of this program so far, in seconds: what else the machine does is no part of it.
[[nodiscard]] double processor_seconds();

/// How long it takes to make an outcome of its rulebook and figures again, in seconds: what other times are held against.
[[nodiscard]] double seconds_of_evaluation(const outcome& of);

} // namespace opgave::testing
