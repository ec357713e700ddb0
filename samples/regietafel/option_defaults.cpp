// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <CLI/App.hpp>
#include <regietafel/option_defaults.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace regietafel {

namespace {

std::string environment(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? std::string() : value;
}

/// What stands in a folder and may be a form; a file is itself.
std::vector<std::string> forms_at(const std::string& path) {
    std::error_code          unreadable; // whoever reads the form says what is wrong with it
    std::vector<std::string> forms;
    if (!std::filesystem::is_directory(path, unreadable)) return {path};
    for (const auto& entry : std::filesystem::directory_iterator(path, unreadable)) {
        const std::string kind = entry.path().extension().string();
        if (kind == ".xlsx" || kind == ".csv") forms.push_back(entry.path().generic_string());
    }
    std::sort(forms.begin(), forms.end());
    return forms;
}

} // namespace

std::string province_or_default(std::string named) {
    return named.empty() ? environment("OPGAVE_PROVINCE") : named;
}

void takes_province(CLI::App* verb, std::string& into) {
    verb->add_option("--province", into, "Province file [the one that OPGAVE_PROVINCE names]")->type_name("FILE");
    verb->parse_complete_callback([&into] {
        into = province_or_default(std::move(into));
        if (into.empty())
            throw CLI::ValidationError(
                "--province", "which province? Name its file, or set OPGAVE_PROVINCE to it once for all calls");
    });
}

std::vector<std::string> forms_or_default(std::vector<std::string> named) {
    if (!named.empty()) return named;
    const std::string all = environment("OPGAVE_FORMS");
    for (std::string_view left = all; !left.empty();) {
        const std::size_t end = std::min(left.find(':'), left.size());
        if (end > 0)
            for (std::string& one : forms_at(std::string(left.substr(0, end)))) named.push_back(std::move(one));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return named;
}

} // namespace regietafel
