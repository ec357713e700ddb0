// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/expectations.hpp>
#include <opgave/config/settings.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>

#include <cstddef>
#include <optional>
#include <vector>

/// Puts what a file of tests expects beside what the rules make of it, both ways: expected but not found, and found but not
/// expected. Says also which rules and parameters no test touched.
namespace opgave {

class plugin_store;

/// A finding that came out otherwise than expected.
struct wrong_finding {
    expected_finding       expected;
    std::optional<finding> found; ///< absent: the rule states no such requirement of this subject in this period
    bool                   slack_rests_on_blanks = false; ///< of what was found: an end of it is a blank's outer bound
};

/// A coverage that came out otherwise than expected.
struct wrong_coverage {
    expected_coverage       expected;
    std::optional<coverage> found; ///< absent: the rule publishes no such measure of this subject in this period
};

/// A figure that came out otherwise than expected.
struct wrong_figure {
    expected_figure expected;
    reading         found;
};

/// What one test came to. Findings point into the rulebook that `found` keeps.
struct checked_test {
    placed<std::string>         name;
    std::size_t                 expected = 0; ///< how many expectations it states
    std::vector<wrong_finding>  findings;     ///< these three in the order of the file
    std::vector<wrong_coverage> coverages;
    std::vector<wrong_figure>   figures;
    std::vector<finding>        unexpected; ///< not met, and not expected: of a test that is complete
    outcome                     found;

    [[nodiscard]] bool passed() const noexcept {
        return findings.empty() && coverages.empty() && figures.empty() && unexpected.empty();
    }
};

/// A rule of the province's files. It is touched by an expectation about a requirement, measure or figure of it, and by
/// one that rests on a figure that it gave.
struct tested_rule {
    opgave::rule rule;
    bool         is_touched = false;
};

/// One value of a parameter that the province's files state; of a value with dates each by itself. It is touched where it
/// is in force in a period in which its rule is.
struct tested_parameter {
    opgave::setting setting;
    bool            is_touched = false;
};

/// What a file of tests came to.
struct checked_expectations {
    file_sum                      read; ///< the file of tests
    std::vector<checked_test>     tests;
    std::vector<tested_rule>      rules; ///< those of the files, in their order
    std::vector<tested_parameter> parameters;
};

/// Compiles the province, gives each test its figures, and judges them.
///
/// @errors what is wrong with the province; else all that is wrong with the tests: C002 a rule has several requirements or
///         measures and no label says which; C006 a figure given twice; C007, C008, C017 a name or period that the province
///         does not have; S002, S003 a figure that cannot be stated
[[nodiscard]] result<checked_expectations> check_expectations(const expectations& of, const plugin_store& plugins);

/// What no test of several files touched. A rule or value that two provinces share stands in one place, and is touched
/// when either's tests touch it.
struct untouched_parts {
    std::vector<rule>    rules;
    std::vector<setting> parameters; ///< those of untouched rules, too
};

/// @return each once, in the order in which the files name it first
[[nodiscard]] untouched_parts untouched_by(const std::vector<checked_expectations>& all);

} // namespace opgave
