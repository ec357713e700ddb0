// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <regietafel/saved_files.hpp>
#include <regietafel/what_if_command.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace regietafel {

namespace {

using opgave::interval;

const opgave::place line_seven{"standard input", 7, 0, {}, {}};

template <class Command>
Command read_as(const std::string& line) {
    const auto read = read_command(line, line_seven);
    if (!read) {
        ADD_FAILURE() << line << ": " << read.error().front().to_text();
        return {};
    }
    const bool is_one = *read && std::holds_alternative<Command>(**read);
    EXPECT_TRUE(is_one) << line;
    return is_one ? std::get<Command>(**read) : Command{};
}

std::string said_about(const std::string& line) {
    const auto read = read_command(line, line_seven);
    return read ? std::string() : read.error().front().to_text() + '\n';
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const cell_words amv{"De Wolden", "amv", "2025", ""};

} // namespace

TEST(WhatIfCommand, NamesACellWithOrWithoutQuotes) {
    for (const char* line :
         {"stel \"De Wolden\" amv 2025 = 50", "stel De Wolden amv 2025 = 50", "stel  De\tWolden amv 2025=50\r",
          "STATE \"De Wolden\" \"amv\" 2025 =50", "zet De Wolden amv 2025= 50"}) {
        const auto said = read_as<state_command>(line);
        EXPECT_EQ(said.cell, amv) << line;
        EXPECT_EQ(said.value, interval::exactly(50)) << line;
        EXPECT_FALSE(said.is_added) << line;
    }
    EXPECT_EQ(read_as<clear_command>("wis De Wolden amv 2025 \"zeker aanbod\"").cell,
              (cell_words{"De Wolden", "amv", "2025", "zeker aanbod"}));
    EXPECT_EQ(read_as<clear_command>("blank PV22 asiel lustrum opgave").cell,
              (cell_words{"PV22", "asiel", "lustrum", "opgave"}))
        << "a cycle may be called anything";
    EXPECT_EQ(read_as<clear_command>("wis 's-Graveland amv 2024-I").cell,
              (cell_words{"'s-Graveland", "amv", "2024-I", ""}));
}

TEST(WhatIfCommand, TellsANumberFromARangeAndFromAChange) {
    const auto value = [](const std::string& text) { return read_as<state_command>("stel x amv 2025 = " + text); };
    EXPECT_EQ(value("40..50").value, (interval{40, 50}));
    EXPECT_EQ(value("40 .. 50").value, (interval{40, 50}));
    EXPECT_EQ(value("-3..-3").value, interval::exactly(-3));
    EXPECT_FALSE(value("-3..-3").is_added) << "so a number below zero is written";
    EXPECT_EQ(value("+7").value, interval::exactly(7));
    EXPECT_TRUE(value("+7").is_added);
    EXPECT_EQ(value("- 3").value, interval::exactly(-3)) << "whoever leaves a space means the same";
    EXPECT_TRUE(value("-3").is_added);
    for (const char* none :
         {"--3", "+-3", "1 000", "40 50", "1e3", "0x10", "3,5", "1000000001", "..", "4..", "99999999999999999999"})
        EXPECT_NE(said_about("stel x amv 2025 = " + std::string(none)), "") << none;
}

TEST(WhatIfCommand, SuggestsThousandsOnlyWhereTheyMayBeMeant) {
    const auto is_thousands = [](const std::string& text) {
        return said_about("stel x amv 2025 = " + text).find("thousands") != std::string::npos;
    };
    EXPECT_TRUE(is_thousands("1.234") && is_thousands("1,234") && is_thousands("1.234.567"));
    for (const char* fraction : {"1.5", "1,5", "12.34", "1.2345", "1.234,5", "1.", "1..234"})
        EXPECT_FALSE(is_thousands(fraction)) << fraction;
}

TEST(WhatIfCommand, TakesTheQuotesOfATextProgram) {
    for (const char* line : {"wis \u201CDe Wolden\u201D amv 2025", "wis \u201EDe Wolden\u201D amv 2025"})
        EXPECT_EQ(read_as<clear_command>(line).cell, amv) << line;
    EXPECT_EQ(read_as<name_command>("noem \u201Cplan \u00E9\u00E9n\u201D").called, "plan \u00E9\u00E9n");
}

TEST(WhatIfCommand, RefusesANameThatItWouldKeepOtherwiseThanTyped) {
    for (const char* line : {R"(noem "plan \"A\" b")", R"(noem plan "A")", R"(noem "plan"A)", R"(noem plan"A")",
                             R"(noem "plan" "A")", R"(ga "plan ""A"")"})
        EXPECT_NE(said_about(line), "") << line;
    EXPECT_EQ(read_as<name_command>(R"(noem plan\A)").called, R"(plan\A)");
    EXPECT_EQ(read_as<state_command>(R"(stel "De Wolden" amv "2025"=50)").cell, amv) << "a sign is no part of a name";
}

TEST(WhatIfCommand, TakesAMarkThatSaysAnyway) {
    for (const char* line : {"bewaar plan.toml !", "bewaar plan.toml!", "save \"plan.toml\" !"})
        EXPECT_TRUE(read_as<save_command>(line).anyway) << line;
    EXPECT_FALSE(read_as<save_command>("bewaar plan.toml").anyway);
    EXPECT_EQ(read_as<save_command>("bewaar plan.toml!").file, "plan.toml");
    EXPECT_TRUE(read_as<stop_command>("stop!").anyway || read_as<stop_command>("stop !").anyway);
    EXPECT_EQ(read_as<save_command>("bewaar De Wolden \"een map/De Wolden.CSV\"").who, "De Wolden");
}

TEST(WhatIfCommand, TakesAReceiptInOneFileOrInNone) {
    EXPECT_EQ(read_as<receipt_command>("bon").file, "");
    EXPECT_EQ(read_as<receipt_command>("bon \"een map/bon.JSON\"").file, "een map/bon.JSON");
    EXPECT_FALSE(read_as<receipt_command>("bon bon.json").anyway);
    for (const char* line : {"bon bon.json!", "bon bon.json !", "bon! bon.json", "bon \"bon.json\"!"}) {
        EXPECT_TRUE(read_as<receipt_command>(line).anyway) << line;
        EXPECT_EQ(read_as<receipt_command>(line).file, "bon.json") << line;
    }
}

TEST(WhatIfCommand, PassesOverWhatSaysNothing) {
    for (const char* line : {"", "  \t", "# een opmerking", "\r"}) {
        const auto read = read_command(line, line_seven);
        ASSERT_TRUE(read) << line;
        EXPECT_FALSE(read->has_value()) << line;
    }
}

TEST(WhatIfCommand, HasWordsOfItsOwnForEachCommand) {
    std::set<std::string> seen;
    ASSERT_EQ(command_entries().size(), std::variant_size_v<command>);
    for (const command_entry& one : command_entries()) {
        std::istringstream words(one.words);
        bool               has_id = false;
        for (std::string word; words >> word; has_id = has_id || word == one.id)
            EXPECT_TRUE(seen.insert(word).second) << word << " means two things";
        EXPECT_TRUE(has_id) << one.id << " is not among its words";
    }
}

TEST(WhatIfCommand, SaysWhatIsWrongAndWhatWasExpected) {
    EXPECT_EQ(said_about("stl De Wolden amv 2025 = 50") + said_about("doe iets") + said_about("stel x amv 2025 = 1.234")
                  + said_about("stel De Wolden amv 2025 50") + said_about("zet \"De Wolden amv 2025 = 50")
                  + said_about("go") + said_about("bewaar plan") + said_about("bon bon.toml")
                  + said_about("bon een bon.json") + said_about("bon !"),
              text_of("tests/faulty/commands/K001.expected"));
}

TEST(WhatIfCommand, SurvivesWhateverIsTyped) {
    const bool holds = rc::check("a line is understood, passed over, or refused with K001", [](std::string line) {
        static const std::vector<std::string> pieces{"stel ", "bewaar ", "\"", "=", "!", "..", " 2025 ", "-", "wis "};
        for (int i = *rc::gen::inRange(0, 8); i > 0; --i)
            line.insert(*rc::gen::inRange<std::size_t>(0, line.size() + 1), *rc::gen::elementOf(pieces));
        const auto read = read_command(line, line_seven);
        RC_ASSERT(read || (read.error().size() == 1 && read.error()[0].code == opgave::diagnostic_code::K001));
    });
    EXPECT_TRUE(holds);
}

TEST(SavedFiles, AreNotReplacedWhereSomethingElseStands) {
    std::string name = (std::filesystem::temp_directory_path() / "regietafel-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    const std::filesystem::path folder = name;
    const std::string           file   = (folder / "plan.toml").string();
    const auto                  holds  = [&] { return text_of(file); };
    const auto                  write = [&](const std::string& text) { std::ofstream(file, std::ios::binary) << text; };
    const auto                  said  = [&](const opgave::result<void>& saved) {
        return saved ? std::string() : saved.error().front().to_text().substr(folder.string().size() + 1) + '\n';
    };

    write("van een ander");
    saved_files       files;
    const std::string first = said(files.save(file, "mijn cijfers", false));
    EXPECT_EQ(holds(), "van een ander");
    EXPECT_TRUE(files.save(file, "mijn cijfers", true));
    EXPECT_TRUE(files.save(file, "mijn andere cijfers", false)) << "what this session made it may replace";
    write("van een ander, later");
    EXPECT_EQ(first + said(files.save(file, "mijn cijfers", false)), text_of("tests/faulty/commands/K002.expected"));
    EXPECT_EQ(holds(), "van een ander, later");

    files.read(file, "van een ander, later");
    EXPECT_TRUE(files.save((folder / "." / "plan.toml").string(), "mijn cijfers", false)) << "by whatever name";
    EXPECT_EQ(holds(), "mijn cijfers");

    const std::string read = (folder / "form.csv").string();
    std::ofstream(read) << "van een gemeente";
    files.rests_on(read);
    EXPECT_FALSE(files.save((folder / "." / "form.csv").string(), "mijn cijfers", true)) << "the session reads it";
    EXPECT_EQ(text_of(read), "van een gemeente");
    EXPECT_FALSE(files.save((folder / "een\x01naam.toml").string(), "mijn cijfers", true));
    EXPECT_FALSE(std::filesystem::exists(folder / "een\x01naam.toml"));
    std::filesystem::remove_all(folder);
}

} // namespace regietafel
