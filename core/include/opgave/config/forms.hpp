// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>
#include <opgave/config/form_layout.hpp>
#include <opgave/config/sheet.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace opgave {

/// The cell that a form asks for: a category or total under a basis in a period.
struct form_cell {
    std::string    quantity; ///< id of a category or total
    opgave::period period;   ///< of a basis that is stated a cycle: the period that heads the column
    std::string    basis;
    place          where; ///< file, sheet and cell
};

/// A whole number that a form states; unit: that of its category.
struct form_statement {
    form_cell    of;
    std::int64_t value = 0;
};

/// What one municipality sent. A cell that it left blank stands in `blanks`; of a municipality without a form there
/// is no `form`.
struct form {
    std::string                 member;   ///< name or code as written, without spaces around it
    place                       named_at; ///< the cell that names it, or the sheet
    std::vector<form_statement> statements;
    std::vector<form_cell>      blanks;
    std::string                 provenance; ///< how the figures came in, as written; empty when the sheet does not say
    place                       provenance_at;
    std::optional<date>         dated; ///< of the provenance
};

enum class form_remark_kind : std::uint8_t {
    total_of_blanks,      ///< a computed total over cells that are all blank: not stated, whatever it shows
    total_differs,        ///< a total is not the sum of its rows
    total_without_result, ///< the file keeps no result of the total's formula
    period_header,        ///< the period of a block does not stand over all its columns
    free_text,            ///< something stands in a row for words
    unknown_text,         ///< a text that the layout does not know
    hidden_sheet,         ///< a sheet was not read because it is hidden
};

/// Something about a form that a reader of its figures should know. No error: the figures stand.
struct form_remark {
    form_remark_kind kind{};
    place            where;
    words            text;
    std::string quoted; ///< what the form itself says, kept apart so that it can be left out: forms are confidential
    std::vector<std::string> about; ///< ids of the categories and totals concerned
};

struct forms {
    std::vector<form>        read; ///< in the order of the sheets
    std::vector<form_remark> remarks;
};

/// Reads what the sheets state. A total that is computed is compared with its rows and states nothing; in a sheet
/// that does not show formulas every total counts as computed. A total typed as a number is a statement. Nothing is
/// dropped in silence: what the layout does not know is an error where it is a number, and a remark where it is text.
///
/// @errors F003 text in a number cell; F004 negative, fractional, or above 1,000,000; F005 an empty sheet, a missing
///         row, column or period; F006 a row, column or municipality that stands twice; F008 a number without row or
///         column; F009 a formula without result. All of all sheets at once, in the order of the cells.
[[nodiscard]] result<forms> read_forms(const form_layout& layout, std::span<const sheet> sheets);

} // namespace opgave
