// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/explanation.hpp>
#include <opgave/rules/fwd.hpp>

#include <regietafel/json.hpp>
#include <regietafel/picture_json.hpp>
#include <regietafel/speech.hpp>

#include <vector>

namespace regietafel {

/// Each explanation as a tree of nodes, with all that its rulebook and its figures know of each: the document
/// `opgave-explanation` of config/schema.
[[nodiscard]] json explanations_json(const std::vector<opgave::explanation>& all, const opgave::outcome& in,
                                     const speech& say, quotes words_of_forms);

} // namespace regietafel
