// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/ids.hpp>
#include <opgave/config/fwd.hpp>
#include <opgave/model/fwd.hpp>
#include <opgave/model/layout.hpp>

#include <map>
#include <vector>

namespace opgave {

/// What was found on the forms besides figures.
struct forms_taken {
    std::vector<member_index> members; ///< one a form, in the order of the forms; of any other member no form was read
    std::map<cell_key, place> blanks;  ///< the cells that a form asks for and leaves blank, and where they stand
};

/// Puts everything that forms state into a table, with form, sheet and cell as provenance.
///
/// @param layout  by which the forms were read
/// @param of      the province of the table; tells which municipalities are no more
/// @param into    left half filled where anything is wrong, so not to be used then
/// @errors F001 no member has that name or code; F002 it is dissolved, with its successors; F006 a second form of one
///         member, or a cell that was stated otherwise; F007 the layout names what the province does not have; S002,
///         S003 a figure that the cell does not take. All of all forms, in their order.
[[nodiscard]] result<forms_taken> state_forms(const form_layout& layout, const forms& read, const province& of,
                                              figures& into);

} // namespace opgave
