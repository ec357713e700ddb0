// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/settings.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/rules/fwd.hpp>

#include <regietafel/json.hpp>
#include <regietafel/speech.hpp>
#include <regietafel/versions_page.hpp>

#include <string>
#include <vector>

/// What the verbs beside `picture` answer, for machines. Each document has its schema in config/schema.
namespace regietafel {

/// What a province file holds, and what is odd about it.
[[nodiscard]] json check_json(const opgave::rulebook& rules, const std::string& file);

/// Each setting with the line that set it and what that took the place of.
[[nodiscard]] json settings_json(const std::vector<opgave::setting>& shown);

/// Both versions of each pair and the difference.
/// @errors as of `compare_versions`
[[nodiscard]] opgave::result<json> versions_json(const opgave::outcome& of, const std::vector<version_pair>& compared,
                                                 const opgave::receipt& receipt, const speech& say);

/// Why there is no answer.
[[nodiscard]] json diagnostics_json(const opgave::diagnostics& problems);

} // namespace regietafel
