// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/fwd.hpp>

#include <regietafel/page.hpp>

#include <string>
#include <vector>

namespace regietafel {

/// Finds what somebody wants explained.
///
/// @param what  one text: the name of a node (see `opgave::find_explained`); or three or four: who (CBS code, name, group,
///              province), category, period, and basis. Without a basis: what is asked of it and what is offered, then each
///              finding and measure of that subject and period that reads the category
/// @errors S001-S003 who or what the table does not have
[[nodiscard]] opgave::result<std::vector<opgave::explanation>> find_explanations(const opgave::outcome&          in,
                                                                                 const std::vector<std::string>& what);

/// Each as an indented tree below what it explains.
void put_explanations(const std::vector<opgave::explanation>& all, const opgave::outcome& in,
                      const opgave::text_options& how, page& on);

/// Each in sentences, as in a letter.
void put_sentences(const std::vector<opgave::explanation>& all, const opgave::outcome& in,
                   const opgave::text_options& how, page& on);

} // namespace regietafel
