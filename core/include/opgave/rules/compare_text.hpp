// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/rules/compare.hpp>
#include <opgave/rules/fwd.hpp>

#include <string>
#include <vector>

namespace opgave {

/// What somebody may read it is: `AMV, voorstel 2025, De Wolden`; `Aandeel AMV: quotum, 2025, De Wolden`.
[[nodiscard]] std::string name_text(const cell_key& of, const outcome& in, language language);
[[nodiscard]] std::string name_text(const finding& of, const outcome& in, language language);
[[nodiscard]] std::string name_text(const coverage& of, const outcome& in, language language);

/// A finding of an outcome: `niet voldaan, scheelt 7`. An end that is a blank's outer bound is not told.
/// @pre the finding is of that outcome
[[nodiscard]] std::string verdict_text(const finding& of, const outcome& in, language language);

/// What changes are called: `AMV, voorstel 2025, De Wolden (6 → 13)`, `de 3 gewijzigde cijfers van Emmen`,
/// `de regel AMV-quotum`.
/// @param behind  the rules that differ and that the finding rests on, of which those of a change of many rules are named: of
///                `comparison::rules`, ascending
[[nodiscard]] std::string change_text(const change_group& of, const std::vector<std::size_t>& behind,
                                      const comparison& in, const outcome& first, const outcome& second,
                                      language language);

/// Which changes made a verdict another, a sentence a line: that one did so in any order; or that it depends on the order, and
/// which are enough alone or together, and without which it would not have been so.
[[nodiscard]] std::vector<std::string> lines_of(const attribution& of, const comparison& in, const outcome& first,
                                                const outcome& second, language language);

} // namespace opgave
