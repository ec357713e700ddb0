// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/paint.hpp>
#include <regietafel/picture.hpp>
#include <regietafel/speech.hpp>
#include <regietafel/text_table.hpp>

#include <string>

/// How the numbers of a picture read in a cell of a text table. What rests on a blank never shows the blank's outer
/// bound: it is `≥` something, or unknown.
namespace regietafel {

/// `1.234`, `≥ 70`, `139°` (derived), `n.o.`, `·`
[[nodiscard]] text_table::cell figure_cell(const shown_figure& one, const speech& say);

/// One side of a coverage: `2.691`, `4.562-4.588`, `≥ 940`, or unknown.
[[nodiscard]] std::string offered_text(const position& one, const speech& say);
[[nodiscard]] std::string asked_text(const position& one, const speech& say); ///< `228°` where a rule derived it

/// What is offered less what is asked: `660 over`, `tekort 47-49`, `tekort ten hoogste 1.751`.
[[nodiscard]] text_table::cell difference_cell(const opgave::coverage& of, const speech& say);

/// `2 van 12: 235 %`: over how many members both sides are stated, and their coverage.
[[nodiscard]] std::string complete_members_text(const opgave::coverage& of, const speech& say);

/// `voldaan, 660 over`, `tekort 24`, `onbekend`
[[nodiscard]] text_table::cell judgement_cell(const judgement& one, const speech& say);

} // namespace regietafel
