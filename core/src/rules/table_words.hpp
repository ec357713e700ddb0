// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/rulebook.hpp>

#include <cstdint>
#include <string>

namespace opgave {

/// What the lanes, columns and rules of a table are called: the words that texts of explanations and comparisons share.

/// `De Wolden`, `Drenthe`
[[nodiscard]] std::string subject_text(const frame& axes, std::uint32_t lane, language in);
/// `AMV, voorstel 2025`
[[nodiscard]] std::string column_text(const frame& axes, const column_key& column, language in);
/// `AMV, voorstel 2025, De Wolden`
[[nodiscard]] std::string cell_text(const frame& axes, const cell_key& cell, language in);
/// `Aandeel AMV: quotum, 2025`; of a rule that bears the name of another, also its id: `Aandeel: quotum [amv_deel], 2025`
[[nodiscard]] std::string part_text(const rulebook& by, const rule_part& part, language in);

} // namespace opgave
