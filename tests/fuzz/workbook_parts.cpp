// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "fuzz/fuzz.hpp"
#include "fuzz/workbook_form.hpp"
#include "samples/workbook_files.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace {

/// A line `== xl/workbook.xml` begins the part of that name; what stands before the first is passed over.
zip_entries parts_of(std::string_view text) {
    constexpr std::string_view mark = "== ";
    zip_entries                parts;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
        if (line.starts_with(mark))
            put_entry(parts, std::string(line.substr(mark.size())), {});
        else if (!parts.empty())
            parts.back().second.append(line) += '\n';
    }
    return parts;
}

} // namespace

/// A form in a workbook whose zip file is whole: the parts of the input, under their names.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const opgave::fuzzing::input_folder folder("input.xlsx");
    const zip_entries                          parts = parts_of(opgave::fuzzing::text_of(data, size));
    if (parts.empty()) return 0; // libzip writes no file then
    try {
        write_zip(folder.file(), parts);
    } catch (const std::runtime_error&) {
        return 0; // it takes every content, but not every name
    }
    opgave::fuzzing::read_workbook_form(folder.file());
    return 0;
}
