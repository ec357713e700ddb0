// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/figures.hpp>

#include <cstddef>
#include <string>

namespace start_up {

/// How large a made-up province is.
struct size {
    std::size_t members = 57;
    std::size_t cycles  = 1; ///< of three years each; every year is judged
    std::size_t copies  = 1; ///< of each rule that defines no figure
};

/// A province on top of nederland.toml, with every kind of rule of the shipped plugins.
[[nodiscard]] std::string province_text(const size& of);

/// States what such a province is asked, offers and has, by names, as a host does: no blanks are left that a rule reads.
/// @errors what the table refuses
[[nodiscard]] opgave::result<void> state_figures(const size& of, opgave::figures& into);

} // namespace start_up
