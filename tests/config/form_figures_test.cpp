// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_figures.hpp>
#include <opgave/config/form_layout.hpp>
#include <opgave/config/forms.hpp>
#include <opgave/config/province.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace opgave {

namespace {

/// Two municipalities, one category, and the two bases of a form.
figures small_table() {
    frame axes;
    axes.id      = "PV22";
    axes.name    = "Drenthe";
    axes.units   = {{"plek", {"plek", "place"}}};
    axes.members = {{"GM1690", "De Wolden"}, {"GM0118", "Hoogeveen"}};
    axes.periods = {{2024, 0}, {2026, 0}};
    axes.cycles  = {{"2024", {"cyclus 2024", {}}, {{0}, {1}}}};
    category goo;
    goo.id          = "goo";
    axes.categories = {goo};
    basis asked;
    asked.id        = "opgave";
    asked.per_cycle = true;
    basis offered;
    offered.id   = "voorstel";
    axes.bases   = {asked, offered};
    axes.offered = {1};
    return figures(std::make_shared<const frame>(std::move(axes)));
}

province its_province() {
    province made;
    made.dissolved = {{"GM0457", "Weesp", {2022, 3, 23}, {{"GM0363", "Amsterdam"}}, {}, {}}};
    return made;
}

place at(const std::string& sheet, const std::string& cell = {}) { return {"form.xlsx", 0, 0, sheet, cell}; }

form_cell goo(period when, const std::string& basis, place where) { return {"goo", when, basis, std::move(where)}; }

/// From the row GOO of the form of De Wolden: 221 asked, 160 offered in 2024, nothing said about 2026.
form of_de_wolden() {
    form made;
    made.member     = "De Wolden";
    made.named_at   = at("De Wolden");
    made.statements = {{goo({2024, 0}, "opgave", at("De Wolden", "C11")), 221},
                       {goo({2024, 0}, "voorstel", at("De Wolden", "D11")), 160}};
    made.blanks     = {goo({2026, 0}, "voorstel", at("De Wolden", "F11"))};
    made.dated      = date{2024, 4, 15};
    return made;
}

std::string said(const diagnostics& problems) {
    std::string text;
    for (const diagnostic& one : problems) text += one.to_text() + '\n';
    return text;
}

std::string refusal_of(const forms& read, const form_layout& by = {}) {
    figures    table = small_table();
    const auto taken = state_forms(by, read, its_province(), table);
    return taken ? "" : said(taken.error());
}

} // namespace

TEST(FormFigures, StateWhatTheFormSaysWithItsCell) {
    figures    table = small_table();
    const auto taken = state_forms({}, {{of_de_wolden()}, {}}, its_province(), table);
    ASSERT_TRUE(taken) << said(taken.error());
    const auto asked = table.find("GM1690", "goo", "2026", "opgave"); // the cell of the cycle
    ASSERT_TRUE(asked);
    EXPECT_EQ(table.at(*asked), interval::exactly(221));
    EXPECT_EQ(table.provenance_of(*asked)->where, at("De Wolden", "C11"));
    EXPECT_EQ(table.provenance_of(*asked)->dated, (date{2024, 4, 15}));
}

TEST(FormFigures, TellABlankCellFromAMissingForm) {
    figures    table = small_table();
    const auto taken = state_forms({}, {{of_de_wolden()}, {}}, its_province(), table);
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->members, (std::vector<member_index>{{0}})) << "no form of Hoogeveen was read";
    const auto blank = table.find("GM1690", "goo", "2026", "voorstel");
    ASSERT_TRUE(blank);
    EXPECT_FALSE(table.at(*blank));
    EXPECT_EQ(taken->blanks.size(), 1U);
    EXPECT_EQ(taken->blanks.at(*blank), at("De Wolden", "F11"));
}

TEST(FormFigures, FindAMunicipalityByItsCodeToo) {
    form sent   = of_de_wolden();
    sent.member = "gm1690";
    EXPECT_EQ(refusal_of({{sent}, {}}), "");
}

TEST(FormFigures, RefuseAnUnknownMunicipality) {
    form sent   = of_de_wolden();
    sent.member = "Hoogeven";
    EXPECT_EQ(refusal_of({{sent}, {}}),
              "form.xlsx, De Wolden: error F001: 'Hoogeven' is no municipality of Drenthe; expected a name or CBS "
              "code of the province file; did you mean 'Hoogeveen'?\n");
}

TEST(FormFigures, NameTheSuccessorsOfADissolvedMunicipality) {
    form sent   = of_de_wolden();
    sent.member = "Weesp";
    EXPECT_EQ(
        refusal_of({{sent}, {}}),
        "form.xlsx, De Wolden: error F002: 'Weesp' is dissolved: its last day was 2022-03-23; expected a form of a "
        "municipality of Drenthe; it merged into Amsterdam (GM0363)\n");
}

TEST(FormFigures, RefuseASecondFormOfOneMunicipalityUnderItsCode) {
    form second     = of_de_wolden();
    second.member   = "GM1690";
    second.named_at = at("GM1690");
    EXPECT_EQ(refusal_of({{of_de_wolden(), second}, {}}),
              "form.xlsx, GM1690: error F006: a second form of 'De Wolden'; expected one form for "
              "each municipality; the first stands at form.xlsx, De Wolden\n");
}

TEST(FormFigures, RefuseAFigureThatWasStatedOtherwise) {
    figures table = small_table();
    ASSERT_TRUE(
        table.state("GM1690", "goo", "2024", "voorstel", 161, {{"drenthe.toml", 9, 1, {}, {}}, {}, {}, {}, {}}));
    const auto taken = state_forms({}, {{of_de_wolden()}, {}}, its_province(), table);
    ASSERT_FALSE(taken);
    EXPECT_EQ(said(taken.error()),
              "form.xlsx, De Wolden!D11: error F006: the form states 160 where another figure is stated; expected one "
              "figure for each cell; the other stands at drenthe.toml:9:1\n");
}

TEST(FormFigures, RefuseALayoutThatNamesWhatTheProvinceLacks) {
    form_layout layout;
    layout.columns = {
        {"c", "2024", {"opgave"}, {"opgaaf", {"prt.toml", 3, 1, {}, {}}}, {{2024, 0}, {"prt.toml", 4, 1, {}, {}}}}};
    EXPECT_EQ(refusal_of({}, layout),
              "prt.toml:3:1: error F007: the province has no basis 'opgaaf'; expected a basis of the province; did you "
              "mean 'opgave'?\n");
}

TEST(FormFigures, TellEverythingThatIsWrongAtOnce) {
    form unknown                  = of_de_wolden();
    unknown.member                = "Nergens";
    form too_large                = of_de_wolden();
    too_large.statements[0].value = 1'000'001;
    EXPECT_EQ(refusal_of({{unknown, too_large}, {}}),
              "form.xlsx, De Wolden: error F001: 'Nergens' is no municipality of Drenthe; expected a name or CBS code "
              "of the province file; "
              "known are 'De Wolden', 'Hoogeveen'\n"
              "form.xlsx, De Wolden!C11: error S002: 1000001 is out of bounds for 'goo'; expected 0..1000000\n");
}

} // namespace opgave
