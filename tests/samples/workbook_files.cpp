// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "samples/workbook_files.hpp"

#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

temporary_file::temporary_file(const std::string& extension) {
    std::string name = (std::filesystem::temp_directory_path() / "opgave_test_XXXXXX").string() + extension;
    const int   file = mkstemps(name.data(), static_cast<int>(extension.size()));
    if (file < 0) throw std::runtime_error("no temporary file");
    close(file);
    path_ = name;
}

temporary_file::~temporary_file() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void temporary_file::write(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }

std::string temporary_file::bytes() const {
    std::ifstream stream(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_zip(const std::filesystem::path& file, const zip_entries& entries) {
    std::unique_ptr<zip_t, void (*)(zip_t*)> archive(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr),
                                                     zip_discard);
    if (archive == nullptr) throw std::runtime_error("no zip file");
    for (const auto& [name, content] : entries) {
        zip_source_t* source = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
        if (zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0)
            continue; // it is the archive's now
        zip_source_free(source);
        throw std::runtime_error("no zip entry");
    }
    if (zip_close(archive.get()) != 0) throw std::runtime_error("zip file not written");
    (void)archive.release(); // closed
}

zip_entries workbook_with(const std::string& rows) {
    const std::string office  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string main    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
    return {
        {"_rels/.rels", "<Relationships xmlns='" + package + "'><Relationship Id='rId1' Type='" + office
                            + "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns='" + main + "' xmlns:r='" + office
                                + "'><sheets><sheet name='De Wolden' sheetId='1' r:id='rId1'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships xmlns='" + package + "'><Relationship Id='rId1' Type='" + office
             + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" + office
             + "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='rId3' Type='" + office
             + "/styles' Target='styles.xml'/></Relationships>"},
        {"xl/sharedStrings.xml", "<sst xmlns='" + main + "'/>"},
        {"xl/styles.xml", "<styleSheet xmlns='" + main + "'/>"},
        {"xl/worksheets/sheet1.xml", "<worksheet xmlns='" + main + "'><sheetData>" + rows + "</sheetData></worksheet>"},
    };
}

void put_entry(zip_entries& entries, const std::string& name, std::string content) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == name; });
    if (found == entries.end())
        entries.emplace_back(name, std::move(content));
    else
        found->second = std::move(content);
}
