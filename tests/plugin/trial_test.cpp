// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/trial.hpp"
#include "plugin/faulty/temporary_folder.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

/// A child process, in which something is tried that may end it.
namespace {

using opgave::try_in_a_child;
using opgave::testing::bytes_of;
using opgave::testing::temporary_folder;

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD; }

TEST(Trial, SaysNothingOfWhatComesToItsEnd) {
    int here = 0;
    EXPECT_EQ(try_in_a_child([&] { here = 1; }), "");
    EXPECT_EQ(here, 0); // it was another process
    EXPECT_FALSE(has_children());
}

TEST(Trial, SaysHowItsChildEnded) {
    EXPECT_EQ(try_in_a_child([] { std::raise(SIGSEGV); }), "crashed: signal 11 (SIGSEGV)");
    EXPECT_EQ(try_in_a_child([] { std::abort(); }), "crashed: signal 6 (SIGABRT)");
    EXPECT_EQ(try_in_a_child([] { throw std::runtime_error("thrown"); }), "crashed: signal 6 (SIGABRT)");
    EXPECT_EQ(try_in_a_child([] { ::_exit(3); }), "ended the process, with exit code 3");
    EXPECT_EQ(try_in_a_child([] { ::_exit(0); }), "ended the process, with exit code 0");
    EXPECT_FALSE(has_children());
}

TEST(Trial, EndsWhatDoesNotEnd) {
    EXPECT_EQ(try_in_a_child([] {
                  for (;;) ::pause();
              }),
              "was not loaded within 5 seconds");
    EXPECT_FALSE(has_children());
}

TEST(Trial, EndsWhatItsChildStarted) {
    // The grandchild keeps the pipe open: it is waited for in vain, and ended.
    EXPECT_EQ(try_in_a_child([] {
                  if (::fork() == 0)
                      for (;;) ::pause();
              }),
              "");
    EXPECT_FALSE(has_children());
}

TEST(Trial, PrintsNothing) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    EXPECT_EQ(try_in_a_child([] {
                  std::puts("from the child");
                  std::fputs("from the child\n", stderr);
                  std::fflush(nullptr);
              }),
              "");
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Trial, RunsNoExitFunctionAndNoSignalHandlerOfTheProgram) {
    static const temporary_folder folder;
    static const std::string      file = (folder.path() / "ran").string();
    std::atexit([] {
        if (std::filesystem::exists(folder.path())) folder.write("ran", "at the end of the program");
    });
    struct sigaction before {};
    struct sigaction handled {};
    handled.sa_handler = [](int) { ::close(::open(file.c_str(), O_CREAT | O_WRONLY, 0600)); };
    ASSERT_EQ(::sigaction(SIGTERM, &handled, &before), 0);
    EXPECT_EQ(try_in_a_child([] { std::exit(0); }), "ended the process, with exit code 1");
    EXPECT_EQ(try_in_a_child([] { std::quick_exit(0); }), "ended the process, with exit code 1");
    EXPECT_EQ(try_in_a_child([] { std::raise(SIGTERM); }), "crashed: signal 15 (SIGTERM)");
    EXPECT_EQ(::sigaction(SIGTERM, &before, nullptr), 0);
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Trial, KnowsGoodFromBadAlsoWhereTheSystemThrowsEndsOfChildrenAway) {
    const auto before = std::signal(SIGCHLD, SIG_IGN);
    EXPECT_EQ(try_in_a_child([] {}), "");
    EXPECT_EQ(try_in_a_child([] { std::abort(); }), "ended before it was loaded");
    std::signal(SIGCHLD, before);
}

TEST(Trial, LeavesTheSignalsOfItsThreadAsTheyWere) {
    sigset_t before;
    pthread_sigmask(SIG_SETMASK, nullptr, &before);
    EXPECT_EQ(try_in_a_child([] {}), "");
    sigset_t after;
    pthread_sigmask(SIG_SETMASK, nullptr, &after);
    for (int number = 1; number < NSIG; ++number)
        EXPECT_EQ(sigismember(&before, number), sigismember(&after, number)) << number;
}

} // namespace
