// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/expectations.hpp>

#include <regietafel/run_tests.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

constexpr const char* ending = ".test.toml";

result<std::vector<std::string>> files_of(const std::filesystem::path& path) {
    std::error_code          failure;
    std::vector<std::string> files;
    if (!std::filesystem::is_directory(path, failure)) return std::vector<std::string>{path.generic_string()};
    for (std::filesystem::recursive_directory_iterator at(path, failure), end; !failure && at != end;
         at.increment(failure))
        if (at->path().filename().string().ends_with(ending)) files.push_back(at->path().generic_string());
    std::sort(files.begin(), files.end());
    place where;
    where.file = path.generic_string();
    if (failure) return refuse({diagnostic_code::T001, where, "cannot be read: " + failure.message(), {}, {}});
    if (files.empty())
        return refuse(
            {diagnostic_code::T001, where, "holds no tests", std::string("files whose names end in ") + ending, {}});
    return files;
}

} // namespace

result<std::vector<checked_expectations>> run_tests(const std::filesystem::path& path, const plugin_store& plugins) {
    const auto files = files_of(path);
    if (!files) return refuse(files.error());
    std::vector<checked_expectations> all;
    diagnostics                       problems;
    for (const std::string& file : *files) {
        const auto expected = read_expectations(file);
        auto       checked =
            expected ? check_expectations(*expected, plugins) : result<checked_expectations>(refuse(expected.error()));
        if (checked)
            all.push_back(*std::move(checked));
        else
            std::move(checked.error().begin(), checked.error().end(), std::back_inserter(problems));
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return all;
}

} // namespace regietafel
