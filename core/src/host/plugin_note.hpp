// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace opgave {

/// What a library says of itself in its ELF note, read from its bytes without running anything.
struct plugin_note {
    std::uint32_t abi_major = 0;
    std::uint32_t abi_minor = 0; ///< the least that the plugin needs of its host
    std::string   manifest;      ///< plugin.toml, byte for byte
};

/// Checks that the bytes are an ELF shared library for this machine, whole (every segment within the file), and reads the
/// note that opgave_add_plugin() put there; opgave/plugin/abi.h says how it lies. The bytes are untrusted, and section
/// headers, which a stripped library need not have, are not looked at.
///
/// @param file  all bytes of it
/// @param from  how messages name it: the file
/// @errors P002 no ELF file, of another class, byte order or machine, no shared library, or cut off; P003 no note, more
///         than one, or one that is cut off; P005 its note is of another major version, or of a newer minor one
[[nodiscard]] result<plugin_note> read_plugin_note(std::span<const std::byte> file, const std::string& from);

} // namespace opgave
