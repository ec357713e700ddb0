// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/fwd.hpp>
#include <opgave/rules/ways_to_meet.hpp>

#include <regietafel/json.hpp>
#include <regietafel/speech.hpp>

namespace regietafel {

/// What would meet a requirement, as part of a document: `missing`, then `ways` and `without_way` of what is not met, `open`
/// and `together` of what is unknown. Holds nothing that forms say in words.
/// @pre the meeting is of that finding, which is of that outcome
[[nodiscard]] json meeting_json(const opgave::meeting& of, const opgave::finding& about, const opgave::outcome& in,
                                const speech& say);

} // namespace regietafel
