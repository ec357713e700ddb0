// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/check_expectations.hpp>
#include <opgave/host/plugin_store.hpp>

#include <filesystem>
#include <vector>

namespace regietafel {

/// Runs the tests of a file, or of every `*.test.toml` in a folder and below it, by path.
/// @errors T001 there is nothing of that name, or no file of tests in it; else all that is wrong with all files
[[nodiscard]] opgave::result<std::vector<opgave::checked_expectations>> run_tests(const std::filesystem::path& path,
                                                                                  const opgave::plugin_store&  plugins);

} // namespace regietafel
