// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/csv_reader.hpp>
#include <regietafel/input/form_file.hpp>
#include <regietafel/input/xlsx_reader.hpp>

#include <utility>

namespace regietafel {

opgave::result<std::vector<opgave::sheet>> read_form_file(const std::filesystem::path& file) {
    const auto extension = file.extension();
    if (extension != ".csv" && extension != ".CSV") return read_workbook(file);
    return read_csv(file).map([](opgave::sheet&& one) {
        std::vector<opgave::sheet> sheets;
        sheets.push_back(std::move(one));
        return sheets;
    });
}

} // namespace regietafel
