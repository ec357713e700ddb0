// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/elf_library.hpp"

#include <gelf.h>
#include <libelf.h>
#include <link.h>

#include <cstring>

/// The linker puts this at the ELF header of the program or library that this code is part of: what we were built for
/// ourselves, without a list of machines and without reading a file.
extern "C" const ElfW(Ehdr) __ehdr_start __attribute__((visibility("hidden")));

namespace opgave {

namespace {

constexpr const char* build_anew = "build it anew with opgave_add_plugin(), or copy it anew";

diagnostic refusal(const std::string& from, std::string what, std::string expected = {}, std::string remedy = {}) {
    return {diagnostic_code::P002, {from, 0, 0, {}, {}}, std::move(what), std::move(expected), std::move(remedy)};
}

diagnostic is_cut_off(const std::string& from, std::size_t size) {
    return refusal(from, "it is cut off: its headers speak of more than the " + std::to_string(size) + " bytes it has",
                   {}, build_anew);
}

diagnostic is_damaged(const std::string& from) { return refusal(from, "its ELF headers are damaged", {}, build_anew); }

std::string machine_name(std::uint16_t machine) {
    switch (machine) { // names for people; what is not here still has its number
    case EM_386: return "x86";
    case EM_X86_64: return "x86-64";
    case EM_ARM: return "arm";
    case EM_AARCH64: return "aarch64";
    case EM_PPC64: return "ppc64";
    case EM_RISCV: return "riscv";
    case EM_S390: return "s390";
    default: return "machine " + std::to_string(machine);
    }
}

/// `aarch64, 64 bits, little-endian`
std::string built_for(std::uint16_t machine, const unsigned char* identity) {
    return machine_name(machine) + (identity[EI_CLASS] == ELFCLASS64 ? ", 64 bits" : ", 32 bits")
           + (identity[EI_DATA] == ELFDATA2LSB ? ", little-endian" : ", big-endian");
}

bool begins_as_elf(std::span<const std::byte> file) {
    return file.size() >= SELFMAG && std::memcmp(file.data(), ELFMAG, SELFMAG) == 0;
}

/// How large the header is that begins with these bytes.
std::size_t size_of_header(std::span<const std::byte> file) {
    const bool is_wide = file.size() > EI_CLASS && file[EI_CLASS] == std::byte{ELFCLASS64};
    return is_wide ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr);
}

bool is_for_this_machine(const GElf_Ehdr& header) {
    return header.e_machine == __ehdr_start.e_machine && header.e_ident[EI_CLASS] == __ehdr_start.e_ident[EI_CLASS]
           && header.e_ident[EI_DATA] == __ehdr_start.e_ident[EI_DATA];
}

std::string kind_of_file(std::uint16_t type) {
    switch (type) {
    case ET_REL: return "an object file that was not linked yet";
    case ET_EXEC: return "a program";
    case ET_CORE: return "a memory dump";
    default: return "an ELF file of kind " + std::to_string(type);
    }
}

/// Whether `count` bytes from an offset of an untrusted header lie in a file.
bool lies_within(std::uint64_t offset, std::uint64_t count, std::size_t size) {
    return offset <= size && count <= size - offset;
}

Elf_Data* bytes_of(Elf* elf, const GElf_Phdr& segment, Elf_Type as) {
    return elf_getdata_rawchunk(elf, static_cast<std::int64_t>(segment.p_offset), segment.p_filesz, as);
}

/// Whether the dynamic section says that this is a program that may lie anywhere in memory.
bool says_it_is_a_program(Elf* elf, const GElf_Phdr& segment) {
    Elf_Data* entries = bytes_of(elf, segment, ELF_T_DYN);
    GElf_Dyn  entry{};
    for (int i = 0; entries != nullptr && gelf_getdyn(entries, i, &entry) != nullptr && entry.d_tag != DT_NULL; ++i)
        if (entry.d_tag == DT_FLAGS_1) return (entry.d_un.d_val & DF_1_PIE) != 0;
    return false;
}

/// @return what makes the segments unfit to load: nothing where they are fit
std::vector<diagnostic> check_segments(Elf* elf, const GElf_Ehdr& header, std::size_t size, const std::string& from) {
    if (!lies_within(header.e_phoff, std::uint64_t{header.e_phentsize} * header.e_phnum, size))
        return {is_cut_off(from, size)};
    std::size_t count = 0; // the header has no room for a large one
    if (elf_getphdrnum(elf, &count) != 0 || header.e_phentsize != gelf_fsize(elf, ELF_T_PHDR, 1, EV_CURRENT))
        return {is_damaged(from)};

    bool has_dynamic_section = false;
    bool is_program          = false;
    for (std::size_t i = 0; i < count; ++i) {
        GElf_Phdr segment{};
        if (gelf_getphdr(elf, static_cast<int>(i), &segment) == nullptr) return {is_damaged(from)};
        if (segment.p_type != PT_NULL && !lies_within(segment.p_offset, segment.p_filesz, size))
            return {is_cut_off(from, size)};
        if (segment.p_type == PT_INTERP) is_program = true;
        if (segment.p_type == PT_DYNAMIC) {
            has_dynamic_section = true;
            is_program          = is_program || says_it_is_a_program(elf, segment);
        }
    }
    if (is_program) return {refusal(from, "it is a program", "a shared library")};
    if (!has_dynamic_section)
        return {refusal(from, "it has no dynamic section", "a shared library", "build it with opgave_add_plugin()")};
    return {};
}

} // namespace

