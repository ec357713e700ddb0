// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/replace_file.hpp>

#include <regietafel/saved_files.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace regietafel {

using namespace opgave;

namespace {

/// Nothing where it cannot be read: then it holds something that is not known.
std::optional<std::string> text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad()) return std::nullopt;
    return text;
}

} // namespace

std::string path_without_links(const std::string& file) {
    std::error_code failed;
    const auto whole = std::filesystem::absolute(file, failed); // else a bare name stays one while no file bears it
    if (failed) return file;
    const auto found = std::filesystem::weakly_canonical(whole, failed);
    return failed ? file : found.string();
}

diagnostic does_not_show(const std::string& file) {
    return {diagnostic_code::T005,
            {},
            "the name '" + printable(file) + "' holds what does not show",
            "letters, digits, signs and spaces",
            {}};
}

void saved_files::read(const std::string& file, std::string_view bytes) { known_[path_without_links(file)] = bytes; }

void saved_files::rests_on(const std::string& file) { rested_on_.insert(path_without_links(file)); }

result<void> saved_files::save(const std::string& file, std::string_view bytes, bool anyway) {
    if (printable(file) != file) return refuse(does_not_show(file));
    const std::string name = path_without_links(file);
    if (rested_on_.contains(name))
        return refuse({diagnostic_code::K002,
                       {file, 0, 0, {}, {}},
                       "this session reads that file, and it would be lost",
                       {},
                       "choose another name"});
    std::error_code failed;
    // What is there and is no file is for `replace_file` to refuse. Between this look and the replacement somebody else may
    // yet save: nothing but a lock that all keep to could prevent that.
    if (!anyway && std::filesystem::is_regular_file(name, failed)) {
        const auto known = known_.find(name);
        const auto holds = text_of(name);
        if (holds != bytes && (known == known_.end() || holds != known->second))
            return refuse({diagnostic_code::K002,
                           {file, 0, 0, {}, {}},
                           known == known_.end() ? "a file of that name stands there, and this session did not make it"
                                                 : "the file has changed since this session read or saved it",
                           {},
                           "choose another name, or put ! behind it to replace it"});
    }
    if (auto said = replace_file(file, bytes); !said) return said;
    known_[path_without_links(file)] = bytes; // a link that led to nothing leads to the file now
    return {};
}

} // namespace regietafel
