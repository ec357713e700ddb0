// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_layout.hpp>

#include "fuzz/fuzz.hpp"

/// A layout of forms.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto layout = opgave::parse_form_layout(opgave::fuzzing::text_of(data, size), "input.layout.toml");
    opgave::fuzzing::check(layout);
    if (layout) (void)opgave::names_in(*layout);
    return 0;
}
