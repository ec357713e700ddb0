// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/trial.hpp"

#include "host/file_descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <system_error>

namespace opgave {

namespace {

constexpr char mark_of_the_end = '.'; // what a child that came to its end says

/// No signal reaches this thread while it lives: a handler of the program must not run in a child.
class without_signals {
public:
    without_signals() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~without_signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    without_signals(const without_signals&)            = delete;
    without_signals& operator=(const without_signals&) = delete;

private:
    sigset_t before_{};
};

[[noreturn]] void end_at_once() { ::_exit(EXIT_FAILURE); }

/// Makes the child one that can only end, and be heard of through its pipe alone.
void become_a_trial() {
    ::setsid(); // what it starts is ended with it
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    constexpr rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    const file_descriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nothing.number(), standard);

    // An exit() in a library would run the exit functions of the program, and write its files' buffers a second time. The
    // last that is registered is the first that runs.
    std::atexit(end_at_once);
    std::at_quick_exit(end_at_once);

    std::set_terminate(std::abort);
    for (int number = 1; number < NSIG; ++number) std::signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

// What is thrown would go on in a copy of the program.
[[noreturn]] void run_as_child(const std::function<void()>& what, int answer) noexcept {
    become_a_trial();
    what();
    const bool told = ::write(answer, &mark_of_the_end, 1) == 1;
    ::_exit(told ? EXIT_SUCCESS : EXIT_FAILURE);
}

enum class answered { came_to_its_end, ended, still_running };

answered wait_for_answer(int answer) {
    using clock    = std::chrono::steady_clock;
    const auto end = clock::now() + std::chrono::seconds(most_seconds_of_a_trial);
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - clock::now()).count();
        if (left <= 0) return answered::still_running;
        pollfd    asked{answer, POLLIN, 0};
        const int events = ::poll(&asked, 1, static_cast<int>(left));
        if (events < 0 && errno == EINTR) continue;
        if (events <= 0) return answered::still_running;
        char       said = 0;
        const auto size = ::read(answer, &said, 1);
        if (size < 0 && errno == EINTR) continue;
        return size == 1 && said == mark_of_the_end ? answered::came_to_its_end : answered::ended;
    }
}

/// How the child ended; that is not known where the program lets the system throw the ends of its children away.
std::string end_of(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return "ended before it was loaded";
    if (WIFSIGNALED(status)) {
        const int         number = WTERMSIG(status);
        const char* const name   = sigabbrev_np(number);
        return "crashed: signal " + std::to_string(number)
               + (name == nullptr ? std::string() : " (SIG" + std::string(name) + ')');
    }
    return "ended the process, with exit code " + std::to_string(WEXITSTATUS(status));
}

} // namespace

std::string try_in_a_child(const std::function<void()>& what) {
    const auto not_tried = [] { return "could not be started: " + std::generic_category().message(errno); };

    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return not_tried();
    const file_descriptor answer(ends[0]);
    file_descriptor       to_answer(ends[1]);

    pid_t child = -1;
    {
        const without_signals quiet;
        child = ::fork();
        if (child == 0) run_as_child(what, to_answer.number());
    }
    if (child < 0) return not_tried();
    to_answer = file_descriptor(); // so that the end of the child is the end of the pipe

    const answered said = wait_for_answer(answer.number());
    if (said == answered::still_running) ::kill(child, SIGKILL);
    ::kill(-child, SIGKILL); // what it started
    const std::string end = end_of(child);
    if (said == answered::came_to_its_end) return {};
    if (said == answered::still_running)
        return "was not loaded within " + std::to_string(most_seconds_of_a_trial) + " seconds";
    return end;
}

} // namespace opgave
