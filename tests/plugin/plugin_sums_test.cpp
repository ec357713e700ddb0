// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/plugin_copies.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

/// What the list of a directory says, and what it may not say.
namespace {

using opgave::testing::expected_in;
using opgave::testing::line_of_sums;
using opgave::testing::plugin_copies;
using opgave::testing::said_by;
using opgave::testing::said_of;
using opgave::testing::without;

const std::string zeros(64, '0');

std::string said_of_list(const std::string& text) {
    const plugin_copies folder;
    folder.write("plugins.sums", text);
    return without(said_by(folder.open()), folder.path());
}

TEST(PluginSums, ListWhatMayBeLoaded) {
    const plugin_copies folder;
    (void)folder.copy_and_list("example");
    EXPECT_EQ(said_of(folder, "example"), "nothing\n");
}

TEST(PluginSums, AreNeeded) {
    const plugin_copies folder;
    (void)folder.copy("example");
    const std::string remedy = "; if you trust it, list it: opgave-plugin sums " + folder.path().string()
                               + ", or have the host call allow_unlisted()\n";
    EXPECT_EQ(said_of(folder, "example"),
              "example.so: error P007: its directory has no plugins.sums that lists it" + remedy);
    folder.write("plugins.sums", zeros + "  asiel.so\n");
    EXPECT_EQ(said_of(folder, "example"),
              "example.so: error P007: it is not listed in the plugins.sums of its directory" + remedy);
}

TEST(PluginSums, TellAFileFromAnotherThatDiffersByOneByte) {
    const plugin_copies folder;
    const std::string   bytes = folder.copy("example");
    folder.write("plugins.sums", line_of_sums(bytes, "example.so"));
    folder.write("example.so", bytes + '.');
    EXPECT_EQ(
        said_of(folder, "example"),
        "example.so: error P007: it is another file than plugins.sums lists: its SHA-256 is "
            + line_of_sums(bytes + '.', "").substr(0, 16) + "...; expected " + line_of_sums(bytes, "").substr(0, 16)
            + "...; install it anew; if you trust it as it is: opgave-plugin sums " + folder.path().string() + '\n');
}

TEST(PluginSums, OfOneDirectoryDoNotSpeakOfAnother) {
    const plugin_copies listed;
    const plugin_copies unlisted;
    (void)listed.copy_and_list("example");
    (void)unlisted.copy("example");
    const auto store = opgave::plugin_store::open({unlisted.path(), listed.path()});
    ASSERT_TRUE(store) << said_by(store);
    EXPECT_NE(said_by(store->load("example")).find("error P007"), std::string::npos); // the first one counts
}

TEST(PluginSums, TellWhatIsMissing) {
    const plugin_copies folder;
    std::filesystem::remove(folder.copy_and_list("example"));
    const auto        store  = folder.open();
    const std::string here   = folder.path().string();
    const std::string listed = said_by(store->load("example"));
    EXPECT_EQ(listed, "error P001: there is no plugin 'example', although the plugins.sums of its directory lists it; "
                      "expected a file "
                          + here + "/example.so; install it anew, or list what is there: opgave-plugin sums " + here
                          + '\n');
    EXPECT_EQ(said_by(store->load("vers")), "error P001: there is no plugin 'vers'; expected a file " + here
                                                + "/vers.so; give the store the directory that has it\n");
}

TEST(PluginSums, AreReadWhenTheDirectoryIsOpened) {
    const plugin_copies folder;
    const auto          before = folder.open();
    (void)folder.copy_and_list("example");
    EXPECT_NE(said_by(before->load("example")).find("error P007"), std::string::npos);
    EXPECT_EQ(said_of(folder, "example"), "nothing\n");
}

TEST(PluginSums, AreReadStrictly) {
    const plugin_copies folder;
    folder.write("plugins.sums", zeros + "  asiel.so\n\n" + zeros + "  asiel.so\n");
    EXPECT_EQ(said_by(folder.open()), expected_in(folder, "P007"));

    EXPECT_EQ(said_of_list(""), "nothing\n");
    EXPECT_EQ(said_of_list(zeros + "  asiel.so\n" + zeros + "  drenthe.so"),
              "nothing\n"); // a last line without its end
    const std::string no_lines[] = {
        "# sums",
        "asiel.so",
        zeros,
        "  asiel.so",
        zeros + " asiel.so",             // one space
        zeros + " *asiel.so",            // as `sha256sum --binary` writes
        zeros.substr(1) + "  asiel.so",  // a digit short
        "0" + zeros + "  asiel.so",      // a digit long
        zeros.substr(1) + "A  asiel.so", // no small letter
        zeros + "  asiel",               // no library
        zeros + "  Asiel.so",            // no id
        zeros + "  ../asiel.so",         // a path
        zeros + "  /lib/asiel.so",
        zeros + "  asiel.so\r",
        zeros + "  asiel.so ",
    };
    for (const std::string& line : no_lines)
        EXPECT_TRUE(said_of_list(line + "\n").starts_with("plugins.sums:1:1: error P007: the line lists no plugin"))
            << line;
}

TEST(PluginSums, MayNotBeWrittenByOthersEither) {
    const plugin_copies folder;
    (void)folder.copy_and_list("example");
    ASSERT_EQ(::chmod((folder.path() / "plugins.sums").c_str(), 0666), 0);
    EXPECT_TRUE(said_of(folder, "example").starts_with("plugins.sums: error P006: everybody can write to it"));
}

} // namespace
