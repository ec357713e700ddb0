// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct zip;

namespace regietafel {

/// What a workbook may be at most. A form of a municipality is a thousand times smaller.
struct workbook_limits {
    std::uint64_t file_bytes     = std::uint64_t{16} * 1024 * 1024;
    std::uint64_t entries        = 10'000;                          ///< of the archive
    std::uint64_t inflated_bytes = std::uint64_t{64} * 1024 * 1024; ///< of all parts that are read, together
    std::uint64_t ratio          = 100;       ///< inflated bytes for one byte of the file; the first MiB is free
    std::uint64_t tags           = 4'000'000; ///< in one part: its tree takes about 32 bytes for each
    std::uint32_t rows           = 10'000;    ///< of a sheet
    std::uint32_t columns        = 256;       ///< of a sheet
    std::uint32_t cells          = 200'000;   ///< that hold something, of a sheet
};

/// A zip file in memory. Entries are read by name and counted while they inflate: the sizes that the archive states
/// are not believed. Nothing is ever written to disk, so an entry's name is only a name.
class zip_archive {
public:
    /// @param file  whose bytes they are, for messages
    /// @errors W001 no zip file; W003 too many entries
    [[nodiscard]] static opgave::result<zip_archive> open(std::vector<char> bytes, const std::filesystem::path& file,
                                                          const workbook_limits& limits);

    [[nodiscard]] bool holds(const std::string& name) const noexcept;

    /// @errors W002 absent, encrypted or damaged; W003 inflates beyond the limits
    [[nodiscard]] opgave::result<std::vector<char>> read(const std::string& name);

    [[nodiscard]] const std::string& file() const noexcept { return file_; }

private:
    struct closer {
        void operator()(zip* archive) const noexcept;
    };

    std::string                  file_;
    std::vector<char>            bytes_; // before archive_, which reads from them until it is closed
    std::unique_ptr<zip, closer> archive_;
    workbook_limits              limits_;
    std::uint64_t                inflatable_ = 0; // bytes that may still be inflated
};

} // namespace regietafel
