// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/config/fwd.hpp>
#include <opgave/config/placed.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/fwd.hpp>
#include <opgave/model/layout.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A file of figures beside a province and its forms: what somebody knows besides them, or a "what if" that was saved. It
/// belongs to no rulebook, only to the axes of one province; unlike a file laid over a province it may state what forms
/// state, and make a cell blank. Names are still names, each with its place; `state_figures` looks them up.
namespace opgave {

/// The name of the lane of what is of the whole and of no member (*niet toegewezen*); a group of that id goes before it.
inline constexpr std::string_view name_of_unattributed = "unattributed";
/// Does a name mean that lane in this frame?
[[nodiscard]] bool means_unattributed(std::string_view who, const frame& axes);

/// What a file says of one cell.
struct filed_figure {
    name_at who; ///< CBS code of a member, id of a group, the frame's id for the whole, or `name_of_unattributed`
    name_at category;
    name_at basis;
    name_at period;                        ///< a period; for a basis per cycle also a cycle
    std::optional<placed<interval>> value; ///< nothing: the cell is blank, whatever the forms say
    std::optional<date>             dated;
    std::string                     source;
    std::string                     note;
    std::string                     assumption;
    place                           where;
};

/// A table that bears a name: the cells in which it differs from what the file is read upon.
struct filed_scenario {
    name_at                   name;
    std::vector<filed_figure> figures;
    place                     where;
};

/// Both lists of cells are against the same: the table of the province's file and the forms, without this file. A value.
struct figures_file {
    name_at                     province; ///< the frame's id, such as `PV22`
    std::vector<filed_figure>   figures;
    std::vector<filed_scenario> scenarios;
    place                       where;
};

/// Reads a file of figures, format 1.
///
/// @param text  UTF-8
/// @param file  how places name it
/// @errors T001-T004 the text; C001 the format; C002 a key is missing, or the file says not that it is one of figures;
///         C003, C004, C008, C009, C011, C014 values; C005 a name that no scenario can bear; C006 two scenarios of one
///         name. All at once, by place
[[nodiscard]] result<figures_file> read_figures_file(const std::string& file);
[[nodiscard]] result<figures_file> read_figures_text(std::string_view text, const std::string& file);

/// Whether a file says of itself that it is one of figures, whatever else is wrong with it; not where it cannot be read.
[[nodiscard]] bool is_figures_file(const std::string& file);

/// A cell of a table and what a file makes it.
struct filed_cell {
    cell_key                cell;
    std::optional<interval> value; ///< nothing: blank; of what is unattributed that is 0
    provenance              from;
};

struct filed_table {
    std::string             name;
    std::vector<filed_cell> cells; ///< in the order of the file
};

/// What a file of figures says, as cells of a table.
struct figures_taken {
    std::vector<filed_cell>  cells; ///< in the order of the file
    std::vector<filed_table> scenarios;
};

/// Finds the cells of a file in the frame of a table.
///
/// @param of  the province of the table; tells which municipalities are no more
/// @errors C007 the file is of another province, or a name does not exist; C008, C017 a period that the basis does not
///         have; C017 a basis that only rules fill, or that is a sum of others, which are named, or a number for a total of a
///         municipality, or of what is unattributed, that is the sum of its parts; C009 outside the category's bounds;
///         C006 a cell twice. All at once, by place
[[nodiscard]] result<figures_taken> find_figures(const figures_file& read, const province& of, const frame& axes);

/// Puts cells into a table, in place of what stood there; blank ones become blank.
/// @pre `find_figures` found them in the frame of the table
void put_cells(const std::vector<filed_cell>& cells, figures& into);

/// Puts the figures of a file into a table, in place of what stood there, with file and line as provenance; a cell that
/// the file leaves blank becomes blank. Scenarios change nothing.
///
/// @param into  unchanged where anything is wrong
/// @errors as of `find_figures`
result<figures_taken> state_figures(const figures_file& read, const province& of, figures& into);

/// The entry of a file that says of a cell what it is. Its places are empty: it stands in no file yet.
[[nodiscard]] filed_figure to_be_filed(const frame& axes, const filed_cell& cell);

/// The file as text that `read_figures_text` reads back: the same entries in the same order, with comments that say what
/// it is and who is meant by a code. The same file gives the same bytes.
///
/// @param axes  for the comments
/// @errors C014 a text holds characters that no such file may hold: control characters, what turns the direction of text,
///         or invalid UTF-8. C005 a name that no scenario can bear. T002 the text would be too large to be read
[[nodiscard]] result<std::string> toml_of(const figures_file& file, const frame& axes);

} // namespace opgave
