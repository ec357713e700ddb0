// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/faulty/faulty_host.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <ostream>
#include <string>

/// Each plugin of this folder goes wrong in one way, and a host says in words what it was. The program that runs these tests
/// is the host: whatever a plugin does, the next test runs in the same process.
namespace {

using opgave::testing::faulty_plugins;
using opgave::testing::said_of;
using opgave::testing::temporary_folder;
using opgave::testing::without;

struct fault {
    std::string plugin;
    std::string said; ///< every line of it
};

void PrintTo(const fault& one, std::ostream* to) { *to << one.plugin; }

class FaultyPlugin : public testing::TestWithParam<fault> {};

TEST_P(FaultyPlugin, IsRefusedInWords) { EXPECT_EQ(said_of(GetParam().plugin), GetParam().said); }

/// What is said of the rule, at its line, for the first year.
#define OF_RULE(plugin, code, words)                                                                                   \
    { plugin, "province.toml:32:1: error " code ": rule 'proef' (" plugin ".eis) for 2024: " words "\n" }

const fault while_writing[] = {
    {"sound", "it was compiled"},
    OF_RULE("throws", "R009", "there is no such agreement"),
    OF_RULE("throws_a_number", "R009", "the plugin threw something that is no std::exception"),
    OF_RULE("adds_unlike_units", "R002",
            "'plek' and 'persoon' are added or compared; expected one unit on both sides; convert one of them at a "
            "stated rate"),
    OF_RULE("writes_70000_formulas", "R009", "it writes more than 65536 formulas"),
    OF_RULE("writes_without_end", "R009", "it writes more than 65536 formulas"),
    OF_RULE("reads_without_end", "R009", "it calls its host more than 262144 times"),
    OF_RULE("asks_until_it_is_refused", "R009", "it calls its host more than 262144 times"),
    OF_RULE("gives_up_without_a_word", "R009", "the plugin gave up with status 7"),
    {"keeps_a_handle", "province.toml:32:1: error R009: rule 'proef' (keeps_a_handle.eis) for 2025: it uses a formula "
                       "that is not of this rule and period\n"},
    OF_RULE("makes_up_a_handle", "R009", "it uses a formula that is not of this rule and period"),
    OF_RULE("uses_an_unknown_operator", "R009",
            "it uses operator 999, which this host does not have; use a host of a newer version"),
    OF_RULE("says_what_is_not_utf8", "R009",
            "it hands over a text that is not UTF-8, or has characters that do not show: 'geen re\\xEBle afspraak'"),
    OF_RULE("hands_over_a_text_from_nowhere", "R009", "it hands over a text of 3 bytes that is nowhere"),
    OF_RULE("hands_over_a_long_text", "R009", "it hands over a text of 5000 bytes; expected at most 4096"),
};

#undef OF_RULE

INSTANTIATE_TEST_SUITE_P(WhileWriting, FaultyPlugin, testing::ValuesIn(while_writing),
                         [](const auto& one) { return one.param.plugin; });

// --- in what it says of itself ---------------------------------------------------------------------------------------

const fault in_what_it_says[] = {
    {"declares_a_kind_twice", "declares_a_kind_twice.so: plugin.toml:46:1: error P004: rule kind "
                              "'declares_a_kind_twice.eis' stands twice\n"},
    {"declares_what_is_not_utf8",
     "declares_what_is_not_utf8.so: plugin.toml:10:38: error P004: not valid TOML: Encountered "
     "invalid utf-8 sequence\n"},
    {"gives_nothing", "gives_nothing.so: error P003: its entry gives nothing\n"},
    {"has_no_entry", "has_no_entry.so: error P002: the library is no plugin: it has no function opgave_plugin_entry_1; "
                     "build it with opgave_add_plugin()\n"},
    {"has_no_function",
     "has_no_function.so: error P003: its table holds a rule kind without id or function\n"
     "has_no_function.so: error P003: its manifest declares rule kind 'has_no_function.eis', which nothing writes; add "
     "it to the table before OPGAVE_PLUGIN\n"},
    {"has_no_manifest", "has_no_manifest.so: error P003: it has no manifest; build it with opgave_add_plugin()\n"},
    {"is_too_short", "is_too_short.so: error P005: its description has 8 bytes; expected at least "
                         + std::to_string(sizeof(opgave_plugin)) + "; rebuild it against this version of opgave\n"},
    {"leaves_a_kind_unwritten",
     "leaves_a_kind_unwritten.so: error P003: its manifest declares rule kind 'leaves_a_kind_unwritten.eis', which "
     "nothing writes; add it to the table before OPGAVE_PLUGIN\n"},
    {"loses_its_table", "loses_its_table.so: error P003: it has no table of rule kinds\n"},
    {"needs_a_newer_host", "needs_a_newer_host.so: error P005: it needs plugin interface 1.1; expected at most 1.0; "
                           "use a newer host, or rebuild "
                           "the plugin against this version of opgave\n"},
    {"says_another_manifest", "says_another_manifest.so: error P003: the manifest that its entry gives is another than "
                              "the one in its note; build it with opgave_add_plugin()\n"},
    {"writes_a_kind_twice",
     "writes_a_kind_twice.so: error P003: rule kind 'writes_a_kind_twice.eis' stands twice in its table\n"},
    {"writes_an_undeclared_kind", "writes_an_undeclared_kind.so: error P003: it writes rule kind "
                                  "'writes_an_undeclared_kind.ander', which its manifest "
                                  "does not declare; declare it in plugin.toml, or take it out of the table\n"},
};

INSTANTIATE_TEST_SUITE_P(InWhatItSays, FaultyPlugin, testing::ValuesIn(in_what_it_says),
                         [](const auto& one) { return one.param.plugin; });

// --- while it is loaded ----------------------------------------------------------------------------------------------

const fault as_the_loader_says[] = {
    {"undefined_symbol",
     "undefined_symbol.so: error P002: it cannot be loaded: undefined symbol: "
     "_Z24a_function_of_no_libraryv; rebuild it on this machine; a symbol that is not found belongs "
     "to a library it was not linked with\n"},
    {"missing_library",
     "missing_library.so: error P002: it cannot be loaded: liblost_library.so: cannot open shared "
     "object file: No such file or directory; rebuild it on this machine; a symbol that is not found "
     "belongs to a library it was not linked with\n"},
};

INSTANTIATE_TEST_SUITE_P(AsTheLoaderSays, FaultyPlugin, testing::ValuesIn(as_the_loader_says),
                         [](const auto& one) { return one.param.plugin; });

/// What a host says of a plugin that nobody listed, and that it tries in a child process first.
std::string said_of_unlisted(const std::string& name) {
    const temporary_folder folder;
    std::filesystem::copy_file(faulty_plugins / (name + ".so"), folder.path() / (name + ".so"));
    auto plugins = opgave::plugin_store::open({folder.path().string()}).value();
    EXPECT_TRUE(plugins.allow_unlisted());
    return without(said_of(name, plugins), folder.path());
}

class UnlistedFaultyPlugin : public testing::TestWithParam<fault> {};

TEST_P(UnlistedFaultyPlugin, IsRefusedInWords) { EXPECT_EQ(said_of_unlisted(GetParam().plugin), GetParam().said); }

#define ENDED(plugin, how)                                                                                             \
    {                                                                                                                  \
        plugin, plugin ".so: error P008: tried in a process of its own, it " how                                       \
                       "; mend what it does while it is loaded, or build it anew\n"                                    \
    }

const fault while_it_is_loaded[] = {
    {"sound", "it was compiled"},
    ENDED("aborts_at_start", "crashed: signal 6 (SIGABRT)"),
    ENDED("throws_at_start", "crashed: signal 6 (SIGABRT)"),
    ENDED("leaves_at_start", "ended the process, with exit code 0"),
    ENDED("hangs_at_start", "was not loaded within 5 seconds"),
};

#undef ENDED

INSTANTIATE_TEST_SUITE_P(WhileItIsLoaded, UnlistedFaultyPlugin, testing::ValuesIn(while_it_is_loaded),
                         [](const auto& one) { return one.param.plugin; });

TEST(UnlistedPlugin, SaysNothingWhileItIsTried) {
    testing::internal::CaptureStdout();
    EXPECT_EQ(said_of_unlisted("speaks_at_start"), "it was compiled");
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "I was run\n"); // once: when it was loaded for good
}

// --- what no host can stop -------------------------------------------------------------------------------------------

// A plugin is code of the host once it writes: the trial of an unlisted one ends before. These show what core/docs/
// plugin-contract.md says of it, each in a child process that stands for the host.

/// By a signal, or by a sanitizer that was there before it.
bool ended_badly(int status) { return status != 0; }

TEST(FaultyPluginDeathTest, ThatCrashesWhileItWritesTakesItsHostWithIt) {
    EXPECT_EXIT((void)said_of("crashes_while_it_writes"), ended_badly, "");
}

TEST(FaultyPluginDeathTest, ThatHangsAndCallsNothingIsOnlyEndedFromOutside) {
    EXPECT_EXIT(
        {
            alarm(1);
            (void)said_of("hangs");
        },
        testing::KilledBySignal(SIGALRM), "");
}

} // namespace
