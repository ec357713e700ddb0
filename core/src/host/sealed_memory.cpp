// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/sealed_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace opgave {

namespace {

// A system may be set to make such memory executable only where that is asked for. Debian 12's headers do not know the
// word yet (MFD_EXEC), and older kernels refuse it.
constexpr unsigned executable = 0x10U;

file_descriptor new_memory(const std::string& from) {
    constexpr std::size_t longest = 200; // of at most 249 bytes
    const std::string     name    = from.size() <= longest ? from : from.substr(from.size() - longest);
    constexpr unsigned    how     = MFD_CLOEXEC | MFD_ALLOW_SEALING;
    const int             number  = ::memfd_create(name.c_str(), how | executable);
    return file_descriptor(number >= 0 || errno != EINVAL ? number : ::memfd_create(name.c_str(), how));
}

} // namespace

result<file_descriptor> seal_in_memory(std::span<const std::byte> bytes, const std::string& from) {
    file_descriptor memory = new_memory(from);
    if (memory.is_open() && write_all(memory, bytes)
        && ::fcntl(memory.number(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0)
        return memory;
    return refuse(diagnostic{diagnostic_code::P002,
                             {from, 0, 0, {}, {}},
                             "there is no sealed memory to load it from: " + std::generic_category().message(errno),
                             {},
                             "raise the limit on open files or on memory"});
}

} // namespace opgave
