// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <string>

namespace CLI {
class App;
}

/// The verbs of the program, each in a file of its own: it adds itself to the command line, and says how it ended once it
/// was called. None runs anything of a plugin.
namespace opgave_plugin {

/// For scripts; `--help` says the same.
enum class exit_code : int {
    done     = 0,
    refused  = 1, ///< something is wrong with a file; every message says what and where
    bad_call = 2, ///< the options do not make sense
};

using add_verb = void (*)(CLI::App& program, exit_code& ended);

/// `opgave-plugin show FILE`
void add_show(CLI::App& program, exit_code& ended);

/// `opgave-plugin sums DIR`
void add_sums(CLI::App& program, exit_code& ended);

/// Writes an answer. A full disk leaves half of it, and then the exit code must not say that it is whole.
[[nodiscard]] exit_code print_answer(const std::string& text);

/// Writes everything that is wrong, a line each, on standard error.
[[nodiscard]] exit_code print_refusal(const opgave::diagnostics& problems);

} // namespace opgave_plugin
