// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/sha256.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace opgave {

/// The list of the plugins in a directory: which files they are, to the last bit. Written by the build and the install, and
/// by `opgave-plugin sums`; `sha256sum --check plugins.sums` reads it too.
class plugin_sums {
public:
    /// How the list is called, in the directory of which it tells.
    static constexpr const char* file_name = "plugins.sums";

    /// @param text  a line for each plugin: 64 small hexadecimal digits, two spaces and `<id>.so`
    /// @param from  how places name it: the file
    /// @errors P007 for each line that is none, or that lists a file again
    [[nodiscard]] static result<plugin_sums> read(std::string_view text, const std::string& from);

    /// @param name  of a file, such as `asiel.so`
    /// @return its sum, or null where it is not listed
    [[nodiscard]] const sha256_sum* find(std::string_view name) const;

private:
    std::map<std::string, sha256_sum, std::less<>> sums_;
};

} // namespace opgave
