// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace CLI {
class App;
}

namespace regietafel {

/// `regietafel verify`
struct verify_options {
    std::filesystem::path              receipt; ///< or a report in JSON that has one
    std::vector<std::filesystem::path> files;   ///< the inputs, in any order
};

/// Adds the verb.
/// @param into  lives until the command line has been read
[[nodiscard]] CLI::App* add_verify(CLI::App& to, verify_options& into);

} // namespace regietafel
