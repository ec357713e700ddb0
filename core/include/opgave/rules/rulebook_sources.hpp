// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/sha256.hpp>

#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// A plugin that wrote rules, or whose categories a province counts in.
struct used_plugin {
    std::string               id;
    std::string               version;
    sha256_sum                manifest{}; ///< of its `plugin.toml`, which is the same however it came
    std::optional<sha256_sum> library;    ///< of the file that was loaded; absent where it is linked into the program

    friend bool operator==(const used_plugin&, const used_plugin&) = default;
};

/// What a rulebook was compiled from, as it was read then: for receipts. It says where the rules came from and changes
/// nothing of what they find, so that it is no part of the canonical bytes.
struct rulebook_sources {
    std::vector<used_plugin> plugins; ///< in the order in which the province names them
    std::vector<file_sum>    files;   ///< the province's own file, then those it extends; none of one made in memory
};

} // namespace opgave
