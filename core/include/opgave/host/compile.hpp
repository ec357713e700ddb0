// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/province.hpp>
#include <opgave/rules/rulebook.hpp>

#include <string>

namespace opgave {

class plugin_store;

/// Compiles a province: loads the plugins it names from the store, and writes its rules as formulas.
/// @errors everything that is wrong with the province, its rules and their parameters (C, P and R codes), by place; R012
///         where memory ran out
[[nodiscard]] result<rulebook> compile(const province& of, const plugin_store& plugins);

/// The same for a province in a file, which is read with those it extends.
/// @errors also T codes, for the text of the files
[[nodiscard]] result<rulebook> compile(const std::string& province_file, const plugin_store& plugins);

/// A province and what was compiled of it.
struct compiled_province {
    province said;
    rulebook rules;
};

/// Reads a province with the files it extends, each once, and compiles it. Both are of the same bytes.
/// @errors as of `compile`
[[nodiscard]] result<compiled_province> read_and_compile(const std::string& province_file, const plugin_store& plugins);

/// A table with what the province's own file states: its `[[figure]]`s, what its `[[lot]]`s come to, and the ranges that
/// follow from its `[[statement]]`s. Every cell bears its source, date and assumption; one that is said in lots names them
/// in its note.
/// @errors S002 a figure outside the bounds; S003 a basis that takes no figures. Each at its place
[[nodiscard]] result<figures> stated_figures(const province& of, const rulebook& rules);

} // namespace opgave