void elf_library::end::operator()(Elf* elf) const noexcept { elf_end(elf); }

result<elf_library> elf_library::open(std::span<const std::byte> file, const std::string& from) {
    if (file.empty()) return refuse(refusal(from, "it is empty", "a shared library", build_anew));
    if (!begins_as_elf(file))
        return refuse(refusal(from, "it is no ELF file", "a shared library", "build it with opgave_add_plugin()"));
    if (file.size() < size_of_header(file)) return refuse(is_cut_off(from, file.size()));

    elf_version(EV_CURRENT); // libelf wants to be asked first
    // libelf reads what it is given; the interface is older than const.
    elf_library library(elf_memory(const_cast<char*>(reinterpret_cast<const char*>(file.data())), file.size()));
    Elf*        elf = library.elf_.get();
    GElf_Ehdr   header{};
    if (elf == nullptr || elf_kind(elf) != ELF_K_ELF || gelf_getehdr(elf, &header) == nullptr)
        return refuse(is_damaged(from));
    if (!is_for_this_machine(header))
        return refuse(refusal(from, "it was built for " + built_for(header.e_machine, header.e_ident),
                              built_for(__ehdr_start.e_machine, __ehdr_start.e_ident), "build it for this machine"));
    if (header.e_type != ET_DYN)
        return refuse(refusal(from, "it is " + kind_of_file(header.e_type), "a shared library"));
    if (auto problems = check_segments(elf, header, file.size(), from); !problems.empty())
        return refuse(std::move(problems));
    return library;
}

std::vector<elf_library::note> elf_library::notes_of(std::string_view owner) const {
    std::vector<note> found;
    std::size_t       count = 0;
    elf_getphdrnum(elf_.get(), &count);
    for (std::size_t i = 0; i < count; ++i) {
        GElf_Phdr segment{};
        if (gelf_getphdr(elf_.get(), static_cast<int>(i), &segment) == nullptr || segment.p_type != PT_NOTE) continue;
        constexpr std::size_t wide_alignment = 8; // of the notes of the compiler itself
        Elf_Data* notes = bytes_of(elf_.get(), segment, segment.p_align == wide_alignment ? ELF_T_NHDR8 : ELF_T_NHDR);
        if (notes == nullptr) continue;
        const std::span bytes(static_cast<const std::byte*>(notes->d_buf), notes->d_size);
        GElf_Nhdr       header{};
        std::size_t     name    = 0;
        std::size_t     content = 0;
        std::size_t     at      = 0;
        while (at < bytes.size() && (at = gelf_getnote(notes, at, &header, &name, &content)) != 0) {
            const bool is_his = header.n_namesz == owner.size() + 1 // the name is terminated
                                && std::memcmp(bytes.data() + name, owner.data(), owner.size()) == 0
                                && bytes[name + owner.size()] == std::byte{0};
            if (is_his) found.push_back({header.n_type, bytes.subspan(content, header.n_descsz)});
        }
    }
    return found;
}

} // namespace opgave
