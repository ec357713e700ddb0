// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/sha256.hpp>

#include "host/file_descriptor.hpp"
#include "host/plugin_directory.hpp"
#include "host/plugin_id.hpp"
#include "host/plugin_sums.hpp"

#include <CLI/App.hpp>
#include <fcntl.h>
#include <opgave-plugin/verbs.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <system_error>

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

/// Puts a text in the place of a file: whoever reads it meanwhile sees the old one or the new one, and what goes wrong
/// leaves the old one. The new one is written under a name that nobody else can have made before.
/// @return 0, or the number of what went wrong
int replace_file(const fs::path& file, const std::string& text) {
    constexpr mode_t      readable   = S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
    std::string           unfinished = file.string() + ".XXXXXX";
    const file_descriptor made(::mkostemp(unfinished.data(), O_CLOEXEC));
    if (!made.is_open()) return errno;
    if (write_all(made, std::as_bytes(std::span(text))) && ::fchmod(made.number(), readable) == 0
        && ::fsync(made.number()) == 0 && std::rename(unfinished.c_str(), file.c_str()) == 0)
        return 0;
    const int failure = errno;
    ::unlink(unfinished.c_str());
    return failure;
}

std::optional<diagnostic> write_list(const fs::path& file, const std::string& lines) {
    const int failure = replace_file(file, lines);
    if (failure == 0) return std::nullopt;
    return diagnostic{diagnostic_code::P007,
                      {file.string(), 0, 0, {}, {}},
                      "the list cannot be written: " + std::generic_category().message(failure),
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
