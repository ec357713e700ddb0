// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin/rule_kind.hpp>

#include "config/toml_reader.hpp"

#include <string>
#include <vector>

/// Conditions between the parameters of a rule, or between the fields of a row: the manifest says them, and the host holds
/// every rule to them, so that no plugin has to.
namespace opgave {

/// Those of one parameter: `needs`, `excludes` and `not_above`.
void read_conditions(table_reader& table, parameter& into);

/// `at_least_one_of = [["a", "b"]]` and `exactly_one_of`, of a rule kind or of a list.
[[nodiscard]] std::vector<parameter_choice> read_choices(table_reader& table);

/// Reports conditions that name no parameter, that say nothing, or that no rule could meet.
/// @param table  of the rule kind or of the list
void refuse_unsound_conditions(const std::vector<parameter>& all, const std::vector<parameter_choice>& choices,
                               const table_reader& table);

/// Holds what is given to the conditions: which parameters stand beside which.
/// @param table  that they are written in; messages call it as it is called
/// @errors C020 at the one that stands later
void check_given_together(const std::vector<parameter>& all, const std::vector<parameter_choice>& choices,
                          const table_reader& table);

/// Holds the values, defaults among them, to what `not_above` says.
/// @param values  one a parameter; a value that is not given has the place of the table
/// @param at      the place of the table
/// @errors C020 at the one that stands later
void check_order(const std::vector<parameter>& all, const parameter_row& values, const std::string& called,
                 const place& at, diagnostics& problems);

} // namespace opgave
