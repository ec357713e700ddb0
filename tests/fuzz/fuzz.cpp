// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "fuzz/fuzz.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace opgave::fuzzing {

namespace {

[[noreturn]] void give_up(const std::string& why) {
    std::cerr << why << std::endl;
    std::abort();
}

} // namespace

void check(const diagnostics& said) {
    if (said.empty()) give_up("a refusal says nothing");
    for (const diagnostic& one : said) {
        const std::string text = one.to_text();
        if (one.message.empty() || printable(text) != text) give_up("a refusal cannot be printed: " + printable(text));
    }
}

input_folder::input_folder(std::string_view name, std::initializer_list<const char*> beside) {
    std::string folder = (std::filesystem::temp_directory_path() / "opgave_fuzz_XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) give_up("no folder could be made beside " + folder);
    folder_ = folder;
    file_   = folder_ / name;
    for (const std::filesystem::path from : beside) std::filesystem::copy_file(from, folder_ / from.filename());
}

input_folder::~input_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

const std::filesystem::path& input_folder::with(std::string_view bytes) const {
    std::ofstream out(file_, std::ios::binary | std::ios::trunc);
    if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) give_up("the input cannot be written");
    return file_;
}

} // namespace opgave::fuzzing
