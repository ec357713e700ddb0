// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/province_reader.hpp"
#include "config/toml_reader.hpp"

#include <opgave/config/province.hpp>

#include <algorithm>
#include <new>

namespace opgave {

namespace {

constexpr std::int64_t supported_format = 1;

/// Reads a file after those that it extends, so that the nearest has the last word.
class layer_reader {
public:
    layer_reader(province& into, diagnostics& problems) : said_(into), problems_(problems) {}

    void read(const std::filesystem::path& file) {
        auto document = read_toml(file);
        if (!document) {
            problems_.insert(problems_.end(), document.error().begin(), document.error().end());
            return;
        }
        said_.where = document->where;
        table_reader root(*document, "", problems_);
        if (!is_supported(root)) return; // another format has other keys: nothing more can be said about them
        open_.push_back(file.filename());
        read_what_it_extends(root, file);
        open_.pop_back();
        said_.where = document->where;
        province_reader(said_, problems_).read(root);
        root.finish();
    }

private:
    static std::string numbers() { return "format = " + std::to_string(supported_format) + ", the only one there is"; }

    bool is_supported(table_reader& root) {
        const value_reader format = root.optional("format");
        if (!format.is_present()) {
            root.report(diagnostic_code::C001, root.where(), "the key 'format' is missing", numbers());
            return false;
        }
        const auto number = format.as_whole();
        if (number && number->value != supported_format)
            format.report(diagnostic_code::C001, "= " + std::to_string(number->value) + " is unknown", numbers());
        return number && number->value == supported_format;
    }

    void read_what_it_extends(table_reader& root, const std::filesystem::path& file) {
        const value_reader extends = root.optional("extends");
        const auto         name    = extends.as_text();
        if (!name) return;
        const std::filesystem::path farther(name->value);
        // A configuration does not choose where the host reads: only what lies beside it.
        if (farther != farther.filename() || farther == "." || farther == "..") {
            extends.report(diagnostic_code::C005, "= \"" + name->value + "\" leads elsewhere", "the name of a file in the same folder");
            return;
        }
        if (std::find(open_.begin(), open_.end(), farther) != open_.end()) {
            extends.report(diagnostic_code::C013, "= \"" + name->value + "\" leads back to a file that extends this one");
            return;
        }
        read(file.parent_path() / farther);
    }

    province&                          said_;
    diagnostics&                       problems_;
    std::vector<std::filesystem::path> open_; ///< the files that are being read, nearest first
};

/// What one layer may leave to another, but not all of them.
void report_what_no_layer_said(const province& said, diagnostics& problems) {
    const auto need = [&](bool is_said, const std::string& key, const std::string& example) {
        if (!is_said)
            problems.push_back({diagnostic_code::C002, said.where, "the key '" + key + "' is missing, here and in what the file extends",
                                example, {}});
    };
    need(!said.id.empty(), "id", "the code of the whole, such as id = \"PV22\"");
    need(!said.name.empty(), "name", "such as name = \"Drenthe\"");
    need(!said.asked.value.empty(), "asked", "the basis of what is asked, such as asked = \"opgave\"");
    need(!said.offered.value.empty(), "offered", "the basis of what is offered, such as offered = \"voorstel\"");
    need(!said.periods.empty(), "periods", "such as periods = [\"2024\", \"2025\"]");
}

} // namespace

province read_province(const std::filesystem::path& file, diagnostics& problems) {
    province said;
    try {
        const std::size_t before = problems.size();
        layer_reader(said, problems).read(file);
        const bool is_legible = std::none_of(problems.begin() + static_cast<std::ptrdiff_t>(before), problems.end(), [](const diagnostic& one) {
            return one.code == diagnostic_code::C001 || name_of(one.code).front() == 'T';
        });
        if (is_legible) report_what_no_layer_said(said, problems);
    } catch (const std::bad_alloc&) {
        problems.push_back({diagnostic_code::R012, {}, "memory ran out", {}, {}});
    }
    return said;
}

result<province> read_province(const std::filesystem::path& file) {
    diagnostics problems;
    province    said = read_province(file, problems);
    if (problems.empty()) return said;
    sort_by_place(problems);
    return refuse(std::move(problems));
}

} // namespace opgave
