// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct Elf; // of libelf, which only the .cpp sees

namespace opgave {

/// The bytes of a shared library, found whole and fit for this machine, through its program headers alone. Nothing of it
/// is loaded, let alone run.
class elf_library {
public:
    /// @param file  all bytes; outlive the library
    /// @param from  how messages name it
    /// @errors P002 no ELF file, of another class, byte order or machine, no shared library, or cut off
    [[nodiscard]] static result<elf_library> open(std::span<const std::byte> file, const std::string& from);

    struct note {
        std::uint32_t              type = 0;
        std::span<const std::byte> content; ///< lives as long as the library
    };
    /// @return the notes of an owner, in the order of the file
    [[nodiscard]] std::vector<note> notes_of(std::string_view owner) const;

private:
    struct end {
        void operator()(Elf* elf) const noexcept;
    };
    explicit elf_library(Elf* elf) : elf_(elf) {}

    std::unique_ptr<Elf, end> elf_;
};

} // namespace opgave
