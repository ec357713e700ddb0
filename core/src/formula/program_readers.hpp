// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/lower.hpp>

#include <cstddef>

namespace opgave {

/// Where the cells of a figure's column and scope are marked, among those of all columns and scopes.
[[nodiscard]] inline std::size_t source_of(const instruction& figure, std::uint32_t columns) {
    return static_cast<std::size_t>(figure.second) * columns + static_cast<std::size_t>(figure.first);
}

/// Notes which steps and requirements have to take care where a cell or a step is not known.
/// @pre the requirements are there
void note_readers(program& of);

/// Notes which addresses lie in the table.
void note_table_operands(program& of);

/// Notes which steps and requirements may change with the cells of each column and scope.
/// @pre the requirements are there
void note_dependents(program& of);

} // namespace opgave
