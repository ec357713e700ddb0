// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <regietafel/display_width.hpp>
#include <regietafel/page.hpp>
#include <regietafel/text_table.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace regietafel {

namespace {

constexpr paint no_colour{false};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream       in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

using align = text_table::align;

} // namespace

TEST(DisplayWidth, CountsWhatTheEyeSees) {
    EXPECT_EQ(display_width(""), 0U);
    EXPECT_EQ(display_width("Hoogeveen"), 9U);
    EXPECT_EQ(display_width("Oekraïeners"), 11U);
    EXPECT_EQ(display_width("Oekrai\u0308eners"), 11U) << "the same with a combining diaeresis";
    EXPECT_EQ(display_width("\u2264 215\u00B0"), 6U);
    EXPECT_EQ(display_width("避難"), 4U) << "wide characters";
    EXPECT_EQ(display_width("\U0001F3E0"), 2U);
    EXPECT_EQ(display_width("e\u0301\u0323"), 1U) << "two marks on one letter";
}

TEST(Wrapped, BreaksAtSpaces) {
    EXPECT_EQ(wrapped("alle asielplekken (ook tijdelijk)", 18),
              (std::vector<std::string>{"alle asielplekken", "(ook tijdelijk)"}));
    EXPECT_EQ(wrapped("past", 4), (std::vector<std::string>{"past"}));
    EXPECT_EQ(wrapped("", 4), (std::vector<std::string>{""}));
}

TEST(Wrapped, BreaksInsideAWordOnlyWhereItIsTooWideAlone) {
    EXPECT_EQ(wrapped("de opvangpuzzel", 8), (std::vector<std::string>{"de", "opvangpu", "zzel"}));
}

TEST(Wrapped, KeepsAMarkWithItsLetter) {
    EXPECT_EQ(wrapped("aaae\u0301b", 4), (std::vector<std::string>{"aaae\u0301", "b"}));
}

RC_GTEST_PROP(Wrapped, LosesNothingAndKeepsToItsWidth, ()) {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'e'))));
    const auto  width = *rc::gen::inRange<std::size_t>(1, 12);
    std::string text;
    std::string letters;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
        letters += word;
    }
    std::string found;
    for (const std::string& line : wrapped(text, width)) {
        RC_ASSERT(display_width(line) <= width);
        for (const char c : line)
            if (c != ' ') found += c;
    }
    RC_ASSERT(found == letters);
}

TEST(TextTable, LinesUpItsColumns) {
    text_table table({{"soort", align::left, false}, {"2025", align::right, false}});
    table.add({{"AMV"}, {"6"}});
    table.add({{"GOO"}, {"3.708-3.764"}});
    EXPECT_EQ(table.to_text(80, no_colour), "soort         2025\n"
                                            "─────  ───────────\n"
                                            "AMV              6\n"
                                            "GOO    3.708-3.764\n");
}

TEST(TextTable, LinesUpWideCharactersAndMarks) {
    text_table table({{"a", align::left, false}, {"b", align::left, false}});
    table.add({{"避難"}, {"x"}});
    table.add({{"e\u0301"}, {"y"}});
    const auto lines = lines_of(table.to_text(80, no_colour));
    EXPECT_EQ(lines[2], "避難  x");
    EXPECT_EQ(lines[3], "e\u0301     y");
}

TEST(TextTable, WrapsOnlyTheColumnThatMay) {
    text_table table({{"eis", align::left, true}, {"2025", align::left, false}});
    table.add({{"ten minste de gevraagde plekken worden aangeboden"}, {"tekort 1.231-1.287"}});
    const auto lines = lines_of(table.to_text(40, no_colour));
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_EQ(lines[2], "ten minste de         tekort 1.231-1.287");
    EXPECT_EQ(lines[4], "worden aangeboden");
    for (const std::string& line : lines) EXPECT_LE(display_width(line), 40U);
}

TEST(TextTable, ShowsNoHeadingWhereThereIsNone) {
    text_table table({{}, {}});
    table.add({{"n.o."}, {"niet opgegeven"}});
    EXPECT_EQ(table.to_text(80, no_colour), "n.o.  niet opgegeven\n");
}

TEST(TextTable, EndsNoLineInSpaces) {
    text_table table({{"a", align::left, false}, {"b", align::left, false}});
    table.add({{"1"}, {""}});
    for (const std::string& line : lines_of(table.to_text(80, no_colour))) EXPECT_FALSE(line.ends_with(' ')) << line;
}

TEST(TextTable, ColoursTextAndNotTheSpacesAroundIt) {
    text_table table({{"a", align::right, false}});
    table.add({{"9", look::bad}});
    table.add({{"1.000", look::plain}});
    EXPECT_NE(table.to_text(80, paint(true)).find("    \x1b[31m9\x1b[0m\n"), std::string::npos);
}

TEST(TextTable, DoesNotBreakAHeadingWithinAWord) {
    text_table table({{"not attributable"}});
    table.add({{"7"}});
    EXPECT_EQ(table.to_text(80, no_colour).substr(0, 17), "not\nattributable\n");
}

TEST(TextTable, ShowsWhatAFormMaySmuggleInEscaped) {
    text_table table({text_table::column{}});
    table.add({{"Emmen\x1b[2J"}});
    EXPECT_EQ(table.to_text(80, no_colour), "Emmen\\u001B[2J\n");
}

TEST(Page, ShowsWhatAFormMaySmuggleInEscaped) {
    page paper(80, no_colour, speech(opgave::language::nl));
    paper.item("via mail\x1b[2J\u202E");
    EXPECT_EQ(paper.text(), "  • via mail\\u001B[2J\\u202E\n");
}

} // namespace regietafel
