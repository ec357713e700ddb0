// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/replace_file.hpp>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <thread>

namespace {

using std::filesystem::path;

std::string text_of(const path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t files_in(const path& folder) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

/// Saves one text and the other by turns, until it is killed.
[[noreturn]] void save_for_ever(const std::string& file, const std::string& one, const std::string& other) {
    for (;;)
        if (!opgave::replace_file(file, one) || !opgave::replace_file(file, other)) ::_exit(1);
}

struct seen_after_kills {
    int         torn  = 0; ///< neither the one text nor the other
    int         ended = 0; ///< the child ended by itself: a save failed
    std::size_t most  = 0; ///< files in the folder at once
};

seen_after_kills kill_while_saving(const path& folder, std::size_t size, int times) {
    const std::string file = (folder / "table.csv").string();
    const std::string one(size, 'a'), other(size / 2, 'b');
    seen_after_kills  seen;
    if (!opgave::replace_file(file, one)) return {times, times, 0};
    std::mt19937                       random(20'240'415);
    std::uniform_int_distribution<int> microseconds(0, 30'000);
    for (int i = 0; i < times; ++i) {
        const pid_t child = ::fork();
        if (child == 0) save_for_ever(file, one, other);
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (!WIFSIGNALED(status)) ++seen.ended;
        const std::string found = text_of(file);
        if (found != one && found != other) ++seen.torn;
        seen.most = std::max(seen.most, files_in(folder));
    }
    return seen;
}

class ReplaceFileKilled : public testing::TestWithParam<std::size_t> {};

TEST_P(ReplaceFileKilled, LeavesTheOldBytesOrTheNew) {
    std::string name = (std::filesystem::temp_directory_path() / "opgave-killed-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    const path folder = name;
    const auto seen   = kill_while_saving(folder, GetParam(), 60);
    EXPECT_EQ(seen.torn, 0);
    EXPECT_EQ(seen.ended, 0);
    EXPECT_LE(seen.most, 2U) << "the temporary file of a killed process is swept by the next save";

    EXPECT_TRUE(opgave::replace_file((folder / "table.csv").string(), "whole"));
    EXPECT_EQ(text_of(folder / "table.csv"), "whole");
    EXPECT_EQ(files_in(folder), 1U);
    std::filesystem::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Bytes, ReplaceFileKilled, testing::Values(std::size_t{4} * 1024, std::size_t{1024} * 1024),
                         [](const auto& size) { return std::to_string(size.param); });

} // namespace
