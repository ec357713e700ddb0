// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <gtest/gtest.h>
#include <regietafel/speech.hpp>

#include <string>
#include <string_view>

namespace regietafel {

namespace {

constexpr speech dutch(opgave::language::nl);
constexpr speech english(opgave::language::en);

struct entry {
    std::string_view name;
    std::string_view nl;
    std::string_view en;
};

constexpr entry vocabulary[] = {
#define REGIETAFEL_WORD(name, nl, en) {#name, nl, en},
#include <regietafel/vocabulary.inc>
#undef REGIETAFEL_WORD
};

std::size_t gaps(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2)) ++count;
    return count;
}

} // namespace

TEST(Speech, FillsItsGapsInOrder) {
    EXPECT_EQ(dutch(word::so_many_of, {"2", "12"}), "2 van 12");
    EXPECT_EQ(english(word::so_many_of, {"2", "12"}), "2 of 12");
}

TEST(Speech, GroupsTheDigitsOfACount) {
    EXPECT_EQ(dutch.number_of(1234), "1.234");
    EXPECT_EQ(english.number_of(1234), "1,234");
}

TEST(Speech, LeavesAGapThatNothingFills) { EXPECT_EQ(dutch(word::so_many_of, {"2"}), "2 van {}"); }

TEST(Speech, WritesDatesAsPeopleDo) {
    EXPECT_EQ(dutch.date({2024, 5, 29}), "29 mei 2024");
    EXPECT_EQ(english.date({2024, 5, 29}), "29 May 2024");
}

TEST(Speech, EnumeratesWithAnd) {
    EXPECT_EQ(dutch.list({}), "");
    EXPECT_EQ(dutch.list({"Emmen"}), "Emmen");
    EXPECT_EQ(dutch.list({"De Wolden", "Emmen", "Hoogeveen"}), "De Wolden, Emmen en Hoogeveen");
    EXPECT_EQ(english.list({"De Wolden", "Emmen"}), "De Wolden and Emmen");
}

TEST(Speech, CountsOneAndSeveral) {
    EXPECT_EQ(dutch.counted(1, word::form, word::forms), "1 formulier");
    EXPECT_EQ(dutch.counted(0, word::form, word::forms), "0 formulieren");
    EXPECT_EQ(dutch.counted(1234, word::form, word::forms), "1.234 formulieren");
    EXPECT_EQ(english.counted(1234, word::form, word::forms), "1,234 forms");
}

TEST(Speech, SaysInDutchWhatAFileSaysInNoOtherLanguage) {
    EXPECT_EQ(english(opgave::words{"plek", "place"}), "place");
    EXPECT_EQ(english(opgave::words{"plek", ""}), "plek");
}

TEST(Vocabulary, SaysEverythingInBothLanguagesWithTheSameGaps) {
    for (const entry& one : vocabulary) {
        EXPECT_FALSE(one.nl.empty()) << one.name;
        EXPECT_FALSE(one.en.empty()) << one.name;
        EXPECT_EQ(gaps(one.nl), gaps(one.en)) << one.name;
    }
}

} // namespace regietafel
