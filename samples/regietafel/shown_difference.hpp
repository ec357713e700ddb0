// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/layout.hpp>
#include <opgave/rules/fwd.hpp>

#include <regietafel/picture.hpp>
#include <regietafel/speech.hpp>

#include <optional>
#include <vector>

/// What differs between two tables of one rulebook, as it is shown: first the figures, then the verdicts that flip, then how
/// far tasks are met.
namespace regietafel {

struct shown_difference {
    struct cell {
        named                           who;
        figure_name                     figure;
        std::optional<opgave::interval> before; ///< absent: blank
        std::optional<opgave::interval> after;
    };
    struct verdict {
        named          who;
        rule_reference by;
        std::string    requirement; ///< what the rule calls it: `quotum`
        std::string    label;       ///< what readers call it: `AMV-quotum`
        std::string    when;
        judgement      before;
        judgement      after;
    };
    struct coverage {
        named    who;
        position before;
        position after;
    };

    std::vector<cell>     cells;     ///< by subject in the order of the table
    std::vector<verdict>  verdicts;  ///< in the order of the findings
    std::vector<coverage> coverages; ///< in the order of the rulebook

    [[nodiscard]] bool empty() const noexcept { return cells.empty() && verdicts.empty() && coverages.empty(); }
};

/// @pre both outcomes are of one rulebook
[[nodiscard]] shown_difference difference_of(const opgave::outcome& before, const opgave::outcome& after,
                                             const speech& say);

} // namespace regietafel
