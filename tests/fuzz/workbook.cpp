// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "fuzz/fuzz.hpp"
#include "fuzz/workbook_form.hpp"

/// A form in a workbook, byte for byte. Most of what a fuzzer changes there only breaks the zip file: `workbook_parts` looks
/// behind that.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const opgave::fuzzing::input_folder folder("input.xlsx");
    opgave::fuzzing::read_workbook_form(folder.with(opgave::fuzzing::text_of(data, size)));
    return 0;
}
