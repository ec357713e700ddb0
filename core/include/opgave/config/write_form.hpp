// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/ids.hpp>
#include <opgave/config/form_layout.hpp>
#include <opgave/config/sheet.hpp>
#include <opgave/model/fwd.hpp>

namespace opgave {

/// Writes the form of one member as the layout has it, as a sheet for a CSV file: `read_forms` and `state_forms`, upon
/// the same start, read back the cells of this member as they stand in the table, and no others.
///
/// A blank cell is left blank, and so is one that stands as it stood at the start: whoever reads the form has that
/// already. A computed total is the sum of what its rows show, and blank where they show nothing. The sheet bears the
/// member's name. A block with a period of its own has it in a row below its heading; of such a form `read_forms`
/// remarks that the period stands over none of the columns.
///
/// @param table  may hold figures of others, which are not written
/// @param start  the table upon which the form will be read: what the province itself states. Of the same frame
/// @pre the table has what `names_in` the layout names: else `state_forms` says so, and here nothing stands there
/// @errors F010  the form cannot hold a cell of this member that differs from the start: it is a range or outside 0 to
///         1,000,000, the layout has no row and column for it, or the start states another figure there. All of them,
///         in the order of the table's columns
[[nodiscard]] result<sheet> form_of(const form_layout& layout, const figures& table, member_index who,
                                    const figures& start);

} // namespace opgave
