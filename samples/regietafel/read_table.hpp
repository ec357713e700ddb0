// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/settings.hpp>
#include <opgave/host/plugin_store.hpp>

#include <regietafel/make_picture.hpp>
#include <regietafel/options.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace regietafel {

/// The plugins of these directories; those that are linked in when there are none.
/// @errors P001 a directory that is none
[[nodiscard]] opgave::result<opgave::plugin_store> plugins_of(const std::vector<std::filesystem::path>& directories);

/// Compiles the province, and sees whether what its file states and the layout of its forms fit it.
/// @errors whatever is wrong with the province; else with the layout
[[nodiscard]] opgave::result<opgave::rulebook> check_province(const check_options&        from,
                                                              const opgave::plugin_store& plugins);

/// Compiles the province, reads the forms and the files of figures, and judges what all of them state.
/// @param asked  the basis that *asked* means instead of what the province says; empty: what it says
/// @errors whatever is wrong with the province; else with the layout and all forms; else with the files of figures
[[nodiscard]] opgave::result<judged_table> read_table(const picture_options& from, const opgave::plugin_store& plugins,
                                                      const std::string& asked = {});

/// Whether both paths lead to one file; not so where there is none.
[[nodiscard]] bool is_one_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// Reads a file of figures and finds its cells in the table of a province.
/// @errors T001 the file cannot be read; further as `opgave::read_figures_text` and `opgave::find_figures`
[[nodiscard]] opgave::result<filed_figures> read_figures(const std::filesystem::path& file, const opgave::province& of,
                                                         const opgave::frame& axes);

/// Reads files of figures and finds their cells in the table of a province.
/// @errors C006 one is named twice, by whatever path; and whatever is wrong with any of them
[[nodiscard]] opgave::result<std::vector<filed_figures>>
read_figures(const std::vector<std::filesystem::path>& files, const opgave::province& of, const opgave::frame& axes);

/// The settings that are asked for, in the order of the keys; where no file says a value, the default of its plugin.
/// @errors what is wrong with the files; C007 a key that is none; C018 nothing in force in the period
[[nodiscard]] opgave::result<std::vector<opgave::setting>> settings_for(const show_options&         wanted,
                                                                        const opgave::plugin_store& plugins);

} // namespace regietafel
