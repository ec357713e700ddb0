// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/plugin_note.hpp"

#include <opgave/plugin/abi.h>

#include "host/elf_library.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace opgave {

namespace {

/// What stands in a note before the manifest: the minor version, and a number that is kept.
constexpr std::size_t bytes_of_numbers = 2 * sizeof(std::uint32_t);

diagnostic refusal(diagnostic_code code, const std::string& from, std::string what, std::string expected = {},
                   std::string remedy = {}) {
    return {code, {from, 0, 0, {}, {}}, std::move(what), std::move(expected), std::move(remedy)};
}

std::string interface_number(std::uint32_t major, std::uint32_t minor) {
    return std::to_string(major) + '.' + std::to_string(minor);
}

} // namespace

result<plugin_note> read_plugin_note(std::span<const std::byte> file, const std::string& from) {
    const auto library = elf_library::open(file, from);
    if (!library) return refuse(library.error());

    const auto notes = library->notes_of(OPGAVE_NOTE_OWNER);
    if (notes.empty())
        return refuse(refusal(diagnostic_code::P003, from, "it is a shared library, and no plugin: it has no manifest",
                              {}, "build it with opgave_add_plugin()"));
    if (notes.size() > 1)
        return refuse(refusal(diagnostic_code::P003, from, "it has " + std::to_string(notes.size()) + " manifests",
                              "one", "build each plugin as a library of its own"));
    const auto& [major, content] = notes.front();
    if (major != OPGAVE_ABI_MAJOR)
        return refuse(refusal(diagnostic_code::P005, from, "built for plugin interface " + std::to_string(major),
                              "interface " + std::to_string(OPGAVE_ABI_MAJOR),
                              "rebuild it against this version of opgave"));
    if (content.size() < bytes_of_numbers)
        return refuse(
            refusal(diagnostic_code::P003, from, "its manifest is cut off", {}, "build it with opgave_add_plugin()"));

    std::array<std::uint32_t, 2> numbers{};
    std::memcpy(numbers.data(), content.data(), bytes_of_numbers);
    const std::uint32_t minor = numbers[0];
    if (minor > OPGAVE_ABI_MINOR)
        return refuse(refusal(diagnostic_code::P005, from,
                              "it needs plugin interface " + interface_number(major, minor),
                              "at most " + interface_number(OPGAVE_ABI_MAJOR, OPGAVE_ABI_MINOR),
                              "use a newer host, or rebuild the plugin against this version of opgave"));
    const auto text = content.subspan(bytes_of_numbers);
    return plugin_note{major, minor, {reinterpret_cast<const char*>(text.data()), text.size()}};
}

} // namespace opgave
