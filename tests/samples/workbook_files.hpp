// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// A file in the folder for temporary files that goes when the object goes.
class temporary_file {
public:
    explicit temporary_file(const std::string& extension);
    ~temporary_file();
    temporary_file(const temporary_file&)            = delete;
    temporary_file& operator=(const temporary_file&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

    void                      write(const std::string& bytes) const;
    [[nodiscard]] std::string bytes() const;

private:
    std::filesystem::path path_;
};

/// Name and content of the entries of a zip file.
using zip_entries = std::vector<std::pair<std::string, std::string>>;

void write_zip(const std::filesystem::path& file, const zip_entries& entries);

/// The parts of a workbook whose only sheet is `De Wolden`, with `rows` inside its `sheetData`.
[[nodiscard]] zip_entries workbook_with(const std::string& rows);

/// Puts `content` in the place of the entry `name`, or adds it.
void put_entry(zip_entries& entries, const std::string& name, std::string content);
