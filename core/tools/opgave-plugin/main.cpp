// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/version.hpp>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <opgave-plugin/verbs.hpp>

#include <cstdio>
#include <exception>
#include <string>

namespace opgave_plugin {

namespace {

constexpr add_verb verbs[] = {add_show, add_sums};

constexpr const char* about = "Looks at plugins of opgave, without running anything of them.";
constexpr const char* endings =
    "Exit codes: 0 done; 1 something is wrong with a file, each message says what, and nothing "
    "is printed\non standard output; 2 the options do not make sense.";

bool print(std::FILE* to, const std::string& text) {
    return std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0;
}

exit_code run(int count, char** arguments) {
    CLI::App program(about, "opgave-plugin");
    program.footer(endings);
    program.set_version_flag("--version", "opgave-plugin " + std::to_string(OPGAVE_VERSION_MAJOR) + '.'
                                              + std::to_string(OPGAVE_VERSION_MINOR) + '.'
                                              + std::to_string(OPGAVE_VERSION_PATCH));
    program.require_subcommand(1);
    exit_code ended = exit_code::done;
    for (const add_verb add : verbs) add(program, ended);
    try {
        program.parse(count, arguments);
    } catch (const CLI::ParseError& said) {
        return program.exit(said) == 0 ? exit_code::done : exit_code::bad_call;
    }
    return ended;
}

} // namespace

exit_code print_answer(const std::string& text) {
    if (print(stdout, text)) return exit_code::done;
    std::perror("opgave-plugin: standard output");
    return exit_code::refused;
}

exit_code print_refusal(const opgave::diagnostics& problems) {
    for (const opgave::diagnostic& one : problems) print(stderr, one.to_text() + '\n');
    return exit_code::refused;
}

} // namespace opgave_plugin

int main(int count, char** arguments) {
    try {
        return static_cast<int>(opgave_plugin::run(count, arguments));
    } catch (const std::exception& said) { // the library throws nothing; what is left is memory that ran out
        std::fprintf(stderr, "opgave-plugin: %s\n", said.what());
        return static_cast<int>(opgave_plugin::exit_code::refused);
    }
}
