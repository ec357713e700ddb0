// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "start_up/fresh_process.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace start_up {

std::optional<std::string> print_of_fresh_process(std::vector<std::string> arguments) {
    constexpr const char* this_program = "/proc/self/exe";
    std::vector<char*>    argv;
    arguments.insert(arguments.begin(), this_program);
    for (std::string& one : arguments) argv.push_back(one.data());
    argv.push_back(nullptr);

    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return std::nullopt;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    pid_t      child   = 0;
    const bool started = posix_spawn(&child, this_program, &actions, nullptr, argv.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);

    std::string           printed;
    std::array<char, 256> some{};
    for (ssize_t count = 0; (count = read(ends[0], some.data(), some.size())) > 0;)
        printed.append(some.data(), static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    if (!started || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return std::nullopt;
    return printed;
}

} // namespace start_up
