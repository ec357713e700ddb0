// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/replace_file.hpp>

#include "host/file_descriptor.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace opgave {

namespace {

using std::filesystem::path;

/// The names of temporary files begin so: `.amv.csv.opgave-`; then follow the number of the process, `-`, and a count
/// that tells those of one process apart.
std::string temporary_prefix(const path& file) { return '.' + file.filename().string() + ".opgave-"; }

/// The process that made a temporary file of this prefix; 0 for any other name.
pid_t maker_of(const std::string& name, const std::string& prefix) {
    if (!name.starts_with(prefix)) return 0;
    pid_t       process = 0;
    const char* end     = name.data() + name.size();
    const auto  read    = std::from_chars(name.data() + prefix.size(), end, process);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != '-' || process <= 0) return 0;
    std::uint64_t count = 0;
    const auto    rest  = std::from_chars(read.ptr + 1, end, count);
    return rest.ec == std::errc{} && rest.ptr == end ? process : 0;
}

/// No process here has that number, and no machine that shares the folder writes the file: its maker locks it.
bool is_left_behind(const path& file, pid_t maker) {
    if (::kill(maker, 0) == 0 || errno != ESRCH) return false;
    const file_descriptor opened(::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    return opened.is_open() && ::flock(opened.number(), LOCK_EX | LOCK_NB) == 0;
}

/// Removes what processes that are no more left beside the file. Whatever cannot be removed does no harm.
void sweep_temporaries(const path& file) {
    const std::string prefix = temporary_prefix(file);
    std::vector<path> left;
    std::error_code   none;
    for (std::filesystem::directory_iterator one(file.parent_path(), none), end; !none && one != end;
         one.increment(none)) {
        const pid_t maker = maker_of(one->path().filename().string(), prefix);
        if (maker != 0 && is_left_behind(one->path(), maker)) left.push_back(one->path());
    }
    for (const path& one : left) std::filesystem::remove(one, none);
}

/// A file in the making; removed again unless it was put in its place.
class temporary_file {
public:
    temporary_file(int folder, const std::string& prefix) : folder_(folder) {
        const std::string  of_process = prefix + std::to_string(::getpid()) + '-';
        constexpr unsigned most_tries = 1'000; // other threads may write the same file just now
        for (unsigned i = 0; i < most_tries && !is_there_ && (i == 0 || errno == EEXIST); ++i) {
            name_ = of_process + std::to_string(i);
            file_ = file_descriptor(
                ::openat(folder_, name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
            is_there_ = file_.is_open();
        }
        if (is_there_) (void)::flock(file_.number(), LOCK_EX | LOCK_NB); // where locks are unknown, none looks for one
    }
    temporary_file(const temporary_file&)            = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    ~temporary_file() {
        if (is_there_) ::unlinkat(folder_, name_.c_str(), 0);
    }

    [[nodiscard]] bool is_open() const noexcept { return file_.is_open(); }

    [[nodiscard]] bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_.number(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

    /// The group is given first: changing it may take bits of the mode away.
    [[nodiscard]] bool take_after(const struct stat& old) const {
        // Whoever is not in the group of the old file gives the new one his own: no reason not to save.
        if (::fchown(file_.number(), static_cast<uid_t>(-1), old.st_gid) != 0 && errno != EPERM) return false;
        return give_mode(old.st_mode & static_cast<mode_t>(ALLPERMS));
    }
    [[nodiscard]] bool give_mode(mode_t mode) const { return ::fchmod(file_.number(), mode) == 0; }
    [[nodiscard]] bool reach_the_disk() const { return ::fsync(file_.number()) == 0; }

    [[nodiscard]] bool put_in_place_of(const std::string& name) {
        if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) return false;
        is_there_ = false;
        return true;
    }

private:
    int             folder_;
    std::string     name_;
    file_descriptor file_;
    bool            is_there_ = false;
};

/// The mode of a file that is made the common way. The umask can only be read by setting it, which would be seen by
/// other threads; the kernel tells it too.
mode_t mode_of_a_new_file() {
    constexpr mode_t readable = S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
    unsigned         mask     = 0;
    bool             is_known = false;
    if (std::FILE* status = std::fopen("/proc/self/status", "re"); status != nullptr) {
        for (char line[256]; !is_known && std::fgets(line, sizeof line, status) != nullptr;)
            is_known = std::sscanf(line, "Umask: %o", &mask) == 1;
        std::fclose(status);
    }
    return is_known ? readable & ~static_cast<mode_t>(mask) : S_IRUSR | S_IWUSR;
}

tl::unexpected<diagnostics> cannot_write(const std::string& file, const std::string& why, std::string remedy) {
    return refuse(
        {diagnostic_code::T005, {file, 0, 0, {}, {}}, "the file cannot be written: " + why, {}, std::move(remedy)});
}

tl::unexpected<diagnostics> cannot_write(const std::string& file, int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR: return cannot_write(file, "its folder does not exist", "make the folder first, or name another");
    case EACCES:
    case EPERM:
    case EROFS: return cannot_write(file, "its folder may not be written", "save it in a folder of your own");
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return cannot_write(file, "there is no room for it",
                            "make room, or save it elsewhere; what stood there is unchanged");
    case ELOOP: return cannot_write(file, "its symbolic links lead in a circle", "name the file itself");
    default:
        return cannot_write(file, std::generic_category().message(error),
                            "save it elsewhere; what stood there is unchanged");
    }
}

/// Follows links one by one: the last may name a file that is not there yet.
result<path> target_of(const std::string& file) {
    constexpr int most_links = 40; // as the kernel has it
    path          target     = file;
    for (int i = 0; i < most_links; ++i) {
        std::error_code error;
        const path      next = std::filesystem::read_symlink(target, error);
        if (error) return target;
        target = target.parent_path() / next; // an absolute one replaces all
    }
    return cannot_write(file, ELOOP);
}

} // namespace

result<void> replace_file(const std::string& file, std::string_view bytes) {
    const auto target = target_of(file);
    if (!target) return tl::unexpected(target.error());
    const std::string name = target->filename().string();
    if (name.empty() || name == "." || name == "..") return cannot_write(file, "it is a folder", "name a file in it");

    const path            parent = target->has_parent_path() ? target->parent_path() : path(".");
    const file_descriptor folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open()) return cannot_write(file, errno);

    struct stat old {};
    const bool  stood_there = ::fstatat(folder.number(), name.c_str(), &old, AT_SYMLINK_NOFOLLOW) == 0;
    if (!stood_there && errno != ENOENT) return cannot_write(file, errno);
    if (stood_there && S_ISDIR(old.st_mode)) return cannot_write(file, "it is a folder", "name a file in it");
    if (stood_there && !S_ISREG(old.st_mode))
        return cannot_write(file, "it is a device or pipe, which cannot be replaced", "name a regular file");

    sweep_temporaries(parent / name);
    temporary_file made(folder.number(), temporary_prefix(*target));
    if (!made.is_open() && errno == ENOENT) // the folder is open, so it is there; those of /proc and /sys take nothing
        return cannot_write(file, "no file can be made in its folder", "save it in a folder of your own");
    if (!made.is_open()) return cannot_write(file, errno);
    if (!made.write(bytes)) return cannot_write(file, errno);
    if (!(stood_there ? made.take_after(old) : made.give_mode(mode_of_a_new_file()))) return cannot_write(file, errno);
    // First the bytes, then the name, then that the folder knows it: no other order outlives a power cut.
    if (!made.reach_the_disk()) return cannot_write(file, errno);
    if (!made.put_in_place_of(name)) return cannot_write(file, errno);
    // Some file systems cannot bring a folder to the disk, and say that the call is not for it.
    if (::fsync(folder.number()) != 0 && errno != EINVAL) return cannot_write(file, errno);
    return {};
}

} // namespace opgave
