// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

// Boost.Filesystem would be a library more to link. The macro changes types of Boost.DLL, so it stays in this file.
#define BOOST_DLL_USE_STD_FS

#include "host/plugin_library.hpp"

#include <boost/dll/shared_library.hpp>
#include <dlfcn.h>

#include <array>
#include <fstream>
#include <string>
#include <utility>

namespace opgave {

namespace {

constexpr int most_known_major = 16; // how far to look for the entry of another version, to say which it is

// A plugin's functions and constant data are pointed at from everywhere, and nothing is gained by unloading.
constexpr auto for_good = static_cast<boost::dll::load_mode::type>(RTLD_NODELETE);

diagnostic refusal(diagnostic_code code, const std::filesystem::path& file, std::string what, std::string expected = {},
                   std::string remedy = {}) {
    return {code, {file.generic_string(), 0, 0, {}, {}}, std::move(what), std::move(expected), std::move(remedy)};
}

/// The loader says nothing useful of a file that is no library, and may end the process on a damaged one.
bool begins_as_a_library(const std::filesystem::path& file) {
    constexpr std::array<char, 4> magic{'\x7F', 'E', 'L', 'F'};
    std::array<char, 4>           start{};
    std::ifstream                 bytes(file, std::ios::binary);
    return bytes.read(start.data(), start.size()) && start == magic;
}

std::string entry_name(int major) { return "opgave_plugin_entry_" + std::to_string(major); }

diagnostic without_entry(const boost::dll::shared_library& library, const std::filesystem::path& file) {
    const std::string host = std::to_string(OPGAVE_ABI_MAJOR);
    for (int major = 0; major <= most_known_major; ++major)
        if (library.has(entry_name(major)))
            return refusal(diagnostic_code::P005, file, "built for plugin interface " + std::to_string(major),
                           "interface " + host, "rebuild it against this version of opgave");
    return refusal(diagnostic_code::P002, file,
                   "the library is no plugin: it has no function " + entry_name(OPGAVE_ABI_MAJOR), {},
                   "build it with opgave_add_plugin()");
}

} // namespace

result<opgave_plugin_entry> open_plugin_library(const std::filesystem::path& file) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure))
        return refuse(refusal(diagnostic_code::P002, file, "it is no file"));
    if (!begins_as_a_library(file))
        return refuse(refusal(diagnostic_code::P002, file, "it is no shared library, or cannot be read"));
    try {
        namespace load_mode = boost::dll::load_mode;
        const boost::dll::shared_library library(file, load_mode::rtld_now | load_mode::rtld_local | for_good);
        const std::string                name = entry_name(OPGAVE_ABI_MAJOR);
        if (!library.has(name)) return refuse(without_entry(library, file));
        return &library.get<const opgave_plugin*(void)>(name);
    } catch (const std::exception& thrown) { // the overload that does not throw loses what the loader says
        return refuse(refusal(
            diagnostic_code::P002, file, std::string("it cannot be loaded: ") + thrown.what(), {},
            "rebuild it on this machine; a symbol that is not found belongs to a library it was not linked with"));
    }
}

} // namespace opgave
