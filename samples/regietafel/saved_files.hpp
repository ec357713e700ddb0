// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace regietafel {

/// One name for a file, however it is called; as it was called where that cannot be found out.
[[nodiscard]] std::string path_without_links(const std::string& file);

/// What is wrong with the name of a file that nobody would find again: it holds what `opgave::printable` escapes.
[[nodiscard]] opgave::diagnostic does_not_show(const std::string& file);

/// Saves files, and keeps what this session did not make or read from being lost: a file is only replaced while it holds
/// what the session last read from it or saved in it.
class saved_files {
public:
    /// That a file was read, and what it held.
    void read(const std::string& file, std::string_view bytes);

    /// That the session rests on a file which holds something else than it saves: it is never replaced.
    void rests_on(const std::string& file);

    /// Replaces a file as one (see `opgave::replace_file`). When it returns without error the bytes are on the disk.
    /// @param anyway  whatever stands there
    /// @errors K002 something else stands there, or the session rests on it; T005 it cannot be written, or its name holds
    ///         what does not show
    opgave::result<void> save(const std::string& file, std::string_view bytes, bool anyway);

private:
    std::map<std::string, std::string> known_; ///< by path without links and dots
    std::set<std::string>              rested_on_;
};

} // namespace regietafel
