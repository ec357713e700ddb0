// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/plugin_note.hpp"

#include <elf.h>
#include <gtest/gtest.h>
#include <link.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

using bytes = std::vector<char>; // as long as the file, so that a sanitizer sees a byte read beyond it

bytes read(const std::string& file) {
    std::ifstream from(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(from), {}};
}

const bytes& example() {
    static const bytes file = read(OPGAVE_TEST_PLUGINS "/example.so");
    return file;
}

opgave::result<opgave::plugin_note> note_in(const bytes& file) {
    return opgave::read_plugin_note(std::as_bytes(std::span(file)), "x.so");
}

std::string said_of(const bytes& file) {
    const auto  note = note_in(file);
    std::string lines;
    if (!note)
        for (const auto& one : note.error()) lines += one.to_text() + '\n';
    return note ? "it has a note" : lines;
}

/// The file with a part of its ELF header changed.
template <class Change>
bytes with_header(Change change) {
    bytes file = example();
    ElfW(Ehdr) header{};
    std::memcpy(&header, file.data(), sizeof header);
    change(header);
    std::memcpy(file.data(), &header, sizeof header);
    return file;
}

/// Where the note's owner stands in the file; its type comes before, and the minor version after.
std::size_t owner_in(const bytes& file) {
    constexpr char owner[8] = "opgave";
    const auto     at       = std::search(file.begin(), file.end(), std::begin(owner), std::end(owner));
    return static_cast<std::size_t>(at - file.begin());
}

bytes with_number_in_note(std::size_t from_owner, std::uint32_t number) {
    bytes file = example();
    std::memcpy(file.data() + owner_in(file) + from_owner, &number, sizeof number);
    return file;
}

constexpr std::size_t type_before  = static_cast<std::size_t>(-4);
constexpr std::size_t minor_after  = 8;
constexpr std::size_t content_size = static_cast<std::size_t>(-8);

// --- what is there ---------------------------------------------------------------------------------------------------

TEST(PluginNote, HoldsTheManifestByteForByte) {
    const auto note = note_in(example());
    ASSERT_TRUE(note) << said_of(example());
    EXPECT_EQ(note->abi_major, 1U);
    EXPECT_EQ(note->abi_minor, 0U);
    const bytes said = read("plugins/example/plugin.toml");
    EXPECT_EQ(note->manifest, std::string(said.begin(), said.end()));
}

TEST(PluginNote, HoldsTheOnlyCopyOfTheManifest) {
    const bytes said  = read("plugins/example/plugin.toml");
    const auto  first = std::search(example().begin(), example().end(), said.begin(), said.end());
    ASSERT_NE(first, example().end());
    EXPECT_EQ(std::search(first + 1, example().end(), said.begin(), said.end()), example().end());
}

TEST(PluginNote, OutlivesWhateverTakesOutWhatNobodyReads) {
    const bytes said = read("plugins/example/plugin.toml");
    for (const char* name : {"stripped", "sections_left_out", "as_one_program", "all_of_these"}) {
        const bytes file = read(std::string(OPGAVE_TEST_NOTES "/") + name + ".so");
        const auto  note = note_in(file);
        ASSERT_TRUE(note) << name << ": " << said_of(file);
        EXPECT_EQ(note->manifest, std::string(said.begin(), said.end())) << name;
    }
}

TEST(PluginNote, NeedsNoSectionHeaders) {
    const bytes file = with_header([](ElfW(Ehdr) & header) {
        header.e_shoff    = 0;
        header.e_shnum    = 0;
        header.e_shstrndx = SHN_UNDEF;
    });
    EXPECT_EQ(said_of(file), "it has a note");
}

// --- files that are no plugin for this machine -----------------------------------------------------------------------

TEST(PluginNote, IsNotLookedForInWhatIsNoElfFile) {
    EXPECT_EQ(said_of({}), "x.so: error P002: it is empty; expected a shared library; build it anew with "
                           "opgave_add_plugin(), or copy it anew\n");
    const std::string text = "This is a text, and no shared library.\n";
    EXPECT_EQ(said_of({text.begin(), text.end()}), "x.so: error P002: it is no ELF file; expected a shared library; "
                                                   "build it with opgave_add_plugin()\n");
}

TEST(PluginNote, SaysForWhichMachineAFileWasBuilt) {
    const auto other = [](auto header) { return said_of(with_header(header)); };
    if constexpr (sizeof(void*) == 8) {
        EXPECT_TRUE(other([](ElfW(Ehdr) & header) {
                        header.e_machine = EM_AARCH64 == header.e_machine ? EM_RISCV : EM_AARCH64;
                    }).starts_with("x.so: error P002: it was built for "));
        EXPECT_NE(other([](ElfW(Ehdr) & header) { header.e_ident[EI_CLASS] = ELFCLASS32; }).find(", 32 bits, "),
                  std::string::npos);
    }
#ifdef __x86_64__
    EXPECT_EQ(other([](ElfW(Ehdr) & header) { header.e_machine = EM_AARCH64; }),
              "x.so: error P002: it was built for aarch64, 64 bits, little-endian; expected x86-64, 64 bits, "
              "little-endian; build it for this machine\n");
    EXPECT_EQ(other([](ElfW(Ehdr) & header) { header.e_machine = 4711; }),
              "x.so: error P002: it was built for machine 4711, 64 bits, little-endian; expected x86-64, 64 bits, "
              "little-endian; build it for this machine\n");
#endif
}

