// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_layout.hpp>
#include <opgave/config/forms.hpp>

#include "fuzz/fuzz.hpp"

#include <regietafel/input/csv_reader.hpp>

#include <span>

/// A form in a CSV file, read by the layout of the forms of Drenthe.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto layout = opgave::read_form_layout("config/prt-drenthe.layout.toml").value();

    const auto sheet = regietafel::parse_csv(opgave::fuzzing::text_of(data, size), "De Wolden.csv");
    opgave::fuzzing::check(sheet);
    if (sheet) opgave::fuzzing::check(opgave::read_forms(layout, std::span(&*sheet, 1)));
    return 0;
}
