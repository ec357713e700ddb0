// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/json.hpp>
#include <regietafel/picture.hpp>

namespace regietafel {

/// The picture for machines, in the shape of config/schema/picture.schema.json: everything that the page shows, with the
/// ids beside the labels and where each figure comes from.
[[nodiscard]] json picture_json(const picture& shown, quotes words_of_forms);

/// One subject of it.
[[nodiscard]] json subject_json(const subject& one, const char* scope, opgave::language in, quotes words_of_forms);

/// Category, basis and time of a figure.
[[nodiscard]] json json_of(const figure_name& one);

/// A coverage, and the outcome of a requirement in a period, as subjects have them.
[[nodiscard]] json coverage_json(const position& one, opgave::language in);
[[nodiscard]] json judgement_json(const judgement& one, const std::string& when, opgave::language in);

[[nodiscard]] const char* force_id(opgave::force of);

} // namespace regietafel
