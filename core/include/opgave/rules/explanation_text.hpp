// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/rules/explain.hpp>
#include <opgave/rules/fwd.hpp>
#include <opgave/rules/rule_parameter.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// How an explanation is told.
struct text_options {
    language         in      = language::nl;
    provenance_shown shown   = provenance_shown::yes;
    std::uint32_t    depth   = 0;     ///< how many steps below what is explained; 0: down to the figures
    bool             untaken = false; ///< also branches that the figures did not choose, and terms of 0
};

/// One node of an explanation, as a line of an indented tree; or a parameter of a rule or a lot below the node that it went
/// into. Widths, colours and the lines between them are the caller's.
struct explained_line {
    std::uint32_t node    = 0;    ///< of `explanation::nodes`; of a parameter or lot that which it went into
    std::uint32_t depth   = 0;    ///< 0: what is explained
    bool          is_last = true; ///< of its siblings that are told
    std::string   label;   ///< what it is, in the law's words: of another subject than what it stands under, with whose
    std::string   value;   ///< what it comes to: a number, a range, yes or no, a verdict; empty where there is none
    std::string   because; ///< how it came about; may be empty
    std::string   from; ///< form, file or law, with the source; empty where nothing was said or it is not to be shown
    std::optional<parameter_place> parameter; ///< where the line tells one, which of `rulebook::parameters`
    std::optional<std::uint32_t>   lot; ///< where the line tells one, which of the lots of its figure's provenance
};

/// The explanation as lines, each node followed by what it rests on; a node that is explained elsewhere says so and has
/// nothing below it. What a form says is shown with its control characters escaped.
/// @pre the explanation is of that outcome
[[nodiscard]] std::vector<explained_line> lines_of(const explanation& of, const outcome& in,
                                                   const text_options& how = {});

/// The same as running text, for a letter: a short sentence for each step, from the verdict down to the figures and the cells
/// that they stand in. What was explained before is not said again.
/// @return each with its full stop
/// @pre the explanation is of that outcome
[[nodiscard]] std::vector<std::string> sentences_of(const explanation& of, const outcome& in,
                                                    const text_options& how = {});

} // namespace opgave
