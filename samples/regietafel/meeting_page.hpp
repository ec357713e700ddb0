// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/explanation.hpp>
#include <opgave/rules/fwd.hpp>
#include <opgave/rules/ways_to_meet.hpp>

#include <regietafel/page.hpp>

namespace regietafel {

/// Below the explanation of a finding that is not met or unknown: what would meet it, or what it waits for. Nothing of anything
/// else.
/// @pre the explanation is of the outcome that is searched
void put_meeting(const opgave::explanation& of, const opgave::outcome& in, opgave::meeting_search& search, page& on);

} // namespace regietafel
