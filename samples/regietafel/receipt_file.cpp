// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/replace_file.hpp>

#include <regietafel/input/file_bytes.hpp>
#include <regietafel/json.hpp>
#include <regietafel/receipt_file.hpp>
#include <regietafel/saved_files.hpp>

#include <system_error>

namespace regietafel {

using namespace opgave;

namespace {

/// Of any version: who wrote it meant it to be made anew. A report has a receipt, and is none.
bool is_receipt(const std::vector<char>& bytes) {
    const json held = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    return held.is_object() && held.contains("schema") && held["schema"] == "opgave-receipt";
}

} // namespace

result<void> write_receipt(const std::filesystem::path& file, const receipt& of) {
    if (const std::string name = file.string(); printable(name) != name) return refuse(does_not_show(name));
    std::error_code unknown; // what is there and is no file is for `replace_file` to refuse
    if (std::filesystem::is_regular_file(file, unknown)) {
        const auto held = read_bytes(file, most_bytes_of_a_receipt);
        if (!held || (!held->empty() && !is_receipt(*held)))
            return refuse(diagnostic{diagnostic_code::K002,
                                     {file.generic_string(), 0, 0, {}, {}},
                                     "a file of that name stands there, and it is no receipt",
                                     "a name that is free, or an earlier receipt",
                                     "choose another name for --receipt, or take that file away first"});
    }
    return replace_file(file.generic_string(), receipt_json(of));
}

} // namespace regietafel
