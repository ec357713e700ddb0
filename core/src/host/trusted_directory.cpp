// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/trusted_directory.hpp"

#include "host/shortage.hpp"
#include "host/trusted_owner.hpp"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace opgave {

namespace {

constexpr std::size_t bytes_of_a_mib = std::size_t{1} << 20;
constexpr int         most_links     = 8; // one after another; a circle of them has more

diagnostic refusal(diagnostic_code code, const std::string& path, std::string what, std::string expected = {},
                   std::string remedy = {}) {
    return {code, {path, 0, 0, {}, {}}, std::move(what), std::move(expected), std::move(remedy)};
}

/// What the system said, in its words.
std::string why() { return std::generic_category().message(errno); }

diagnostic unreadable(const std::string& path) {
    return refusal(diagnostic_code::P002, path, "it cannot be read: " + why(), {}, remedy_for_shortage(why()));
}

/// One step down, never over a link: those were resolved before, and one that comes in their place is refused.
file_descriptor step_into(const file_descriptor& above, const char* name) {
    constexpr int how = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    return file_descriptor(above.is_open() ? ::openat(above.number(), name, how) : ::open(name, how));
}

/// @return the target of a link
std::string read_link(const file_descriptor& directory, const std::string& name) {
    std::array<char, PATH_MAX> target{};
    const auto                 length = ::readlinkat(directory.number(), name.c_str(), target.data(), target.size());
    return {target.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))};
}

result<std::vector<std::byte>> read_all(const file_descriptor& file, const std::string& path, std::size_t most) {
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) return refuse(unreadable(path));
    if (!S_ISREG(about.st_mode))
        return refuse(refusal(diagnostic_code::P002, path,
                              S_ISDIR(about.st_mode) ? "it is a directory" : "it is no file", "a file"));
    if (auto problem = changed_by_others(about, path)) return refuse(*std::move(problem));
    if (static_cast<std::uintmax_t>(about.st_size) > most * bytes_of_a_mib)
        return refuse(refusal(diagnostic_code::P002, path, "it is larger than " + std::to_string(most) + " MiB"));

    std::vector<std::byte> bytes(static_cast<std::size_t>(about.st_size));
    std::size_t            filled = 0;
    while (filled < bytes.size()) {
        const auto more = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (more < 0 && errno == EINTR) continue;
        if (more < 0) return refuse(unreadable(path));
        if (more == 0) break; // it became shorter
        filled += static_cast<std::size_t>(more);
    }
    bytes.resize(filled);
    return bytes;
}

} // namespace

result<trusted_directory> trusted_directory::open(const std::string& path) {
    if (path.empty())
        return refuse(refusal(diagnostic_code::P001, path, "the name of a directory of plugins is empty", {},
                              "name the directory, or none"));
    std::error_code             failure;
    const std::filesystem::path whole = std::filesystem::canonical(path, failure);
    if (failure == std::errc::permission_denied)
        return refuse(
            refusal(diagnostic_code::P001, path, "the directory of plugins cannot be entered: " + failure.message()));
    if (!failure && std::filesystem::exists(whole, failure) && !std::filesystem::is_directory(whole, failure))
        return refuse(refusal(diagnostic_code::P001, path, "it is a file", "a directory of plugins",
                              "name its directory: " + whole.parent_path().string()));
    if (failure || !std::filesystem::is_directory(whole, failure))
        return refuse(refusal(diagnostic_code::P001, path, "there is no such directory of plugins"));

    file_descriptor       here;
    std::filesystem::path reached;
    for (const std::filesystem::path& part : whole) {
        reached /= part;
        here = step_into(here, part.c_str());
        struct stat about {};
        if (!here.is_open() || ::fstat(here.number(), &about) != 0)
            return refuse(refusal(diagnostic_code::P006, reached.string(), "it cannot be entered: " + why(),
                                  "a directory above the plugins in " + whole.string(), remedy_for_shortage(why())));
        if (reached != whole && is_common_ground(about)) continue;
        if (auto problem = changed_by_others(about, reached.string())) {
            if (reached != whole) problem->message = "above the plugins in " + whole.string() + ": " + problem->message;
            return refuse(*std::move(problem));
        }
    }
    return trusted_directory(whole.string(), std::move(here));
}

std::string trusted_directory::path_of(const std::string& name) const {
    return path_.ends_with('/') ? path_ + name : path_ + '/' + name;
}

std::optional<result<std::vector<std::byte>>> trusted_directory::read(const std::string& name, std::size_t most) const {
    const std::string path  = path_of(name);
    std::string       named = name;
    for (int links = 0; links <= most_links; ++links) {
        // Without O_NONBLOCK a pipe would wait for somebody who writes.
        const file_descriptor file(
            ::openat(opened_.number(), named.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
        if (file.is_open()) return read_all(file, path, most);
        if (errno == ENOENT && links == 0) return std::nullopt;
        if (errno == ENOENT)
            return refuse(refusal(diagnostic_code::P002, path, "it is a link to '" + named + "', which is not there"));
        if (errno != ELOOP) return refuse(unreadable(path));
        named = read_link(opened_, named);
        if (named.empty() || named.find('/') != std::string::npos)
            return refuse(refusal(diagnostic_code::P006, path, "it is a link to '" + named + '\'',
                                  "the name of a file in the same directory", "copy the file itself to this place"));
    }
    return refuse(refusal(diagnostic_code::P006, path,
                          "it is the first of more than " + std::to_string(most_links) + " links", "a file",
                          "copy the file itself to this place"));
}

} // namespace opgave
