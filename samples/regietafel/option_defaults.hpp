// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

/// What the environment says in place of options, so that a team of one province need not repeat it in every call.
namespace regietafel {

/// The province file that was named, or else the one of OPGAVE_PROVINCE; empty where neither is.
[[nodiscard]] std::string province_or_default(std::string named);

/// `--province FILE`, or the file that OPGAVE_PROVINCE names; a verb that is called without either says both ways.
/// @param into  outlives the verb
void takes_province(CLI::App* verb, std::string& into);

/// The forms that were named; where none was, those of OPGAVE_FORMS: files or folders with colons between them, of a folder
/// every .xlsx and .csv in it, by name.
[[nodiscard]] std::vector<std::string> forms_or_default(std::vector<std::string> named);

} // namespace regietafel
