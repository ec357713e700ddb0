// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/sha256.hpp>
#include <opgave/config/manifest.hpp>

#include "host/plugin_note.hpp"

#include <CLI/App.hpp>
#include <listing/plugins_json.hpp>
#include <listing/plugins_page.hpp>
#include <opgave-plugin/verbs.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

namespace opgave_plugin {

using namespace opgave;

namespace {

/// As a plugin store has it: no plugin comes near.
constexpr std::uintmax_t most_bytes = std::uintmax_t{256} * 1024 * 1024;

tl::unexpected<diagnostics> unreadable(const std::string& file, std::string why, std::string remedy = {}) {
    return refuse(diagnostic{diagnostic_code::P002, {file, 0, 0, {}, {}}, std::move(why), {}, std::move(remedy)});
}

result<std::vector<std::byte>> bytes_of(const std::string& file) {
    std::error_code failure;
    if (std::filesystem::is_directory(file, failure))
        return unreadable(file, "it is a directory", "name one file in it");
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    if (failure) return unreadable(file, "it cannot be read: " + failure.message());
    if (size > most_bytes) return unreadable(file, "it has " + std::to_string(size) + " bytes, more than any plugin");
    std::vector<std::byte> bytes(size);
    std::ifstream          from(file, std::ios::binary);
    if (!from.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
        return unreadable(file, std::string("it cannot be read: ") + std::strerror(errno));
    return bytes;
}

result<listing::listed_plugin> look_at(const std::string& file) {
    const auto bytes = bytes_of(file);
    if (!bytes) return refuse(bytes.error());
    const auto note = read_plugin_note(*bytes, file);
    if (!note) return refuse(note.error());
    auto said = read_manifest(note->manifest, file + ": plugin.toml");
    if (!said) return refuse(std::move(said.error()));
    return listing::listed_plugin{std::move(*said), file,
                                  std::to_string(note->abi_major) + '.' + std::to_string(note->abi_minor),
                                  hex(sha256(*bytes))};
}

struct show_options {
    std::string file;
    std::string in      = "nl";
    bool        as_json = false;
};

exit_code show(const show_options& wanted) {
    const auto seen = look_at(wanted.file);
    if (!seen) return print_refusal(seen.error());
    const language in = wanted.in == "en" ? language::en : language::nl;
    return print_answer(wanted.as_json ? listing::plugins_json({*seen}, in) : listing::plugins_page({*seen}, in));
}

} // namespace

void add_show(CLI::App& program, exit_code& ended) {
    const auto wanted = std::make_shared<show_options>(); // lives as long as the verb
    CLI::App*  verb = program.add_subcommand("show", "Print all that a plugin offers: its kinds of rules, their keys, "
                                                      "and the sources in the law");
    verb->add_option("FILE", wanted->file, "The shared library of a plugin, such as plugins/asiel.so")
        ->type_name("")
        ->required();
    verb->add_option("--lang", wanted->in, "Language of the answer: nl or en [nl]")
        ->type_name("LANG")
        ->check([](const std::string& text) {
            return text == "nl" || text == "en" ? std::string() : "'" + text + "' is not nl or en";
        });
    verb->add_flag("--json", wanted->as_json,
                   "Answer as JSON, see config/schema/rules.schema.json; what is wrong is said in words");
    verb->callback([wanted, &ended] { ended = show(*wanted); });
}

} // namespace opgave_plugin
