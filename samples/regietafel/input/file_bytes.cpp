// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/file_bytes.hpp>

#include <fstream>
#include <string>
#include <system_error>

namespace regietafel {

using opgave::diagnostic;
using opgave::diagnostic_code;

opgave::result<std::vector<char>> read_bytes(const std::filesystem::path& file, std::uint64_t most) {
    const opgave::place where{file.string(), 0, 0, {}, {}};

    std::error_code failed;
    const auto      status = std::filesystem::status(file, failed);
    // Before it is opened: a pipe would keep the program waiting for whoever writes into it.
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return opgave::refuse(diagnostic{
            diagnostic_code::T001,
            where,
            std::filesystem::is_directory(status) ? "it is a directory" : "it is no file, but a pipe or a device",
            "a readable file",
            {}});
    const auto    size = std::filesystem::file_size(file, failed);
    std::ifstream stream(file, std::ios::binary);
    if (failed || !stream)
        return opgave::refuse(
            diagnostic{diagnostic_code::T001, where, "the file cannot be read", "a readable file", {}});
    if (size > most)
        return opgave::refuse(diagnostic{diagnostic_code::W003,
                                         where,
                                         "the file holds " + std::to_string(size) + " bytes",
                                         "at most " + std::to_string(most) + " bytes",
                                         {}});

    std::vector<char> bytes(static_cast<std::size_t>(size));
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) && !bytes.empty())
        return opgave::refuse(diagnostic{diagnostic_code::T001, where, "the file cannot be read to its end", {}, {}});
    return bytes;
}

} // namespace regietafel
