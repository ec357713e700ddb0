// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/plugin_copies.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// What is loaded: the bytes that were checked, once, for good. Each test has bytes of its own, since a process keeps them.
namespace {

namespace fs = std::filesystem;

using opgave::plugin_store;
using opgave::testing::expected_in;
using opgave::testing::plugin_copies;
using opgave::testing::said_by;
using opgave::testing::without;

/// Whether the process has mapped a file of this name.
bool is_mapped(const std::string& name) {
    return opgave::testing::bytes_of("/proc/self/maps").find(name) != std::string::npos;
}
/// As /proc tells of sealed memory that is called after a file.
std::string memory_of(const fs::path& file) { return "/memfd:" + file.string() + " (deleted)"; }

/// The open files of this process that are sealed memory called after a file.
std::vector<int> open_memories_of(const fs::path& file) {
    std::vector<int> numbers;
    for (const auto& one : fs::directory_iterator("/proc/self/fd")) {
        std::error_code failure; // the directory itself is among them, and closed by now
        if (fs::read_symlink(one, failure).string() == memory_of(file))
            numbers.push_back(std::stoi(one.path().filename().string()));
    }
    return numbers;
}

const void* code_of(const opgave::plugin& loaded) { return reinterpret_cast<const void*>(loaded.writes.at(0)); }

TEST(Loading, TakesTheBytesThatWereCheckedAndNotTheFile) {
    const plugin_copies folder;
    const fs::path      file   = folder.copy_and_list("example", "sealed");
    const auto          loaded = folder.open()->load("example");
    ASSERT_TRUE(loaded) << said_by(loaded);
    EXPECT_TRUE(is_mapped(memory_of(file)));
    fs::resize_file(file, 0); // ends a process that has mapped the file itself
    EXPECT_NE(*static_cast<const unsigned char*>(code_of(*loaded)), 0);
}

TEST(Loading, SealsWhatItKeepsOpen) {
    const plugin_copies folder;
    const fs::path      file = folder.copy_and_list("example", "kept open");
    ASSERT_TRUE(folder.open()->load("example"));
    const auto memories = open_memories_of(file);
    ASSERT_EQ(memories.size(), 1U);
    EXPECT_EQ(::fcntl(memories[0], F_GET_SEALS), F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    EXPECT_NE(::fcntl(memories[0], F_GETFD) & FD_CLOEXEC, 0);
    EXPECT_EQ(::pwrite(memories[0], "x", 1, 0), -1);
    EXPECT_EQ(errno, EPERM);
}

TEST(Loading, IsDoneOnceAProcess) {
    const plugin_copies folder;
    const plugin_copies same;
    const fs::path      file  = folder.copy_and_list("example", "once");
    const fs::path      again = same.copy_and_list("example", "once");
    const auto          first = folder.open()->load("example");
    const auto          other = same.open()->load("example");
    ASSERT_TRUE(first && other) << said_by(first) << said_by(other);
    EXPECT_EQ(code_of(*first), code_of(*other));
    EXPECT_EQ(other->from, again.string());
    EXPECT_TRUE(is_mapped(memory_of(file)));
    EXPECT_FALSE(is_mapped(memory_of(again)));
}

TEST(Loading, IsNotMisledByAFileThatTheProgramClosed) {
    const plugin_copies folder;
    const fs::path      file  = folder.copy_and_list("example", "closed");
    const auto          first = folder.open()->load("example");
    ASSERT_TRUE(first) << said_by(first);
    for (const int number : open_memories_of(file)) ::close(number); // as a program does that cleans up

    const fs::path second_file = folder.copy_and_list("asiel", "gets the number of the first");
    const auto     second      = folder.open()->load("asiel");
    ASSERT_TRUE(second) << said_by(second);
    EXPECT_TRUE(is_mapped(memory_of(second_file)));
    EXPECT_NE(code_of(*first), code_of(*second));
}

/// Takes every file that the process may still open, until the end of its scope.
class no_files_left {
public:
    no_files_left() {
        for (int one = ::dup(0); one >= 0; one = ::dup(0)) taken_.push_back(one);
    }
    ~no_files_left() {
        for (const int one : taken_) ::close(one);
    }
    no_files_left(const no_files_left&)            = delete;
    no_files_left& operator=(const no_files_left&) = delete;

    void but_one() {
        ::close(taken_.back());
        taken_.pop_back();
    }

private:
    std::vector<int> taken_;
};

TEST(Loading, SaysInWordsThatTheProcessHasNoFilesLeft) {
    const plugin_copies folder;
    (void)folder.copy_and_list("example", "no files left");
    const auto store = folder.open();
    const auto said  = [&] {
        const no_files_left none;
        return said_by(store->load("example"));
    }();
    EXPECT_EQ(
        without(said, folder.path()),
        "example.so: error P002: it cannot be read: Too many open files; raise the limit on open files (ulimit -n)\n");
    EXPECT_EQ(said_by(store->load("example")), "nothing\n");
}

TEST(Loading, SaysInWordsThatTheLoaderHasNoFilesLeft) {
#ifdef OPGAVE_TEST_SANITIZED
    GTEST_SKIP() << "sanitizers open files of their own when something is thrown";
#endif
    const plugin_copies folder;
    (void)folder.copy_and_list("example", "one file left");
    const auto store = folder.open();
    const auto said  = [&] {
        no_files_left none;
        none.but_one(); // to read the file by, and then for its memory: none to open that by its name
        return said_by(store->load("example"));
    }();
    EXPECT_EQ(without(said, folder.path()),
              "example.so: error P002: it cannot be loaded: cannot open shared object file: Too many open files; raise "
              "the limit on open files (ulimit -n)\n");
    EXPECT_EQ(said_by(store->load("example")), "nothing\n");
}

// --- what is not listed ----------------------------------------------------------------------------------------------

TEST(AllowUnlisted, TakesWhatNoListNames) {
    const plugin_copies folder;
    (void)folder.copy("example", "unlisted");
    auto store = folder.open();
    EXPECT_TRUE(store->allow_unlisted());
    EXPECT_EQ(said_by(store->load("example")), "nothing\n");
    EXPECT_EQ(said_by(store->load("example")), "nothing\n");
}

TEST(AllowUnlisted, DoesNotTakeAnotherFileThanTheListNames) {
    const plugin_copies folder;
    const fs::path      file = folder.copy_and_list("example", "listed");
    folder.write("example.so", opgave::testing::bytes_of(file) + "changed");
    auto store = folder.open();
    EXPECT_TRUE(store->allow_unlisted());
    EXPECT_NE(said_by(store->load("example")).find("it is another file than plugins.sums lists"), std::string::npos);
}

TEST(AllowUnlisted, RefusesWhatDoesNotSurviveAProcessOfItsOwn) {
    const plugin_copies folder;
    const fs::path      faulty = OPGAVE_TEST_FAULTY;
    const std::string   bytes  = opgave::testing::bytes_of(faulty / "aborts_at_start.so");
    folder.write("aborts_at_start.so", bytes);
    auto store = folder.open();
    EXPECT_TRUE(store->allow_unlisted());
    EXPECT_EQ(said_by(store->load("aborts_at_start")), expected_in(folder, "P008"));
}

TEST(AllowUnlisted, DoesNotBlameThePluginWhereNoProcessCanBeHad) {
#ifdef OPGAVE_TEST_SANITIZED
    GTEST_SKIP() << "sanitizers open files of their own to look at an object's type";
#endif
    const plugin_copies folder;
    (void)folder.copy("example", "one file left for the trial");
    auto store = folder.open();
    EXPECT_TRUE(store->allow_unlisted());
    const auto said = [&] {
        no_files_left none;
        none.but_one();
        return said_by(store->load("example"));
    }();
    EXPECT_EQ(without(said, folder.path()),
              "example.so: error P008: tried in a process of its own, it could not be started: Too many open files; "
              "raise the limit on open files (ulimit -n)\n");
}

TEST(AllowUnlisted, IsAllowedOfOneStoreAndNotOfItsCopies) {
    const plugin_copies folder;
    (void)folder.copy("example", "copies");
    auto       store = folder.open();
    const auto copy  = *store;
    EXPECT_TRUE(store->allow_unlisted());
    EXPECT_TRUE(store->load("example"));
    EXPECT_NE(said_by(copy.load("example")).find("error P007"), std::string::npos);
}

// --- for debuggers ---------------------------------------------------------------------------------------------------

TEST(DirectLoad, TakesTheFileItself) {
    const plugin_copies folder;
    const fs::path      file  = folder.copy_and_list("example", "direct");
    auto                store = folder.open();
    EXPECT_TRUE(store->direct_load());
    const auto loaded = store->load("example");
    ASSERT_TRUE(loaded) << said_by(loaded);
    EXPECT_TRUE(is_mapped(' ' + file.string()));
    EXPECT_FALSE(is_mapped(memory_of(file)));
}

TEST(DirectLoad, ChecksAsEver) {
    const plugin_copies folder;
    (void)folder.copy("example", "direct and unlisted");
    auto store = folder.open();
    EXPECT_TRUE(store->direct_load());
    EXPECT_NE(said_by(store->load("example")).find("error P007"), std::string::npos);
}

TEST(DirectLoad, SaysThatAFileWasChangedAfterItWasLoaded) {
    const plugin_copies folder;
    const fs::path      file  = folder.copy_and_list("example", "before");
    auto                store = folder.open();
    EXPECT_TRUE(store->direct_load());
    ASSERT_TRUE(store->load("example"));

    fs::remove(file); // and not overwritten, which would end this process
    fs::remove(folder.path() / "plugins.sums");
    (void)folder.copy_and_list("example", "after");
    auto later = folder.open();
    EXPECT_TRUE(later->direct_load());
    EXPECT_EQ(without(said_by(later->load("example")), folder.path()),
              "example.so: error P002: the file was changed after it was loaded, and this program goes on with what it "
              "was; start the program again\n");
}

// --- locked ----------------------------------------------------------------------------------------------------------

TEST(LockedStore, AllowsNothingMore) {
    const plugin_copies folder;
    (void)folder.copy("example", "locked");
    auto store = folder.open();
    store->lock();
    EXPECT_EQ(said_by(store->allow_unlisted()) + said_by(store->direct_load()), expected_in(folder, "P009"));
    EXPECT_NE(said_by(store->load("example")).find("error P007"), std::string::npos);
    auto copy = *store;
    EXPECT_FALSE(copy.allow_unlisted());
}

TEST(LockedStore, KeepsWhatWasAllowedBefore) {
    const plugin_copies folder;
    (void)folder.copy("example", "allowed before");
    auto store = folder.open();
    EXPECT_TRUE(store->allow_unlisted());
    store->lock();
    EXPECT_EQ(said_by(store->load("example")), "nothing\n");
}

// --- what there is ---------------------------------------------------------------------------------------------------

TEST(OfferedPlugins, AreAllThatTheHostCanSeeAndNoneOfThemRuns) {
    const plugin_copies first;
    const plugin_copies second;
    const fs::path      file = first.copy_and_list("example", "offered");
    (void)first.copy("asiel");
    first.write("Hoofdletter.so", "no id");
    first.write("lees.mij", "no library");
    (void)second.copy_and_list("example", "hidden by the first");
    (void)second.copy_and_list("drenthe", "offered");

    const auto offered = plugin_store::open({first.path(), second.path()})->offered();
    ASSERT_EQ(offered.size(), 3U);
    EXPECT_EQ(offered[0].id, "asiel");
    EXPECT_NE(said_by(offered[0].said).find("asiel.so: error P007: it is not listed"), std::string::npos);
    EXPECT_EQ(offered[1].id, "example");
    EXPECT_EQ(offered[1].from, file.string());
    ASSERT_TRUE(offered[1].said) << said_by(offered[1].said);
    EXPECT_EQ(offered[1].said->id, "example");
    EXPECT_EQ(offered[2].id, "drenthe");
    EXPECT_TRUE(offered[2].said);
    EXPECT_FALSE(is_mapped(first.path().string()));
    EXPECT_FALSE(is_mapped(second.path().string()));
}

TEST(OfferedPlugins, AreAlsoThoseThatAreLinkedIn) {
    const auto offered = plugin_store::of(opgave::shipped_plugins()).offered();
    ASSERT_EQ(offered.size(), opgave::shipped_plugins().size());
    EXPECT_EQ(offered[0].id, "afspraken");
    EXPECT_EQ(offered[0].from, "plugin 'afspraken' (linked in)");
    for (const auto& one : offered) EXPECT_EQ(one.said->id, one.id);
}

} // namespace
