// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/plugin/rule_kind.hpp>

#include <string>
#include <vector>

namespace listing {

/// The lines that put a kind of rule to work in a province file, ready to be copied. What only the province can say is
/// left empty, `""`, of whatever type it is: no check lets that pass, where a `0` would pass for a figure. Behind a blank
/// stands that it is to be filled in; keys that may stay away stand behind a `#`, with their default.
[[nodiscard]] std::vector<std::string> rule_lines(const opgave::rule_kind& kind, opgave::language in);

} // namespace listing
