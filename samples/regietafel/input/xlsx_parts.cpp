// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/period.hpp>

#include <regietafel/input/xlsx_parts.hpp>

#include <chrono>
#include <set>
#include <utility>

namespace regietafel {

namespace {

/// The parts of a path between slashes, `.` and `..` followed; a `..` at the root stays at the root.
void follow(std::vector<std::string>& folders, std::string_view path) {
    while (!path.empty()) {
        const std::string_view step = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(path.size(), step.size() + 1));
        if (step == "..") {
            if (!folders.empty()) folders.pop_back();
        } else if (!step.empty() && step != ".") {
            folders.emplace_back(step);
        }
    }
}

std::string_view folder_of(std::string_view part) {
    const auto slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash);
}

std::string relationships_part(std::string_view part) {
    const std::string_view folder = folder_of(part);
    const std::string_view name   = folder.empty() ? part : part.substr(folder.size() + 1);
    return std::string(folder) + (folder.empty() ? "" : "/") + "_rels/" + std::string(name) + ".rels";
}

/// The built-in formats of dates and times that a file uses without writing them down (ECMA-376 part 1, 18.8.30).
bool is_built_in_date(int format) {
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47)
           || (format >= 50 && format <= 58);
}

} // namespace

std::string resolve_target(std::string_view part, std::string_view target) {
    std::vector<std::string> folders;
    if (!target.starts_with('/')) follow(folders, folder_of(part));
    follow(folders, target);

    std::string name;
    for (const std::string& folder : folders) name += (name.empty() ? "" : "/") + folder;
    return name;
}

opgave::result<std::vector<relationship>> read_relationships(zip_archive& archive, const std::string& part,
                                                             const workbook_limits& limits) {
    std::vector<relationship> all;
    const std::string         name = relationships_part(part);
    if (!archive.holds(name)) return all;
    const auto document = read_part(archive, name, limits);
    if (!document) return opgave::refuse(document.error());

    for_each_child(child(*document, "Relationships"), "Relationship", [&](pugi::xml_node node) {
        const std::string_view type    = node.attribute("Type").value();
        const bool             outside = std::string_view(node.attribute("TargetMode").value()) == "External";
        all.push_back({node.attribute("Id").value(), std::string(type.substr(type.rfind('/') + 1)),
                       outside ? std::string{} : resolve_target(part, node.attribute("Target").value())});
    });
    return all;
}

std::vector<std::string> shared_strings(const pugi::xml_document& part) {
    std::vector<std::string> strings;
    for_each_child(child(part, "sst"), "si", [&](pugi::xml_node item) { strings.push_back(text_of(item)); });
    return strings;
}

std::vector<bool> date_styles(const pugi::xml_document& part) {
    const pugi::xml_node sheet = child(part, "styleSheet");
    std::set<int>        date_formats;
    for_each_child(child(sheet, "numFmts"), "numFmt", [&](pugi::xml_node format) {
        if (is_date_format(format.attribute("formatCode").value()))
            date_formats.insert(format.attribute("numFmtId").as_int());
    });

    std::vector<bool> styles;
    for_each_child(child(sheet, "cellXfs"), "xf", [&](pugi::xml_node style) {
        const int format = style.attribute("numFmtId").as_int();
        styles.push_back(is_built_in_date(format) || date_formats.contains(format));
    });
    return styles;
}

bool is_date_format(std::string_view code) noexcept {
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '\\') {
            ++i;
        } else if (c == '"' || c == '[') {
            i = code.find(c == '"' ? '"' : ']', i + 1);
            if (i == std::string_view::npos) return false;
        } else if (std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

std::optional<std::string> day_of_serial(std::int64_t serial, bool from_1904) {
    using namespace std::chrono;
    constexpr std::int64_t last_day_of_9999 = 2'958'465;
    if (serial < 1 || serial > last_day_of_9999) return std::nullopt;

    // Day 60 of the 1900 count is the 29 February that 1900 did not have; only later days agree with the calendar.
    const std::int64_t   false_leap_day = from_1904 || serial < 60 ? 0 : 1;
    const sys_days       day_0          = from_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / 31};
    const year_month_day day{day_0 + days{static_cast<int>(serial - false_leap_day)}};
    if (int{day.year()} > 9999) return std::nullopt;
    return opgave::date{static_cast<std::int16_t>(int{day.year()}), static_cast<std::uint8_t>(unsigned{day.month()}),
                        static_cast<std::uint8_t>(unsigned{day.day()})}
        .to_text();
}

} // namespace regietafel
