// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/csv_reader.hpp>
#include <regietafel/input/file_bytes.hpp>
#include <regietafel/input/form_file.hpp>
#include <regietafel/input/xlsx_reader.hpp>

#include <string_view>
#include <utility>

namespace regietafel {

opgave::result<form_file> read_form_with_sum(const std::filesystem::path& file) {
    const auto extension = file.extension();
    const bool is_csv    = extension == ".csv" || extension == ".CSV";
    auto       bytes     = read_bytes(file, is_csv ? csv_limits{}.file_bytes : workbook_limits{}.file_bytes);
    if (!bytes) return opgave::refuse(std::move(bytes.error()));
    const std::string_view text(bytes->data(), bytes->size());

    form_file made{{}, opgave::sum_of_file(file.generic_string(), text)};
    if (is_csv) {
        auto sheet = parse_csv(text, file);
        if (!sheet) return opgave::refuse(std::move(sheet.error()));
        made.sheets.push_back(*std::move(sheet));
    } else {
        auto sheets = parse_workbook(*std::move(bytes), file);
        if (!sheets) return opgave::refuse(std::move(sheets.error()));
        made.sheets = *std::move(sheets);
    }
    return made;
}

opgave::result<std::vector<opgave::sheet>> read_form_file(const std::filesystem::path& file) {
    return read_form_with_sum(file).map([](form_file&& one) { return std::move(one.sheets); });
}

} // namespace regietafel
