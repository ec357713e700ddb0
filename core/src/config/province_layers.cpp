// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/province_layers.hpp"

#include "config/file_beside.hpp"
#include "config/toml_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace opgave {

namespace {

constexpr std::int64_t supported_format = 1;

/// Reads a file after those that it extends, so that the nearest has the last word.
class layer_reader {
public:
    explicit layer_reader(diagnostics& problems) : problems_(problems), layers_(problems) {}

    /// @param extends  the key that named the file; absent for the province's own
    /// @return false when the file, or one that it extends, is not legible at all
    bool read(const std::filesystem::path& file, const value_reader& extends) {
        auto document = read_toml_file(file);
        if (!document) {
            for (diagnostic& one : document.error()) {
                if (one.code == diagnostic_code::T001 && extends.is_present())
                    report_unread(extends, file, one.message);
                else
                    problems_.push_back(std::move(one));
            }
            return false;
        }
        files_.push_back(std::move(document->read));
        table_reader root(document->root, "", problems_);
        if (!is_supported(root)) return false; // another format has other keys: nothing can be said about them
        open_.push_back(file.filename());
        const bool is_legible = read_what_it_extends(root, file);
        open_.pop_back();
        if (!is_legible) return false; // what this file only changes would seem to be half said
        std::erase_if(std::get<written_table>(document->root.what),
                      [](const written_entry& one) { return one.key == "format" || one.key == "extends"; });
        layers_.lay(std::move(document->root));
        return true;
    }

    laid_files take() {
        return {layers_.take_whole(), layers_.take_replaced(), layers_.take_removed(), std::move(files_)};
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
        const std::string nearest = nearest_file(name, extendable_beside(file));
        extends.report(diagnostic_code::T001, "= \"" + name + "\": " + why, {},
                       nearest.empty() ? "" : "did you mean '" + nearest + "'?");
    }

    /// The names of the files in the folder of `file`, in order; without those that are being read.
    std::vector<std::string> extendable_beside(const std::filesystem::path& file) const {
        std::vector<std::string> names = names_beside(file);
        std::erase_if(names, [&](const std::string& name) { return is_open(name); });
        return names;
    }

    bool is_open(const std::filesystem::path& name) const {
        return std::find(open_.begin(), open_.end(), name) != open_.end();
    }

    bool read_what_it_extends(table_reader& root, const std::filesystem::path& file) {
        const value_reader extends = root.optional("extends");
        if (!extends.is_present()) return true;
        const auto farther = file_beside(file, extends);
        if (!farther) return false;
        if (is_open(farther->filename())) {
            extends.report(diagnostic_code::C013,
                           "= \"" + farther->filename().string() + "\" leads back to a file that extends this one");
            return false;
        }
        return read(*farther, extends);
    }

    diagnostics&                       problems_;
    layer_merge                        layers_;
    std::vector<std::filesystem::path> open_; ///< the files that are being read, the nearest first
    std::vector<file_sum>              files_;
};

} // namespace

std::optional<laid_files> read_layers(const std::filesystem::path& file, diagnostics& problems) {
    layer_reader layers(problems);
    if (!layers.read(file, value_reader(nullptr, "extends", problems))) return std::nullopt;
    return layers.take();
}

} // namespace opgave
