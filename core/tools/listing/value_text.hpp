// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/plugin/rule_kind.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace listing {

/// The words that a parameter may hold, such as those of roundings; of other types none.
[[nodiscard]] std::vector<std::string_view> words_of(opgave::parameter_type type);

/// What a province file writes for a parameter: `whole number, in plek`, `one of "down", "up", "half_up" or "half_even"`.
[[nodiscard]] std::string value_kind(const opgave::parameter& of, opgave::language in);

} // namespace listing
