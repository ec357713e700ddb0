// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/receipt.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/fwd.hpp>

#include <regietafel/json.hpp>
#include <regietafel/picture_json.hpp>
#include <regietafel/speech.hpp>

#include <vector>

namespace regietafel {

/// Each explanation as a tree of nodes, with all that its rulebook and its figures know of each: the document
/// `opgave-explanation` of config/schema.
/// @param rests_on  of that outcome
[[nodiscard]] json explanation_document(const std::vector<opgave::explanation>& all, const opgave::outcome& in,
                                        const opgave::receipt& rests_on, const speech& say, quotes words_of_forms);

} // namespace regietafel
