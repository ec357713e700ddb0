// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "fuzz/workbook_form.hpp"

#include <opgave/config/form_layout.hpp>
#include <opgave/config/forms.hpp>

#include "fuzz/fuzz.hpp"

#include <regietafel/input/xlsx_reader.hpp>

namespace opgave::fuzzing {

void read_workbook_form(const std::filesystem::path& file) {
    static const auto layout = read_form_layout("config/prt-drenthe.layout.toml").value();

    const auto sheets = regietafel::read_workbook(file);
    check(sheets);
    if (sheets) check(read_forms(layout, *sheets));
}

} // namespace opgave::fuzzing
