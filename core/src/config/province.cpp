// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>

#include "config/province_reader.hpp"
#include "config/toml_reader.hpp"

#include <algorithm>
#include <new>

namespace opgave {

namespace {

constexpr std::int64_t supported_format = 1;

/// Reads a file after those that it extends, so that the nearest has the last word.
class layer_reader {
public:
    layer_reader(province& into, diagnostics& problems) : said_(into), problems_(problems), reader_(into, problems) {}

    /// @param extends  the key that named the file; absent for the province's own
    /// @return false when the file, or one that it extends, is not legible at all
    bool read(const std::filesystem::path& file, const value_reader& extends) {
        auto document = read_toml(file);
        if (!document) {
            for (diagnostic& one : document.error()) {
                if (one.code == diagnostic_code::T001 && extends.is_present())
                    report_unread(extends, file, one.message);
                else
                    problems_.push_back(std::move(one));
            }
            return false;
        }
        table_reader root(*document, "", problems_);
        if (!is_supported(root)) return false; // another format has other keys: nothing can be said about them
        open_.push_back(file.filename());
        const bool is_legible = read_what_it_extends(root, file);
        open_.pop_back();
        said_.where = document->where;
        reader_.read(root);
        root.finish();
        return is_legible;
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

    /// The reader edited the file that extends another: the mistake is most often in the name that stands there.
    void report_unread(const value_reader& extends, const std::filesystem::path& file, const std::string& why) const {
        const std::string name    = file.filename().string();
        const std::string nearest = nearest_name(name, extendable_beside(file));
        extends.report(diagnostic_code::T001, "= \"" + name + "\": " + why, {},
                       nearest.empty() ? "" : "did you mean '" + nearest + "'?");
    }

    /// The names of the files in the folder of `file`, in order; without those that are being read.
    std::vector<std::string> extendable_beside(const std::filesystem::path& file) const {
        std::vector<std::string> names;
        std::error_code          failure;
        const auto               folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
        for (std::filesystem::directory_iterator at(folder, failure), end; !failure && at != end;
             at.increment(failure)) {
            std::error_code unknown; // then it is no file to name
            const auto      name = at->path().filename();
            if (at->is_regular_file(unknown) && std::find(open_.begin(), open_.end(), name) == open_.end())
                names.push_back(name.string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    bool read_what_it_extends(table_reader& root, const std::filesystem::path& file) {
        const value_reader extends = root.optional("extends");
        if (!extends.is_present()) return true;
        const auto name = extends.as_text();
        if (!name) return false;
        const std::filesystem::path farther(name->value);
        // A configuration does not choose where the host reads: only what lies beside it.
        if (farther != farther.filename() || farther == "." || farther == "..") {
            extends.report(diagnostic_code::C005, "= \"" + name->value + "\" leads elsewhere",
                           "the name of a file in the same folder");
            return false;
        }
        if (std::find(open_.begin(), open_.end(), farther) != open_.end()) {
            extends.report(diagnostic_code::C013,
                           "= \"" + name->value + "\" leads back to a file that extends this one");
            return false;
        }
        return read(file.parent_path() / farther, extends);
    }

    province&                          said_;
    diagnostics&                       problems_;
    province_reader                    reader_;
    std::vector<std::filesystem::path> open_; ///< the files that are being read, the nearest first
};

/// What one layer may leave to another, but not all of them.
void report_what_no_layer_said(const province& said, diagnostics& problems) {
    const auto need = [&](bool is_said, const std::string& key, const std::string& example) {
        if (!is_said)
            problems.push_back({diagnostic_code::C002,
                                said.where,
                                "the key '" + key + "' is missing, here and in what the file extends",
                                example,
                                {}});
    };
    need(!said.id.empty(), "id", "the code of the whole, such as id = \"PV22\"");
    need(!said.name.empty(), "name", "the name of the whole, such as name = \"Drenthe\"");
    need(!said.asked.value.empty(), "asked", "the basis of what is asked, such as asked = \"opgave\"");
    need(!said.offered.value.empty(), "offered", "the basis of what is offered, such as offered = \"voorstel\"");
    need(!said.periods.empty(), "periods", "the periods of the table, such as periods = [\"2024\", \"2025\"]");
}

} // namespace

std::optional<province> read_province(const std::filesystem::path& file, diagnostics& problems) {
    try {
        province said;
        if (!layer_reader(said, problems).read(file, value_reader(nullptr, "extends", problems))) return std::nullopt;
        report_what_no_layer_said(said, problems);
        return said;
    } catch (const std::bad_alloc&) {
        problems.push_back({diagnostic_code::R012, {}, "memory ran out", {}, {}});
        return std::nullopt;
    }
}

result<province> read_province(const std::filesystem::path& file) {
    diagnostics problems;
    auto        said = read_province(file, problems);
    if (said && problems.empty()) return std::move(*said);
    sort_by_place(problems);
    return refuse(std::move(problems));
}

} // namespace opgave
