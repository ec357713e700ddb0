// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/compared_sides.hpp>
#include <regietafel/page.hpp>
#include <regietafel/picture_json.hpp>

namespace regietafel {

/// What differs first: figures with their provenance, rules, values; then the findings that turn, with what made them; then
/// those of which only the margin differs, and the measures.
void put_comparison(const compared_sides& of, quotes words_of_forms, page& on);

/// The same as a document, `opgave-comparison`.
[[nodiscard]] json comparison_json(const compared_sides& of, quotes words_of_forms, const speech& say);

} // namespace regietafel
