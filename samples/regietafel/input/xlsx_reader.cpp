// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/file_bytes.hpp>
#include <regietafel/input/worksheet_reader.hpp>
#include <regietafel/input/xlsx_parts.hpp>
#include <regietafel/input/xlsx_reader.hpp>

#include <algorithm>
#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace regietafel {

using opgave::diagnostic;
using opgave::diagnostic_code;
using opgave::refuse;

namespace {

const relationship* of_type(const std::vector<relationship>& all, std::string_view type) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.type == type; });
    return found == all.end() ? nullptr : &*found;
}

/// A tab of the workbook.
struct tab {
    std::string name;
    std::string part; ///< empty when the workbook does not say which, or says one outside the file
    bool        hidden = false;
};

/// The tabs that show cells; chart sheets show none.
std::vector<tab> tabs_of(pugi::xml_node workbook, const std::vector<relationship>& related) {
    std::vector<tab> tabs;
    for_each_child(child(workbook, "sheets"), "sheet", [&](pugi::xml_node node) {
        const auto part = std::find_if(related.begin(), related.end(),
                                       [&](const auto& one) { return one.id == relationship_id(node); });
        if (part != related.end() && part->type != "worksheet") return;
        const std::string_view state = node.attribute("state").value();
        tabs.push_back({node.attribute("name").value(), part == related.end() ? std::string{} : part->target,
                        state == "hidden" || state == "veryHidden"});
    });
    return tabs;
}

/// What the workbook keeps once for all its sheets.
opgave::result<shared_parts> read_shared_parts(zip_archive& archive, const std::vector<relationship>& related,
                                               const workbook_limits& limits) {
    shared_parts shared;
    if (const relationship* strings = of_type(related, "sharedStrings")) {
        const auto part = read_part(archive, strings->target, limits);
        if (!part) return refuse(part.error());
        shared.strings = shared_strings(*part);
    }
    if (const relationship* styles = of_type(related, "styles")) {
        const auto part = read_part(archive, styles->target, limits);
        if (!part) return refuse(part.error());
        shared.shows_date = date_styles(*part);
    }
    return shared;
}

opgave::result<std::vector<opgave::sheet>> read_sheets_of(zip_archive& archive, const workbook_limits& limits) {
    const opgave::place where{archive.file(), 0, 0, {}, {}};

    const auto package = read_relationships(archive, "", limits);
    if (!package) return refuse(package.error());
    const relationship* main = of_type(*package, "officeDocument");
    if (main == nullptr || !archive.holds(main->target))
        return refuse(
            diagnostic{diagnostic_code::W001, where, "the zip file holds no workbook", "an .xlsx workbook", {}});

    const auto document = read_part(archive, main->target, limits);
    if (!document) return refuse(document.error());
    const pugi::xml_node workbook = child(*document, "workbook");
    if (workbook.empty())
        return refuse(diagnostic{
            diagnostic_code::W001, where, "the file is an office document, but no workbook", "an .xlsx workbook", {}});
    const auto related = read_relationships(archive, main->target, limits);
    if (!related) return refuse(related.error());
    auto shared = read_shared_parts(archive, *related, limits);
    if (!shared) return refuse(std::move(shared.error()));
    shared->from_1904 = child(workbook, "workbookPr").attribute("date1904").as_bool();

    const std::vector<tab> tabs = tabs_of(workbook, *related);
    if (tabs.empty())
        return refuse(
            diagnostic{diagnostic_code::W002, where, "the workbook has no sheet", "a sheet for each municipality", {}});

    std::vector<opgave::sheet> sheets;
    opgave::diagnostics        problems;
    for (const tab& one : tabs) {
        auto& sheet     = sheets.emplace_back();
        sheet.file      = archive.file();
        sheet.name      = one.name;
        sheet.hidden    = one.hidden;
        const auto part = read_part(archive, one.part, limits);
        if (part) {
            read_worksheet(*part, *shared, limits, sheet, problems);
            continue;
        }
        for (diagnostic problem : part.error()) {
            problem.where.sheet = one.name;
            problems.push_back(std::move(problem));
        }
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return sheets;
}

} // namespace

opgave::result<std::vector<opgave::sheet>> read_workbook(const std::filesystem::path& file,
                                                         const workbook_limits&       limits) {
    auto bytes = read_bytes(file, limits.file_bytes);
    if (!bytes) return refuse(std::move(bytes.error()));
    return parse_workbook(*std::move(bytes), file, limits);
}

opgave::result<std::vector<opgave::sheet>> parse_workbook(std::vector<char> bytes, const std::filesystem::path& file,
                                                          const workbook_limits& limits) try {
    auto archive = zip_archive::open(std::move(bytes), file, limits);
    if (!archive) return refuse(std::move(archive.error()));
    return read_sheets_of(*archive, limits);
} catch (const std::bad_alloc&) {
    return refuse(diagnostic{
        diagnostic_code::W003, {file.string(), 0, 0, {}, {}}, "the workbook does not fit in memory", {}, {}});
}

} // namespace regietafel
