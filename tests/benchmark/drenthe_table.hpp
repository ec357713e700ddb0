// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/figures.hpp>
#include <opgave/rules/rulebook.hpp>

#include "drenthe_by_hand.hpp"

#include <cstdint>

namespace opgave::testing {

/// The rules of `config/drenthe.toml`, and the table that this file states: the numbers of the province.
struct drenthe {
    opgave::rulebook rules;
    opgave::figures  stated;
};

/// @throws std::runtime_error what is wrong with the file
[[nodiscard]] drenthe read_drenthe();

/// One synthetic table, as the library reads it and as the rules by hand do.
struct drenthe_table {
    opgave::figures  figures;
    by_hand::figures by_hand;
};

/// Which of the cells that need not be stated are.
enum class filling : std::uint8_t {
    no_blanks, ///< every cell of a member that a rule reads; of the province what its file states, and its Nidos task
    some,      ///< of members and province alike: each is, or is not
};

/// Makes a table with made-up numbers; the same for the same seed, everywhere. No cell is a range: where the province's
/// file states one, a number within it stands there. No verdict is unknown.
[[nodiscard]] drenthe_table synthetic_table(const drenthe& of, std::uint32_t seed, filling filled);

/// The same with this Nidos task, which need not be the seed's.
[[nodiscard]] drenthe_table synthetic_table(const drenthe& of, std::uint32_t seed, filling filled,
                                            std::int32_t nidos_asked);

} // namespace opgave::testing
