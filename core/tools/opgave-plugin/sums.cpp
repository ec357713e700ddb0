// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/plugin_directory.hpp"
#include "host/plugin_id.hpp"
#include "host/plugin_sums.hpp"
#include "host/sha256.hpp"

#include <CLI/App.hpp>
#include <opgave-plugin/verbs.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

namespace opgave_plugin {

using namespace opgave;

namespace {

namespace fs = std::filesystem;

/// A line for each plugin of the directory. What a host would not load does not come on the list.
result<std::string> list_of(const plugin_directory& directory) {
    std::string lines;
    diagnostics problems;
    for (const std::string& id : directory.ids()) {
        const auto one = directory.examine(id, true);
        if (!one) continue; // taken away meanwhile
        if (*one)
            lines += hex((*one)->sum) + "  " + id + std::string(library_ending) + '\n';
        else
            problems.insert(problems.end(), one->error().begin(), one->error().end());
    }
    if (!problems.empty()) return refuse(std::move(problems));
    if (lines.empty())
        return refuse(diagnostic{diagnostic_code::P001,
                                 {directory.path(), 0, 0, {}, {}},
                                 "there is no plugin in this directory",
                                 "files such as asiel.so",
                                 {}});
    return lines;
}

/// Whoever reads the list meanwhile sees the old one or the new one.
std::optional<diagnostic> write_list(const fs::path& file, const std::string& lines) {
    const fs::path  unfinished = file.string() + ".new";
    std::error_code failure;
    constexpr auto  readable =
        fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;
    const bool        written = static_cast<bool>(std::ofstream(unfinished, std::ios::binary) << lines << std::flush);
    const std::string why     = std::strerror(errno);
    if (written) fs::permissions(unfinished, readable, failure);
    if (written && !failure) fs::rename(unfinished, file, failure);
    if (written && !failure) return std::nullopt;
    return diagnostic{diagnostic_code::P007,
                      {file.string(), 0, 0, {}, {}},
                      "the list cannot be written: " + (written ? failure.message() : why),
                      {},
                      {}};
}

exit_code list(const std::string& path) {
    const auto directory = plugin_directory::open_without_list(path);
    if (!directory) return print_refusal(directory.error());
    const auto lines = list_of(*directory);
    if (!lines) return print_refusal(lines.error());
    if (auto problem = write_list(fs::path(directory->path()) / plugin_sums::file_name, *lines))
        return print_refusal({*std::move(problem)});
    return print_answer(*lines);
}

} // namespace

void add_sums(CLI::App& program, exit_code& ended) {
    const auto wanted = std::make_shared<std::string>(); // lives as long as the verb
    CLI::App*  verb   = program.add_subcommand(
           "sums",
           "List the plugins of a directory, as they are now, in its plugins.sums: what a host may load from there");
    verb->add_option("DIR", *wanted, "The directory; every plugin in it is trusted from now on")
        ->type_name("")
        ->required();
    verb->callback([wanted, &ended] { ended = list(*wanted); });
}

} // namespace opgave_plugin
