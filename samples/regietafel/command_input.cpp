// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <poll.h>
#include <regietafel/command_input.hpp>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace regietafel {

namespace {

/// What a handler of signals can reach is global; it is set by Ctrl-C and looked at while waiting for a line.
volatile sig_atomic_t was_interrupted = 0; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void note_interruption(int) { was_interrupted = 1; }

/// @param how  `SIG_BLOCK` or `SIG_UNBLOCK`
void change_interruptions(int how) {
    sigset_t only{};
    sigemptyset(&only);
    sigaddset(&only, SIGINT);
    ::sigprocmask(how, &only, nullptr);
}

} // namespace

/// Ctrl-C is held back but for the time that one waits for a line: so it never breaks off a save or an answer.
command_input::command_input() : is_terminal_(::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1) {
    if (!is_terminal_) return; // a program that is driven ends as any other does
    change_interruptions(SIG_BLOCK);
    struct sigaction noted = {};
    noted.sa_handler       = note_interruption;
    sigemptyset(&noted.sa_mask);
    ::sigaction(SIGINT, &noted, nullptr);
}

command_input::~command_input() {
    if (!is_terminal_) return;
    ::signal(SIGINT, SIG_DFL);
    change_interruptions(SIG_UNBLOCK);
}

command_input::came command_input::wait() {
    sigset_t none{};
    sigemptyset(&none);
    pollfd     input{STDIN_FILENO, POLLIN, 0};
    const bool failed = ::ppoll(&input, 1, nullptr, is_terminal_ ? &none : nullptr) < 0;
    if (std::exchange(was_interrupted, 0) != 0) return came::interruption;
    if (failed) return errno == EINTR ? came::line : came::end;
    std::array<char, 4096> piece{};
    const ssize_t          count = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (count > 0)
        read_.append(piece.data(), static_cast<std::size_t>(count));
    else if (count == 0 || (errno != EINTR && errno != EAGAIN))
        return came::end;
    return came::line;
}

command_input::came command_input::next(std::string& into) {
    bool is_too_long = false;
    for (;;) {
        const std::size_t end = read_.find('\n');
        if (end != std::string::npos || (is_at_end_ && !read_.empty())) {
            into = read_.substr(0, end);
            read_.erase(0, end == std::string::npos ? end : end + 1);
            return is_too_long || into.size() > longest_line ? came::too_long : came::line;
        }
        if (is_at_end_ && is_too_long) return came::too_long;
        if (is_at_end_) {
            is_at_end_ = false; // on a terminal more may follow
            return came::end;
        }
        if (read_.size() > longest_line) {
            is_too_long = true;
            read_.clear();
        }
        const came what = wait();
        if (what == came::interruption) {
            read_.clear(); // as the terminal does with the line
            return what;
        }
        is_at_end_ = what == came::end;
    }
}

} // namespace regietafel
