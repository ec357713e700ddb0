// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/faulty/faulty_host.hpp"

#include <elf.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>

/// Files that stand where a plugin should, and are none. Nobody listed them and the host allows it, so that each gets as far as
/// it can; none of them gets as far as to be run.
namespace {

using opgave::testing::bytes_of;
using opgave::testing::faulty_plugins;
using opgave::testing::temporary_folder;
using opgave::testing::without;

std::string sound() { return bytes_of(faulty_plugins / "sound.so"); }

std::string said_of_file_in(const temporary_folder& folder) {
    auto plugins = opgave::plugin_store::open({folder.path().string()}).value();
    EXPECT_TRUE(plugins.allow_unlisted());
    const auto loaded = plugins.load("sound");
    return without(loaded ? "it was loaded" : opgave::testing::lines_of(loaded.error()), folder.path());
}

std::string said_of_bytes(std::string_view bytes) {
    const temporary_folder folder;
    (void)folder.write("sound.so", bytes);
    return said_of_file_in(folder);
}

/// The sound plugin with one field of its ELF header changed.
template <class Field>
std::string with_header(std::size_t offset, Field value) {
    std::string bytes = sound();
    std::memcpy(bytes.data() + offset, &value, sizeof value);
    return bytes;
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItIsEmptyOrAText) {
    EXPECT_EQ(said_of_bytes(""), "sound.so: error P002: it is empty; expected a shared library; build it anew with "
                                 "opgave_add_plugin(), or copy it anew\n");
    EXPECT_EQ(
        said_of_bytes("This is a text, and no shared library.\n"),
        "sound.so: error P002: it is no ELF file; expected a shared library; build it with opgave_add_plugin()\n");
    EXPECT_EQ(said_of_bytes("\x7F"),
              "sound.so: error P002: it is no ELF file; expected a shared library; build it with "
              "opgave_add_plugin()\n");
}

TEST(FileThatIsNoPlugin, IsRefusedWhereverItIsCutOff) {
    const std::string whole = sound();
    // Behind the last segment stand the names that only debuggers read: a file that lacks those is whole to a loader.
    ASSERT_GT(whole.size(), 16384U);
    for (const std::size_t size : {std::size_t{4}, std::size_t{16}, std::size_t{63}, std::size_t{64}, std::size_t{200},
                                   std::size_t{1000}, std::size_t{4096}, std::size_t{8192}})
        EXPECT_EQ(said_of_bytes(whole.substr(0, size)),
                  "sound.so: error P002: it is cut off: its headers speak of more than the " + std::to_string(size)
                      + " bytes it has; build it anew with opgave_add_plugin(), or copy it anew\n");
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItWasBuiltForAnotherMachine) {
    const std::string other = with_header(offsetof(Elf64_Ehdr, e_machine), std::uint16_t{EM_S390});
    const std::string said  = said_of_bytes(other);
    EXPECT_TRUE(said.starts_with("sound.so: error P002: it was built for s390, 64 bits, little-endian; expected "))
        << said;
    EXPECT_TRUE(said.ends_with("; build it for this machine\n")) << said;
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItIsOfAnotherClass) {
    const std::string said = said_of_bytes(with_header(EI_CLASS, char{ELFCLASS32}));
    EXPECT_TRUE(said.starts_with("sound.so: error P002: it was built for ")) << said;
    EXPECT_NE(said.find(", 32 bits, little-endian; expected "), std::string::npos) << said;
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItIsAProgram) {
    EXPECT_EQ(said_of_bytes(bytes_of("/proc/self/exe")),
              "sound.so: error P002: it is a program; expected a shared library\n");
    EXPECT_EQ(said_of_bytes(with_header(offsetof(Elf64_Ehdr, e_type), std::uint16_t{ET_REL})),
              "sound.so: error P002: it is an object file that was not linked yet; expected a shared library\n");
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItIsALibraryOfSomethingElse) {
    EXPECT_EQ(said_of_bytes(bytes_of(faulty_plugins / "../lost/liblost_library.so")),
              "sound.so: error P003: it is a shared library, and no plugin: it has no manifest; build it with "
              "opgave_add_plugin()\n");
}

/// The sound plugin with the version changed that its note states: two numbers around the owner's name.
std::string with_note_of(std::uint32_t major, std::uint32_t minor) {
    std::string       bytes = sound();
    const std::size_t owner = bytes.find(std::string_view("opgave\0\0", 8));
    EXPECT_NE(owner, std::string::npos);
    std::memcpy(bytes.data() + owner - sizeof major, &major, sizeof major);
    std::memcpy(bytes.data() + owner + 8, &minor, sizeof minor);
    return bytes;
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItWasBuiltForAnotherInterface) {
    EXPECT_EQ(said_of_bytes(with_note_of(2, 0)),
              "sound.so: error P005: built for plugin interface 2; expected interface 1; "
              "rebuild it against this version of opgave\n");
    EXPECT_EQ(
        said_of_bytes(with_note_of(1, 7)),
        "sound.so: error P005: it needs plugin interface 1.7; expected at most 1.0; use a newer host, or rebuild the "
        "plugin against this version of opgave\n");
}

TEST(FileThatIsNoPlugin, IsRefusedUnderTheNameOfAnother) {
    EXPECT_EQ(said_of_bytes(bytes_of(faulty_plugins / "throws.so")),
              "sound.so: error P003: its manifest calls it 'throws'; expected 'sound'; give file and manifest the same "
              "name\n");
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItIsADirectory) {
    const temporary_folder folder;
    std::filesystem::create_directory(folder.path() / "sound.so");
    EXPECT_EQ(said_of_file_in(folder), "sound.so: error P002: it is a directory; expected a file\n");
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItIsAPipeAndNobodyWrites) {
    const temporary_folder folder;
    ASSERT_EQ(mkfifo((folder.path() / "sound.so").c_str(), 0600), 0);
    EXPECT_EQ(said_of_file_in(folder), "sound.so: error P002: it is no file; expected a file\n");
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItIsALinkThatLeadsOut) {
    const temporary_folder elsewhere;
    const auto             target = elsewhere.write("sound.so", sound());
    const temporary_folder folder;
    std::filesystem::create_symlink(target, folder.path() / "sound.so");
    EXPECT_EQ(
        without(said_of_file_in(folder), elsewhere.path()),
        "sound.so: error P006: it is a link to 'sound.so'; expected the name of a file in the same directory; copy "
        "the file itself to this place\n");
}

TEST(FileThatIsNoPlugin, IsRefusedWhereEverybodyCanWriteToIt) {
    const temporary_folder folder;
    const auto             file = folder.write("sound.so", sound());
    ASSERT_EQ(chmod(file.c_str(), 0666), 0);
    EXPECT_EQ(said_of_file_in(folder),
              "sound.so: error P006: everybody can write to it (mode 0666); expected its owner "
              "alone; chmod go-w sound.so\n");
}

/// Who owns a file may have taken the right to read it from himself; root reads it anyhow. So root asks as somebody else.
/// @return what is said, through a pipe from a child process
std::string said_to_another_user(const temporary_folder& folder) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534;
        const bool      asks   = geteuid() != 0 || (setegid(nobody) == 0 && seteuid(nobody) == 0);
        const auto      said   = asks ? said_of_file_in(folder) : "the user cannot be changed";
        (void)!write(ends[1], said.data(), said.size());
        _exit(0);
    }
    close(ends[1]);
    std::string said;
    char        piece[4096];
    for (ssize_t got = read(ends[0], piece, sizeof piece); got > 0; got = read(ends[0], piece, sizeof piece))
        said.append(piece, static_cast<std::size_t>(got));
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return said;
}

