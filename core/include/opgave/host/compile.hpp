// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/province.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/rules/rulebook.hpp>

#include <filesystem>

namespace opgave {

/// Compiles a province: reads its file and those it extends, loads the plugins it names from the store, and writes its
/// rules as formulas.
/// @errors everything that is wrong with the file, its rules and their parameters, in the order of the places
[[nodiscard]] result<rulebook> compile(const std::filesystem::path& province_file, const plugin_store& plugins);

/// The same for a province that was read already.
[[nodiscard]] result<rulebook> compile(const province& of, const plugin_store& plugins);

/// A table with what the province's own file states ([[figure]] and [[statement]]).
[[nodiscard]] result<figures> stated_figures(const province& of, const rulebook& rules);

} // namespace opgave