TEST(PluginNote, SaysWhatAFileIsThatIsNoSharedLibrary) {
    const auto as = [](std::uint16_t type) {
        return said_of(with_header([=](ElfW(Ehdr) & header) { header.e_type = type; }));
    };
    EXPECT_EQ(as(ET_REL),
              "x.so: error P002: it is an object file that was not linked yet; expected a shared library\n");
    EXPECT_EQ(as(ET_EXEC), "x.so: error P002: it is a program; expected a shared library\n");
    EXPECT_EQ(as(ET_CORE), "x.so: error P002: it is a memory dump; expected a shared library\n");
    EXPECT_EQ(as(99), "x.so: error P002: it is an ELF file of kind 99; expected a shared library\n");
    EXPECT_EQ(said_of(read("/proc/self/exe")), "x.so: error P002: it is a program; expected a shared library\n");
}

TEST(PluginNote, IsNotLookedForInAFileThatIsCutOff) {
    ElfW(Ehdr) header{};
    std::memcpy(&header, example().data(), sizeof header);
    std::size_t end = 0; // of the last segment; what comes after it is not loaded
    for (std::size_t i = 0; i < header.e_phnum; ++i) {
        ElfW(Phdr) segment{};
        std::memcpy(&segment, example().data() + header.e_phoff + i * sizeof segment, sizeof segment);
        end = std::max<std::size_t>(end, segment.p_offset + segment.p_filesz);
    }
    for (const std::size_t size : {std::size_t{5}, std::size_t{16}, std::size_t{63}, std::size_t{64}, std::size_t{100},
                                   std::size_t{1000}, std::size_t{4096}, end - 1}) {
        const bytes part(example().begin(), example().begin() + static_cast<std::ptrdiff_t>(size));
        EXPECT_EQ(said_of(part), "x.so: error P002: it is cut off: its headers speak of more than the "
                                     + std::to_string(size)
                                     + " bytes it has; build it anew with opgave_add_plugin(), or copy it anew\n");
    }
}

// --- libraries whose note does not fit -------------------------------------------------------------------------------

TEST(PluginNote, MissesInALibraryThatIsNoPlugin) {
    bytes file           = example();
    file[owner_in(file)] = 'x';
    EXPECT_EQ(said_of(file), "x.so: error P003: it is a shared library, and no plugin: it has no manifest; build it "
                             "with opgave_add_plugin()\n");
}

TEST(PluginNote, IsOne) {
    EXPECT_EQ(said_of(read(OPGAVE_TEST_NOTES "/two_manifests.so")),
              "x.so: error P003: it has 2 manifests; expected one; build each plugin as a library of its own\n");
}

TEST(PluginNote, IsOfTheInterfaceOfTheHost) {
    EXPECT_EQ(said_of(with_number_in_note(type_before, 2)),
              "x.so: error P005: built for plugin interface 2; expected interface 1; rebuild it against this version "
              "of opgave\n");
    EXPECT_EQ(said_of(with_number_in_note(minor_after, 7)),
              "x.so: error P005: it needs plugin interface 1.7; expected at most 1.0; use a newer host, or rebuild the "
              "plugin against this version of opgave\n");
}

TEST(PluginNote, IsWhole) {
    EXPECT_EQ(said_of(with_number_in_note(content_size, 7)),
              "x.so: error P003: its manifest is cut off; build it with opgave_add_plugin()\n");
    EXPECT_TRUE(said_of(with_number_in_note(content_size, 0xFFFFFFF0U)).find("error P003") != std::string::npos);
}

/// Its bytes are nobody's word: whatever stands there, the answer is a note or a refusal.
TEST(PluginNote, OfADamagedFileIsReadWithinTheFile) {
    std::mt19937                               random(20240529);
    std::uniform_int_distribution<std::size_t> headers(0, 0x600);
    std::uniform_int_distribution<std::size_t> anywhere(0, example().size() - 1);
    std::uniform_int_distribution<int>         any_byte(-128, 127);
    std::size_t                                refused = 0;
    for (int i = 0; i < 3000; ++i) {
        bytes file = example();
        for (int flips = 0; flips < 1 + i % 8; ++flips)
            file[flips % 2 == 0 ? headers(random) : anywhere(random)] = static_cast<char>(any_byte(random));
        if (i % 3 == 0) file.resize(anywhere(random));
        file.shrink_to_fit();
        refused += note_in(file) ? 0U : 1U;
    }
    EXPECT_GT(refused, 500U);
}

} // namespace
