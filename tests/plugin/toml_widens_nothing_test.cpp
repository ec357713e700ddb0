// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/compile.hpp>

#include "plugin/plugin_copies.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

/// A province names plugins by their ids. Whatever else it writes there is no way to a file.
namespace {

namespace fs = std::filesystem;

using opgave::testing::bytes_of;
using opgave::testing::plugin_copies;
using opgave::testing::said_by;
using opgave::testing::without;

std::string replaced(std::string text, const std::string& old, const std::string& by) {
    return text.replace(text.find(old), old.size(), by);
}

/// A folder with the plugins of the host, and provinces that ask for one: of themselves, by the layer below them, and over
/// a sound layer.
struct asked_for {
    explicit asked_for(const std::string& written) {
        (void)host.copy_and_list("example");
        const std::string province = bytes_of("tests/install/province.toml");
        whole                      = host.write("whole.toml", replaced(province, R"("example")", written));
        (void)host.write("lower.toml", replaced(province, R"("example")", written));
        layer = host.write("layer.toml", "format = 1\nextends = \"lower.toml\"\n");
        (void)host.write("sound.toml", province);
        over = host.write("over.toml", "format = 1\nextends = \"sound.toml\"\nplugins = [" + written + "]\n");
    }
    [[nodiscard]] std::string said_of(const fs::path& file) const {
        return without(said_by(opgave::compile(file.string(), host.open().value())), host.path());
    }

    plugin_copies host;
    fs::path      whole;
    fs::path      layer;
    fs::path      over;
};

TEST(Province, NamesAPluginByItsId) {
    const asked_for one(R"("example")");
    EXPECT_EQ(one.said_of(one.whole), "nothing\n");
    EXPECT_EQ(one.said_of(one.layer), "nothing\n");
    EXPECT_EQ(one.said_of(one.over), "nothing\n");
}

TEST(Province, DoesNotReachAPluginThatTheHostDidNotGive) {
    const plugin_copies elsewhere; // a sound plugin, listed, to which the paths lead
    (void)elsewhere.copy_and_list("example");
    const std::string there   = elsewhere.path().string();
    const std::string beside  = "../" + elsewhere.path().filename().string();
    const std::string names[] = {
        there + "/example",
        there + "/example.so",
        beside + "/example",
        "./example",
        "..",
        "example.so",
        "EXAMPLE",
        "example ",
        "-example",
        "9example",
        "file:example",
        "example/../example",
    };
    for (const std::string& name : names) {
        const asked_for one('"' + name + '"');
        for (const fs::path& file : {one.whole, one.layer, one.over}) {
            const std::string said = one.said_of(file);
            EXPECT_NE(said.find(": error P001: '" + name
                                + "' is not the id of a plugin; expected lower-case letters, digits and '_', a letter "
                                  "first; never a path\n"),
                      std::string::npos)
                << said;
        }
    }
}

TEST(Province, DoesNotReachAPluginByATextThatEndsEarlyOrIsEmpty) {
    const asked_for ends_early(R"("example\u0000")");
    const asked_for empty(R"("")");
    EXPECT_TRUE(ends_early.said_of(ends_early.whole).starts_with("whole.toml:8:12: error C014: "));
    EXPECT_TRUE(empty.said_of(empty.whole).starts_with("whole.toml:8:12: error C002: "));
    const auto store = ends_early.host.open(); // nor does a host that asks itself
    for (const std::string_view id : {std::string_view("example\0", 8), std::string_view("example\0.so", 11),
                                      std::string_view(), std::string_view("\xC3\xAB")})
        EXPECT_NE(said_by(store->load(id)).find("is not the id of a plugin"), std::string::npos);
}

/// Neither a key of a province nor the environment names a directory.
TEST(Province, HasNoKeyThatNamesADirectory) {
    const asked_for one(R"("example")");
    for (const char* key : {"plugin_path", "plugin_directory", "allow_unlisted", "direct_load"}) {
        const std::string text = bytes_of(one.whole);
        const fs::path    file = one.host.write("more.toml", std::string(key) + " = \"/\"\n" + text);
        EXPECT_NE(one.said_of(file).find("more.toml:1:1: error C004: unknown key '" + std::string(key)),
                  std::string::npos)
            << one.said_of(file);
    }
}

} // namespace
