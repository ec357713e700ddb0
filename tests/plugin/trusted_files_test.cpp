// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/plugin_copies.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

/// Who may have written a plugin, its list, and the directories above them. Most of this can be made by root alone.
namespace {

namespace fs = std::filesystem;

using opgave::plugin_store;
using opgave::testing::expected_in;
using opgave::testing::plugin_copies;
using opgave::testing::said_by;
using opgave::testing::said_of;
using opgave::testing::without;

constexpr uid_t nobody  = 65534;
constexpr gid_t nogroup = 65534;

void set_mode(const fs::path& file, mode_t mode) { ASSERT_EQ(::chmod(file.c_str(), mode), 0) << file; }
void give_to(const fs::path& file, uid_t user, gid_t group) {
    ASSERT_EQ(::lchown(file.c_str(), user, group), 0) << file;
}

/// As an install does it.
void make_directory(const fs::path& directory) {
    fs::create_directory(directory);
    set_mode(directory, 0755);
}

#define NEEDS_ROOT()                                                                                                   \
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away"

TEST(TrustedFile, IsOneThatOnlyItsOwnerCanChange) {
    const plugin_copies folder;
    const fs::path      file = folder.copy_and_list("example");
    EXPECT_EQ(said_of(folder, "example"), "nothing\n");
    for (const mode_t mode : {0666U, 0646U, 0777U}) {
        set_mode(file, mode);
        EXPECT_NE(said_of(folder, "example").find("example.so: error P006: everybody can write to it (mode 0"),
                  std::string::npos);
    }
    set_mode(file, 0444);
    EXPECT_EQ(said_of(folder, "example"), "nothing\n");
}

TEST(TrustedFile, IsRefusedWithWhatWasFoundWhatWasExpectedAndWhatToDo) {
    const plugin_copies folder;
    set_mode(folder.copy_and_list("example"), 0666);
    EXPECT_EQ(said_by(folder.open()->load("example")), expected_in(folder, "P006"));
}

TEST(TrustedFile, MayBeWrittenByAGroupThatIsItsOwnersAlone) {
    NEEDS_ROOT();
    const plugin_copies folder;
    const fs::path      file = folder.copy_and_list("example");
    set_mode(file, 0664);
    EXPECT_EQ(said_of(folder, "example"), "nothing\n"); // group root of user root
    give_to(file, 0, nogroup);
    EXPECT_EQ(said_of(folder, "example"),
              "example.so: error P006: group 'nogroup' (65534) can write to it (mode 0664); expected its owner alone; "
              "chmod g-w "
                  + without(file.string(), folder.path()) + '\n');
}

TEST(TrustedFile, BelongsToRootOrToTheUserOfTheProgram) {
    NEEDS_ROOT();
    const plugin_copies folder;
    give_to(folder.copy_and_list("example"), nobody, nogroup);
    EXPECT_EQ(said_of(folder, "example"),
              "example.so: error P006: it belongs to user 'nobody' (65534); expected root; install it anew as one of "
              "these\n");
}

TEST(TrustedFile, MayBeALinkToAnotherOfItsDirectory) {
    const plugin_copies folder;
    fs::rename(folder.copy_and_list("example"), folder.path() / "example.so.2");
    fs::create_symlink("example.so.2", folder.path() / "example.so.1");
    fs::create_symlink("example.so.1", folder.path() / "example.so");
    EXPECT_EQ(said_of(folder, "example"), "nothing\n");
}

TEST(TrustedFile, IsNoLinkThatLeadsElsewhere) {
    const plugin_copies folder;
    const plugin_copies elsewhere;
    const fs::path      file = elsewhere.copy_and_list("example");
    const auto          said = [&](const fs::path& target) {
        fs::remove(folder.path() / "example.so");
        fs::create_symlink(target, folder.path() / "example.so");
        return said_of(folder, "example");
    };
    const std::string refused =
        "'; expected the name of a file in the same directory; copy the file itself to this place\n";
    EXPECT_EQ(said(file), "example.so: error P006: it is a link to '" + file.string() + refused);
    const fs::path climbing = fs::path("..") / elsewhere.path().filename() / "example.so";
    EXPECT_EQ(said(climbing), "example.so: error P006: it is a link to '" + climbing.string() + refused);
    EXPECT_EQ(said("gone.so"), "example.so: error P002: it is a link to 'gone.so', which is not there\n");
    EXPECT_EQ(said("example.so"), "example.so: error P006: it is the first of more than 8 links; expected a file; copy "
                                  "the file itself to this place\n");
}

TEST(TrustedDirectory, IsOneThatOnlyItsOwnerCanChange) {
    const plugin_copies folder;
    (void)folder.copy_and_list("example");
    set_mode(folder.path(), 0777);
    const std::string path = folder.path().string();
    EXPECT_EQ(said_by(folder.open()), path
                                          + ": error P006: everybody can write to it (mode 0777); expected its owner "
                                            "alone; chmod go-w "
                                          + path + '\n');
    set_mode(folder.path(), 01777); // as /tmp is: a directory above may be so, this one may not
    EXPECT_NE(said_by(folder.open()).find("(mode 1777)"), std::string::npos);
}

TEST(TrustedDirectory, LiesInDirectoriesThatOthersCannotChange) {
    const plugin_copies above;
    const fs::path      plugins = above.path() / "lib" / "plugins";
    make_directory(above.path() / "lib");
    make_directory(plugins);
    EXPECT_EQ(said_by(plugin_store::open({plugins})), "nothing\n");
    set_mode(above.path() / "lib", 0777);
    EXPECT_EQ(without(said_by(plugin_store::open({plugins})), above.path()),
              "lib: error P006: above the plugins in lib/plugins: everybody can write to it (mode 0777); expected its "
              "owner alone; chmod go-w lib\n");
}

TEST(TrustedDirectory, MayLieWhereEverybodyWritesAndNobodyTouchesWhatIsAnothers) {
    NEEDS_ROOT();
    const plugin_copies above;
    const fs::path      plugins = above.path() / "plugins";
    make_directory(plugins);
    set_mode(above.path(), 01777);
    EXPECT_EQ(said_by(plugin_store::open({plugins})), "nothing\n");
    give_to(above.path(), nobody, nogroup); // who may take such a directory away, though
    EXPECT_NE(said_by(plugin_store::open({plugins})).find("it belongs to user 'nobody'"), std::string::npos);
}

TEST(TrustedDirectory, IsTheOneToWhichALinkLedWhenItWasOpened) {
    const plugin_copies folder;
    const plugin_copies links;
    const plugin_copies other;
    const fs::path      file = folder.copy_and_list("example");
    const fs::path      link = links.path() / "plugins";
    fs::create_directory_symlink(folder.path(), link);
    const auto store = plugin_store::open({link});
    ASSERT_TRUE(store) << said_by(store);
    fs::remove(link);
    fs::create_directory_symlink(other.path(), link);
    const auto loaded = store->load("example");
    ASSERT_TRUE(loaded) << said_by(loaded);
    EXPECT_EQ(loaded->from, file.string());
}

TEST(TrustedDirectory, StaysTheSameWhereAnotherTakesItsPlace) {
    const plugin_copies above;
    const fs::path      plugins = above.path() / "plugins";
    make_directory(plugins);
    const auto store = plugin_store::open({plugins});
    ASSERT_TRUE(store) << said_by(store);
    fs::rename(plugins, above.path() / "gone");
    make_directory(plugins);
    (void)above.copy("example");
    fs::rename(above.path() / "example.so", plugins / "example.so");
    EXPECT_NE(said_by(store->load("example")).find("error P001: there is no plugin 'example'"), std::string::npos);
}

TEST(TrustedDirectory, ThatIsNoneIsSaidOfEachOfThem) {
    const plugin_copies folder;
    const fs::path      file = folder.copy_and_list("example");
    EXPECT_EQ(without(said_by(plugin_store::open({file, folder.path() / "nowhere", "", folder.path()})), folder.path()),
              "example.so: error P001: it is a file; expected a directory of plugins; name its directory: "
                  + folder.path().string()
                  + "\nnowhere: error P001: there is no such directory of plugins\n"
                    "error P001: the name of a directory of plugins is empty; name the directory, or none\n");
}

TEST(TrustedDirectory, ThatMayNotBeEnteredIsNotSaidToBeMissing) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may enter every directory";
    const plugin_copies above;
    const fs::path      plugins = above.path() / "closed" / "plugins";
    make_directory(above.path() / "closed");
    set_mode(above.path() / "closed", 0);
    EXPECT_EQ(without(said_by(plugin_store::open({plugins})), above.path()),
              "closed/plugins: error P001: the directory of plugins cannot be entered: Permission denied\n");
    set_mode(above.path() / "closed", 0755);
}

} // namespace
