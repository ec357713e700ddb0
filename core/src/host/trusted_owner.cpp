// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/trusted_owner.hpp"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string_view>
#include <utility>
#include <vector>

namespace opgave {

namespace {

constexpr uid_t root = 0;

/// Looks an entry up in the databases of users or groups. The texts of the entry lie in `room`.
template <class Entry, class Number>
bool look_up(int (*find)(Number, Entry*, char*, std::size_t, Entry**), Number number, Entry& entry,
             std::vector<char>& room) {
    constexpr std::size_t most = std::size_t{1} << 20; // a group of a whole organisation
    for (room.resize(1024); room.size() <= most; room.resize(room.size() * 4)) {
        Entry*    found  = nullptr;
        const int failed = find(number, &entry, room.data(), room.size(), &found);
        if (failed != ERANGE) return failed == 0 && found != nullptr;
    }
    return false;
}

/// `'regie' (1000)`, or the number alone where it has no name
std::string name_of_user(uid_t number) {
    passwd            entry{};
    std::vector<char> room;
    const std::string digits = std::to_string(number);
    return look_up(getpwuid_r, number, entry, room) ? '\'' + std::string(entry.pw_name) + "' (" + digits + ')' : digits;
}

std::string name_of_group(gid_t number) {
    ::group           entry{};
    std::vector<char> room;
    const std::string digits = std::to_string(number);
    return look_up(getgrgid_r, number, entry, room) ? '\'' + std::string(entry.gr_name) + "' (" + digits + ')' : digits;
}

/// The group that a system gives each user: it bears the user's name, is the user's own, and nobody else is in it.
bool is_private_group(uid_t user, gid_t group) {
    passwd            owner{};
    ::group           shared{};
    std::vector<char> room_of_owner;
    std::vector<char> room_of_group;
    if (!look_up(getpwuid_r, user, owner, room_of_owner) || !look_up(getgrgid_r, group, shared, room_of_group))
        return false;
    const std::string_view name = owner.pw_name;
    if (owner.pw_gid != group || name != shared.gr_name) return false;
    for (char** member = shared.gr_mem; *member != nullptr; ++member)
        if (name != *member) return false;
    return true;
}

std::string octal(mode_t mode) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%04o", static_cast<unsigned>(mode) & 07777U);
    return text.data();
}

diagnostic refusal(const std::string& path, std::string what, std::string expected, std::string remedy) {
    return {diagnostic_code::P006, {path, 0, 0, {}, {}}, std::move(what), std::move(expected), std::move(remedy)};
}

} // namespace

std::optional<diagnostic> changed_by_others(const struct stat& about, const std::string& path) {
    const uid_t user = geteuid();
    if (about.st_uid != root && about.st_uid != user)
        return refusal(path, "it belongs to user " + name_of_user(about.st_uid),
                       user == root ? "root" : "root, or the user of this program: " + name_of_user(user),
                       "install it anew as one of these");
    if ((about.st_mode & S_IWOTH) != 0)
        return refusal(path, "everybody can write to it (mode " + octal(about.st_mode) + ')', "its owner alone",
                       "chmod go-w " + path);
    if ((about.st_mode & S_IWGRP) != 0 && !is_private_group(about.st_uid, about.st_gid))
        return refusal(path,
                       "group " + name_of_group(about.st_gid) + " can write to it (mode " + octal(about.st_mode) + ')',
                       "its owner alone", "chmod g-w " + path);
    return std::nullopt;
}

bool is_common_ground(const struct stat& about) {
    return S_ISDIR(about.st_mode) && about.st_uid == root && (about.st_mode & S_ISVTX) != 0;
}

} // namespace opgave
