// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>

#include <listing/listed_plugin.hpp>

#include <string>
#include <vector>

namespace listing {

/// All that plugins offer, for people: categories, kinds of rules, for each of these its keys and the lines to copy into a
/// province file, and the words of its outcome.
[[nodiscard]] std::string plugins_page(const std::vector<listed_plugin>& plugins, opgave::language in);

} // namespace listing
