// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_figures.hpp>
#include <opgave/config/form_layout.hpp>
#include <opgave/config/forms.hpp>
#include <opgave/config/province.hpp>
#include <opgave/model/figures.hpp>

#include "config/shipped_categories.hpp"
#include "said.hpp"
#include "samples/workbook_files.hpp"

#include <gtest/gtest.h>
#include <regietafel/input/form_file.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// tests/faulty/forms holds wrong forms and layouts, each with what it says back in a file `.expected` of the same name.
/// Damaged workbooks are made here, and only what they say is kept there.
namespace {

using opgave::testing::lines_of;
using opgave::testing::text_of;

using std::filesystem::path;

const path folder = "tests/faulty/forms";

/// What comes back when a form is read by a layout and stated to Drenthe.
std::string said_about(const path& layout_file, const path& form_file) {
    const auto layout = opgave::read_form_layout(layout_file);
    if (!layout) return lines_of(layout.error());
    opgave::forms read;
    if (!form_file.empty()) {
        const auto sheets = regietafel::read_form_file(form_file);
        if (!sheets) return lines_of(sheets.error());
        auto forms = opgave::read_forms(*layout, *sheets);
        if (!forms) return lines_of(forms.error());
        read = *std::move(forms);
    }
    const auto      drenthe = opgave::read_province("config/drenthe.toml").value();
    auto            axes    = opgave::build_frame(drenthe, opgave::test::shipped_categories()).value();
    opgave::figures table(std::make_shared<const opgave::frame>(std::move(axes)));
    const auto      taken = opgave::state_forms(*layout, read, drenthe, table);
    return taken ? "nothing wrong\n" : lines_of(taken.error());
}

const path drenthe_layout = "config/prt-drenthe.layout.toml";

std::string said_about(const path& file) {
    return file.extension() == ".toml" ? said_about(file, {}) : said_about(drenthe_layout, file);
}

std::vector<path> files_in_folder(bool expectations) {
    std::vector<path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if ((entry.path().extension() == ".expected") == expectations) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

path expected_of(path file) { return file.replace_extension().replace_extension(".expected"); }

class FaultyForm : public testing::TestWithParam<path> {};

TEST_P(FaultyForm, SaysBackWhatIsExpected) { EXPECT_EQ(said_about(GetParam()), text_of(expected_of(GetParam()))); }

INSTANTIATE_TEST_SUITE_P(Drenthe, FaultyForm, testing::ValuesIn(files_in_folder(false)),
                         [](const auto& file) { return file.param.stem().stem().string(); });

/// A workbook that is made here, and called `name` in what it says.
std::string said_about_workbook(const zip_entries& entries, const std::string& name) {
    const temporary_file made(".xlsx");
    write_zip(made.path(), entries);
    std::string       said   = said_about(made.path());
    const std::string called = made.path().string();
    for (auto at = said.find(called); at != std::string::npos; at = said.find(called))
        said.replace(at, called.size(), name);
    return said;
}

TEST(FaultyWorkbook, SaysThatAFormulaHasNoResult) {
    const auto  text  = [](const std::string& words) { return "<c t='inlineStr'><is><t>" + words + "</t></is></c>"; };
    std::string years = "<row><c/>", bases = "<row><c/>", rows;
    for (const char* year : {"2023", "2024", "2024", "2025", "2026"}) years += text(year);
    for (const char* basis : {"Realisatie", "opgave", "voorstel", "voorstel", "voorstel"}) bases += text(basis);
    for (const char* label : {"AZC", "Noodopvang", "CNO", "AMV", "Totaal", "GOO", "POO", "Huisvesting Statushouders",
                              "2024-I", "statushouders"})
        rows += "<row>" + text(label) + "</row>";
    rows += "<row>" + text("Nidos") + "<c><f>B1+1</f></c></row>";
    EXPECT_EQ(said_about_workbook(workbook_with(years + "</row>" + bases + "</row>" + rows), "F009.xlsx"),
              text_of(folder / "F009.expected"));
}

TEST(FaultyWorkbook, SaysThatItHasADoctype) {
    auto entries = workbook_with("");
    put_entry(entries, "xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><sst/>");
    EXPECT_EQ(said_about_workbook(entries, "W002.xlsx"), text_of(folder / "W002.expected"));
}

TEST(FaultyWorkbook, SaysThatItInflatesTooFar) {
    const std::string spaces(std::size_t{20} * 1024 * 1024, ' ');
    EXPECT_EQ(said_about_workbook(workbook_with(spaces), "W003.xlsx"), text_of(folder / "W003.expected"));
}

TEST(FaultyForms, HoldAnExampleOfEveryCodeOfFormsAndWorkbooks) {
    std::string all;
    for (const path& file : files_in_folder(true)) all += text_of(file);
    for (const auto& entry : opgave::diagnostic_codes) {
        if (entry.name.front() != 'F' && entry.name.front() != 'W') continue;
        EXPECT_NE(all.find(" " + std::string(entry.name) + ": "), std::string::npos)
            << entry.name << " (" << entry.about << ") has no example in " << folder;
    }
}

} // namespace
