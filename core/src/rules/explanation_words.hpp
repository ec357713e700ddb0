// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ratio.hpp>
#include <opgave/base/rounding.hpp>
#include <opgave/base/words.hpp>
#include <opgave/formula/apportion_method.hpp>
#include <opgave/formula/operation.hpp>

#include <string>

namespace opgave {

/// The words of explanations that no rule and no province gives: one place, both languages.

[[nodiscard]] const words& words_of(rounding how);
[[nodiscard]] const words& words_of(apportion_method how);
/// What a formula is called that the law has no name for.
[[nodiscard]] const words& words_of(operation op);

/// `8.140/96.000`, `79 %`, `2`
[[nodiscard]] std::string ratio_text(ratio of, language in);

} // namespace opgave
