// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace opgave {

/// How long a trial may take.
inline constexpr int most_seconds_of_a_trial = 5;

/// Does something in a child process that is a copy of this one, so that what ends the child leaves this program alive.
/// Nothing that the child prints is seen, and none of this program's signal handlers and exit functions run in it. Why a
/// copy and not a program of its own: core/docs/decisions/0009-trials.md.
///
/// @return an empty text where `what` came to its end, else how the child ended, such as `crashed: signal 11 (SIGSEGV)`
[[nodiscard]] std::string try_in_a_child(const std::function<void()>& what);

} // namespace opgave
