// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/sha256.hpp>
#include <opgave/config/placed.hpp>
#include <opgave/formula/verdict.hpp>
#include <opgave/model/layout.hpp>

#include <optional>
#include <string>
#include <vector>

/// Rules tested as data: a file beside a province's own that says what must come out of which figures. Names are still
/// names, each with its place; `check_expectations` looks them up.
namespace opgave {

/// A figure that is given to the rules. What no figure is given for is blank, never 0.
struct given_figure {
    name_at  who; ///< CBS code of a member, id of a group, or the frame's id for the whole
    name_at  category;
    name_at  basis;
    name_at  period; ///< a period; for a basis per cycle also a cycle
    interval value;
    place    where;
};

/// How a requirement of a rule must come out for one subject in one period.
struct expected_finding {
    name_at                         rule;
    std::optional<name_at>          label; ///< which of the rule's requirements; absent: it has one
    name_at                         who;
    placed<opgave::period>          period;
    placed<opgave::verdict>         verdict;
    std::optional<placed<interval>> slack; ///< places above (0 or more) or short of (negative) what is required
    place                           where;
};

/// What a measure of a rule must come to; at least one of the last three is there.
struct expected_coverage {
    name_at                         rule;
    std::optional<name_at>          label; ///< which of the rule's measures; absent: it has one
    name_at                         who;
    placed<opgave::period>          period;
    std::optional<placed<interval>> numerator;
    std::optional<placed<interval>> denominator;
    std::optional<name_at>          percent; ///< as it is shown in Dutch: `46 %`, `ten minste 35 %`
    place                           where;
};

/// What must be read in a cell: stated, or derived by a rule, or summed.
struct expected_figure {
    name_at                         who;
    name_at                         category;
    name_at                         basis;
    name_at                         period;
    std::optional<placed<interval>> value; ///< absent: blanks must leave it open
    place                           where;
};

/// One table of figures and what must be found in it.
struct figures_test {
    placed<std::string>            name;
    std::string                    source; ///< where the figures come from; empty where they are synthetic
    bool                           with_province_figures = true; ///< what the province's own files state is given, too
    bool                           complete = false; ///< whatever is not met and is not expected is a failure
    std::vector<given_figure>      given;
    std::vector<expected_finding>  findings;
    std::vector<expected_coverage> coverages;
    std::vector<expected_figure>   figures;
    place                          where;
};

/// A file of tests, such as `drenthe.test.toml`. A value.
struct expectations {
    std::string               province; ///< its file, which lies beside that of the tests
    std::vector<figures_test> tests;
    place                     where; ///< the start of the file
    file_sum                  read;  ///< the bytes that it was read from
};

/// Reads a file of tests: `config/README.md` says its keys.
///
/// @errors T001-T004 the text of the file, or no file of the name that `province` gives; C001 format; C002-C005, C007-C009
///         keys and values; C006 two tests of one name; C011 what does not go together. Everything that is wrong, by place
[[nodiscard]] result<expectations> read_expectations(const std::string& file);

} // namespace opgave
