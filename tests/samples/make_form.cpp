// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// make_form WORKBOOK CSV...: writes the sample form samples/regietafel/forms/*.xlsx from the CSV files beside it.
#include "samples/form_workbook.hpp"

#include <regietafel/input/csv_reader.hpp>

#include <iostream>
#include <vector>

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: make_form WORKBOOK CSV...\n";
        return 2;
    }
    std::vector<opgave::sheet> sheets;
    for (int i = 2; i < argc; ++i) {
        auto sheet = regietafel::read_csv(argv[i]);
        if (!sheet) {
            for (const auto& problem : sheet.error()) std::cerr << problem.to_text() << '\n';
            return 1;
        }
        sheets.push_back(*std::move(sheet));
    }
    if (!write_form_workbook(argv[1], sheets)) {
        std::cerr << argv[1] << ": cannot be written\n";
        return 1;
    }
    return 0;
}
