// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <regietafel/make_picture.hpp>
#include <regietafel/options.hpp>

#include <vector>

namespace regietafel {

/// Holds a table open, and does what the lines of standard input say until they end or one says so. Answers go to standard
/// output, each before the next line is read; what is wrong with a command goes to standard error, with `--json` into its
/// answer. Where a receipt is to be written it is written at once, and anew of the table as it then stands after each save and
/// at the end.
///
/// @param without_files  the table of the province's file and the forms
/// @return `failed` where a command was refused that nobody typed on a terminal, or standard output takes nothing
/// @errors C006 two of the files name a table alike; K002, T005 the receipt cannot be written
[[nodiscard]] opgave::result<exit_code> run_what_if(judged_table without_files, std::vector<filed_figures> filed,
                                                    const what_if_options& wanted, const answer_options& how);

} // namespace regietafel
