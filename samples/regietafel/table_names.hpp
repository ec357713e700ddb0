// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/layout.hpp>

#include <regietafel/what_if_command.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Finds what people call by a name: a municipality, group or province, a kind of place, a kind of figure. An id, a CBS code
/// and a label in either language are all understood; capitals are as small letters. A cell may also be of nobody: *niet
/// toegewezen*, unattributed.
namespace regietafel {

/// @return the lane of the table
/// @errors S001 nobody is called so, with the nearest name; S003 it is what is unattributed, of which only cells are known
[[nodiscard]] opgave::result<std::uint32_t> find_who(std::string_view who, const opgave::figures& table);

/// The words by which somebody calls a cell, with ids in place of names: who, category, period, and the basis where it is
/// said. The period tells the words apart, so that a name of several needs no quotes. Less than three words name something
/// else and stay as they are.
/// @errors S001 a name is unknown
[[nodiscard]] opgave::result<std::vector<std::string>> ids_of_cell(std::vector<std::string> words,
                                                                   const opgave::figures&   table);

/// @param basis  where none is said
/// @errors S001 a name is unknown; S003 the basis has no figure for that period
[[nodiscard]] opgave::result<opgave::cell_key> find_cell(const cell_words& words, opgave::basis_index basis,
                                                         const opgave::figures& table);

/// The cell that somebody means to state or to make blank: without a basis what is offered. Whether it takes a figure is
/// for the table to say, but for two sums of which a reader would think that they do: of an offer that is the sum of
/// bases, these are named; of a total, of a municipality or unattributed, that is the sum of kinds, those.
/// @errors as of `find_cell`; S003 such a sum
[[nodiscard]] opgave::result<opgave::cell_key> find_cell_to_state(const cell_words&      words,
                                                                  const opgave::figures& table);

} // namespace regietafel
