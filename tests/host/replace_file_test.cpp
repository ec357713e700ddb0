// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/replace_file.hpp>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace {

using opgave::replace_file;
using std::filesystem::path;

class ReplaceFile : public testing::Test {
protected:
    ReplaceFile() {
        std::string name = (std::filesystem::temp_directory_path() / "opgave-replace-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) folder = name;
    }
    ~ReplaceFile() override {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
        std::filesystem::remove_all(folder);
    }

    [[nodiscard]] std::string in_folder(const std::string& name) const { return (folder / name).string(); }

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& one : std::filesystem::directory_iterator(folder))
            all.push_back(one.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }

    path folder;
};

void write(const std::string& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

std::string text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

unsigned mode_of(const std::string& file) {
    struct stat found {};
    return ::stat(file.c_str(), &found) == 0 ? found.st_mode & 07777U : 0U;
}

std::string said(const opgave::result<void>& done) { return done ? "nothing wrong" : done.error().front().to_text(); }

/// What has to be done with other rights or limits than those of the tests.
/// @return what `work` returned, or -1 when the child did not end by itself
template <class Work>
int in_a_child(Work work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(ReplaceFile, MakesAFileThatIsNotThere) {
    const auto before = ::umask(027);
    const auto done   = replace_file(in_folder("new.csv"), "amv;13\n");
    ::umask(before);
    EXPECT_EQ(said(done), "nothing wrong");
    EXPECT_EQ(text_of(in_folder("new.csv")), "amv;13\n");
    EXPECT_EQ(mode_of(in_folder("new.csv")), 0640U);
    EXPECT_EQ(names(), std::vector<std::string>{"new.csv"});
}

TEST_F(ReplaceFile, ReplacesAllOfAFileAndKeepsItsMode) {
    const std::string file = in_folder("form.csv");
    write(file, "a much longer text than the new one");
    ASSERT_EQ(::chmod(file.c_str(), 0660), 0);
    EXPECT_EQ(said(replace_file(file, "short")), "nothing wrong");
    EXPECT_EQ(text_of(file), "short");
    EXPECT_EQ(mode_of(file), 0660U);
}

TEST_F(ReplaceFile, CanMakeAFileEmpty) {
    write(in_folder("form.csv"), "something");
    EXPECT_EQ(said(replace_file(in_folder("form.csv"), "")), "nothing wrong");
    EXPECT_EQ(text_of(in_folder("form.csv")), "");
}

TEST_F(ReplaceFile, FollowsALinkToWhatItNames) {
    ASSERT_TRUE(std::filesystem::create_directory(folder / "kept"));
    write(in_folder("kept/form.csv"), "old");
    std::filesystem::create_symlink("kept/form.csv", folder / "link.csv");
    std::filesystem::create_symlink("link.csv", folder / "link_to_link.csv");
    EXPECT_EQ(said(replace_file(in_folder("link_to_link.csv"), "new")), "nothing wrong");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.csv"));
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link_to_link.csv"));
    EXPECT_EQ(text_of(in_folder("kept/form.csv")), "new");
}

TEST_F(ReplaceFile, FollowsALinkToAFileThatIsNotThereYet) {
    std::filesystem::create_symlink("later.csv", folder / "link.csv");
    EXPECT_EQ(said(replace_file(in_folder("link.csv"), "new")), "nothing wrong");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.csv"));
    EXPECT_EQ(text_of(in_folder("later.csv")), "new");
}

TEST_F(ReplaceFile, TakesANameWithoutAFolder) {
    const path before = std::filesystem::current_path();
    std::filesystem::current_path(folder);
    const auto done = replace_file("here.csv", "new");
    std::filesystem::current_path(before);
    EXPECT_EQ(said(done), "nothing wrong");
    EXPECT_EQ(text_of(in_folder("here.csv")), "new");
}

/// The message of each way in which a file cannot be written; `tests/faulty/T005.expected` holds them together.
TEST_F(ReplaceFile, SaysWhyItCannot) {
    std::filesystem::create_symlink("circle.csv", folder / "circle.csv");
    ASSERT_EQ(::mkfifo(in_folder("pipe").c_str(), 0600), 0);
    std::string all;
    for (const char* name : {"absent/form.csv", "", "circle.csv", "pipe"}) {
        std::string one = said(replace_file(in_folder(name), "new"));
        one.replace(0, folder.string().size(), "");
        all += one + '\n';
    }
    EXPECT_EQ(all, text_of("tests/faulty/T005.expected"));
}

TEST_F(ReplaceFile, LeavesAFolderThatIsNotAFileAsItWas) {
    ASSERT_TRUE(std::filesystem::create_directory(folder / "form.csv"));
    EXPECT_FALSE(replace_file(in_folder("form.csv"), "new"));
    EXPECT_EQ(names(), std::vector<std::string>{"form.csv"});
}

TEST_F(ReplaceFile, LeavesWhatStoodInAFolderThatMayNotBeWritten) {
    const std::string file = in_folder("form.csv");
    write(file, "old");
    ASSERT_EQ(::chmod(folder.c_str(), 0555), 0);
    const int ended = in_a_child([&] {
        constexpr uid_t nobody = 65'534;
        if (::geteuid() == 0 && ::seteuid(nobody) != 0) return 2; // root may write everywhere
        const auto done = replace_file(file, "new");
        return said(done).find("its folder may not be written") != std::string::npos ? 0 : 1;
    });
    EXPECT_EQ(ended, 0);
    EXPECT_EQ(text_of(file), "old");
}

/// As on a full disk: only the first 1,000 bytes can be written.
TEST_F(ReplaceFile, LeavesWhatStoodThereWhenThereIsNoRoom) {
    const std::string file = in_folder("form.csv");
    write(file, "old");
    const int ended = in_a_child([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit little{1'000, 1'000};
        if (::setrlimit(RLIMIT_FSIZE, &little) != 0) return 2;
        return replace_file(file, std::string(100'000, 'n')) ? 1 : 0;
    });
    EXPECT_EQ(ended, 0);
    EXPECT_EQ(text_of(file), "old");
    EXPECT_EQ(names(), std::vector<std::string>{"form.csv"});
}

TEST_F(ReplaceFile, IsDoneByManyThreadsAtOnce) {
    const std::string        file = in_folder("form.csv");
    std::atomic<int>         refused{0};
    std::vector<std::thread> threads;
    for (const char letter : {'a', 'b', 'c', 'd'})
        threads.emplace_back([&, letter] {
            for (int i = 0; i < 25; ++i)
                if (!replace_file(file, std::string(50'000, letter))) ++refused;
        });
    for (std::thread& one : threads) one.join();
    EXPECT_EQ(refused, 0);
    const std::string found = text_of(file);
    EXPECT_EQ(found, std::string(50'000, found.empty() ? ' ' : found.front()));
    EXPECT_EQ(names(), std::vector<std::string>{"form.csv"});
}

TEST_F(ReplaceFile, SweepsOnlyWhatProcessesThatAreGoneLeftBesideTheFile) {
    const pid_t gone = ::fork();
    ASSERT_GE(gone, 0);
    if (gone == 0) ::_exit(0);
    ASSERT_EQ(::waitpid(gone, nullptr, 0), gone);

    const std::string of_gone = ".form.csv.opgave-" + std::to_string(gone) + "-0";
    const std::string of_self = ".form.csv.opgave-" + std::to_string(::getpid()) + "-123456789";
    const std::string other   = ".other.csv.opgave-" + std::to_string(gone) + "-0";
    const std::string unlike  = ".form.csv.opgave-" + std::to_string(gone) + "-copy";
    for (const std::string& name : {of_gone, of_self, other, unlike}) write(in_folder(name), "half");
    // Of a process of another machine, with a number that none has here: it holds its file locked.
    const std::string elsewhere = ".form.csv.opgave-" + std::to_string(gone) + "-1";
    write(in_folder(elsewhere), "half");
    const int held = ::open(in_folder(elsewhere).c_str(), O_WRONLY | O_CLOEXEC);
    ASSERT_EQ(::flock(held, LOCK_EX | LOCK_NB), 0);
    EXPECT_EQ(said(replace_file(in_folder("form.csv"), "new")), "nothing wrong");
    ::close(held);
    std::vector<std::string> expected{of_self, other, unlike, elsewhere, "form.csv"};
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(names(), expected);
}

} // namespace