TEST(FileThatIsNoPlugin, IsRefusedWhereItMayNotBeRead) {
    const temporary_folder folder;
    const auto             file = folder.write("sound.so", sound());
    ASSERT_EQ(chmod(folder.path().c_str(), 0755), 0);
    ASSERT_EQ(chmod(file.c_str(), 0000), 0);
    EXPECT_EQ(said_to_another_user(folder), "sound.so: error P002: it cannot be read: Permission denied\n");
}

// --- a file that changes under the host ------------------------------------------------------------------------------

/// Two files take turns under one name while a host loads it: the sound plugin, which plugins.sums lists, and one that would
/// end the process as soon as it is loaded. What was checked is what is loaded, so this process lives.
TEST(FileThatIsSwapped, IsNeverLoadedWithoutBeingTheOneThatIsListed) {
    const temporary_folder folder;
    const auto             file = folder.write("sound.so", sound());
    std::filesystem::copy_file(faulty_plugins / "plugins.sums", folder.path() / "plugins.sums");
    const auto right = folder.write("right", sound());
    const auto wrong = folder.write("wrong", bytes_of(faulty_plugins / "aborts_at_start.so"));

    std::atomic<bool> goes_on = true;
    std::thread       swapper([&] {
        const auto next = folder.path() / "next";
        for (bool turn = false; goes_on; turn = !turn) {
            std::filesystem::copy_file(turn ? right : wrong, next, std::filesystem::copy_options::overwrite_existing);
            std::filesystem::rename(next, file); // at once
        }
    });
    const auto        plugins = opgave::plugin_store::open({folder.path().string()}).value();
    int               loaded  = 0;
    int               refused = 0;
    for (int i = 0; i < 100'000 && (loaded < 20 || refused < 20); ++i) {
        const auto got = plugins.load("sound");
        ++(got ? loaded : refused);
        if (got) {
            EXPECT_EQ(got->manifest.id, "sound");
        } else {
            const std::string said = opgave::testing::lines_of(got.error());
            EXPECT_NE(said.find("error P007: it is another file than plugins.sums lists"), std::string::npos) << said;
        }
    }
    goes_on = false;
    swapper.join();
    EXPECT_GE(loaded, 20);
    EXPECT_GE(refused, 20);
}

} // namespace
