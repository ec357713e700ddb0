// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <variant>
#include <vector>

namespace regietafel {

/// How the program ended, for scripts; `--help` says the same.
enum class exit_code : int {
    done     = 0,
    refused  = 1, ///< something is wrong with a file; every message says where
    bad_call = 2, ///< the options do not make sense
};

/// `regietafel picture`
struct picture_options {
    std::filesystem::path              province;
    std::filesystem::path              layout; ///< of the forms
    std::vector<std::filesystem::path> forms;
    bool                               without_quotes = false;
};

/// `regietafel check`
struct check_options {
    std::filesystem::path province;
    std::filesystem::path layout; ///< of the forms; empty when there is none to check
};

struct options {
    std::variant<picture_options, check_options> verb;
    std::vector<std::filesystem::path>           plugins; ///< directories; empty: the plugins that are linked in
};

/// Reads the command line. Help, the version and what is wrong with the options are printed here.
/// @return what to do, or with what code to end
[[nodiscard]] std::variant<options, exit_code> read_options(int count, char** arguments);

} // namespace regietafel
