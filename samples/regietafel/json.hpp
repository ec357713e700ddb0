// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/formula/verdict.hpp>
#include <opgave/model/layout.hpp>

#include <nlohmann/json.hpp>
#include <regietafel/picture.hpp>

#include <optional>
#include <string>

/// What the JSON answers of all verbs have in common. Their shapes are those of config/schema, one file a kind of
/// document; keys stand in a fixed order, a key without anything to say is left out, and no number is a float.
namespace regietafel {

using json = nlohmann::ordered_json;

/// The start of a document: what it is and of which version.
[[nodiscard]] json json_document(const char* schema, int version);

/// The document as text that ends with a new line. What is no UTF-8 is shown as U+FFFD.
[[nodiscard]] std::string text_of(const json& document);

[[nodiscard]] const char* language_id(opgave::language of); ///< `nl`, `en`
[[nodiscard]] const char* verdict_id(opgave::verdict of);   ///< `met`, `not_met`, `unknown`, `not_applicable`

[[nodiscard]] json json_of(const named& one);
[[nodiscard]] json place_json(const opgave::place& where);
/// Where a figure comes from; an empty object where nothing is known of it.
[[nodiscard]] json origin_json(const opgave::provenance& from, quotes words_of_forms);
[[nodiscard]] json list_json(const opgave::diagnostics& all);

/// Both ends, equal when the number is exact; null for an end that nothing stated bounds.
[[nodiscard]] json range_json(opgave::interval range, bool least_is_open = false, bool most_is_open = false);

/// These put a key where there is something to say.
void put(json& into, const char* key, const std::string& text);
void put(json& into, const char* key, const opgave::place& where);
void put(json& into, const char* key, const std::optional<opgave::date>& day); ///< `2024-05-29`
void put(json& into, const char* key, const std::optional<opgave::interval>& range);

} // namespace regietafel
