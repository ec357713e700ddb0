// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/forms.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace {

using opgave::form_remark_kind;

/// A sheet from lines of fields between semicolons; `=46` is a formula with its result, `=` one without.
opgave::sheet sheet_of(const std::string& name, const std::string& text) {
    opgave::sheet sheet;
    sheet.file = "form.xlsx";
    sheet.name = name;
    std::istringstream rows(text);
    std::uint32_t      row = 0;
    for (std::string line; std::getline(rows, line); ++row) {
        std::istringstream fields(line);
        std::uint32_t      column = 0;
        for (std::string field; std::getline(fields, field, ';'); ++column) {
            const bool        formula = field.starts_with('=');
            const std::string shown   = field.substr(formula ? 1 : 0);
            opgave::cell      cell =
                opgave::parse_number_cell(shown).value_or(shown.empty() ? opgave::cell{} : opgave::text_cell(shown));
            cell.formula = formula;
            if (cell != opgave::cell{}) sheet.put({row, column}) = cell;
        }
    }
    return sheet;
}

/// The two forms of the source document (v2, "inschatting d.d. 15-4-2024").
const std::string de_wolden = R"(;2023;2024;2024;2025;2026
;wettelijke indicatieve;;;;
;Realisatie;opgave;voorstel:;voorstel:;voorstel:
Asielopgave:
AZC (duurzame plekken);;152;;70;139
Noodopvang;;;;0;
CNO/TGO;46;;;0;0
AMV (onderdeel opgave);0;13;;6;13
Totaal;=46;=152;=0;=76;=152
opvang Oekraïeners
GOO;113;221;160;221;
POO
Huisvesting Statushouders
2024-I
(half jaar + overschot 2023)
statushouders;36;36;36
Nidos;0;6;6
Bijzondere voorzieningen:
)";
const std::string hoogeveen = R"(;2023;2024;2024;2025;2026
;wettelijke indicatieve;;;;
;Realisatie;opgave;voorstel:;voorstel:;voorstel:
Asielopgave:
AZC (duurzame plekken);940;280;940;940;940
Noodopvang
CNO/TGO;0;;;;0
AMV (onderdeel opgave);;24;0;0;0
Totaal;=940;=280;=940;=940;=940
opvang Oekraïeners
GOO;493;506;506;506;
POO
Huisvesting Statushouders
;;;2024-I
;;;(half jaar + overschot 2023)
statushouders;87;87;87
Nidos;0;13;13
Bijzondere voorzieningen:

via mail, inschatting  d.d. 15-4-2024
)";

std::string with(std::string form, const std::string& old_text, const std::string& new_text) {
    const auto at = form.find(old_text);
    if (at == std::string::npos)
        ADD_FAILURE() << "the form has no " << old_text;
    else
        form.replace(at, old_text.size(), new_text);
    return form;
}

opgave::result<opgave::forms> read(const std::vector<opgave::sheet>& sheets) {
    return opgave::read_forms(opgave::read_form_layout("config/prt-drenthe.layout.toml").value(), sheets);
}

opgave::forms read_good(const std::string& text, const std::string& name = "De Wolden") {
    auto forms = read({sheet_of(name, text)});
    if (forms) return *std::move(forms);
    for (const auto& problem : forms.error()) ADD_FAILURE() << problem.to_text();
    return {};
}

std::vector<std::string> refusals(const std::string& text) {
    std::vector<std::string> lines;
    if (const auto forms = read({sheet_of("De Wolden", text)}); !forms)
        for (const auto& problem : forms.error()) lines.push_back(problem.to_text());
    return lines;
}

using lines = std::vector<std::string>;

std::string key(const opgave::form_cell& of) { return of.basis + ' ' + of.period.to_text() + ' ' + of.quantity; }

/// What a form states of one figure: its value and cell, `blank` and its cell, or nothing.
std::string said(const opgave::forms& forms, const std::string& figure) {
    std::string text;
    for (const auto& form : forms.read) {
        for (const auto& [of, value] : form.statements)
            if (key(of) == figure) text += std::to_string(value) + " in " + of.where.cell;
        for (const auto& of : form.blanks)
            if (key(of) == figure) text += "blank in " + of.where.cell;
    }
    return text;
}

std::vector<opgave::form_remark> remarks_of(const opgave::forms& forms, form_remark_kind kind) {
    std::vector<opgave::form_remark> found;
    std::copy_if(forms.remarks.begin(), forms.remarks.end(), std::back_inserter(found),
                 [&](const auto& remark) { return remark.kind == kind; });
    return found;
}

TEST(Forms, TakeTheRowAzcForTheWholeTaskUnderOpgaveOnly) {
    const auto forms = read_good(de_wolden);
    EXPECT_EQ(said(forms, "opgave 2024 asiel"), "152 in C5");
    EXPECT_EQ(said(forms, "opgave 2024 azc"), "");
    EXPECT_EQ(said(forms, "opgave 2024 amv"), "13 in C8");
    EXPECT_EQ(said(forms, "voorstel 2026 azc"), "139 in F5");
    EXPECT_EQ(said(forms, "voorstel 2025 amv"), "6 in E8");
    EXPECT_EQ(said(forms, "realisatie 2023 cno_tgo"), "46 in B7");
    EXPECT_EQ(said(read_good(hoogeveen), "realisatie 2023 azc"), "940 in B5");
}

TEST(Forms, KeepABlankCellFromAZero) {
    const auto forms = read_good(de_wolden);
    EXPECT_EQ(said(forms, "voorstel 2025 noodopvang"), "0 in E6");
    EXPECT_EQ(said(forms, "voorstel 2026 noodopvang"), "blank in F6");
    EXPECT_EQ(said(forms, "voorstel 2026 goo"), "blank in F11");
    EXPECT_EQ(said(forms, "realisatie 2023 poo"), "blank in B12");
    EXPECT_EQ(forms.read[0].statements.size() + forms.read[0].blanks.size(), 4U * 5 + 2 * 5 + 2 * 3);
}

TEST(Forms, NeverTakeAComputedTotalForAStatement) {
    const auto forms = read({sheet_of("De Wolden", de_wolden), sheet_of("Hoogeveen", hoogeveen)}).value();
    ASSERT_EQ(forms.read.size(), 2U);
    for (const auto& form : forms.read)
        for (const auto& [of, value] : form.statements) EXPECT_NE(of.quantity, "asiel_feitelijk") << value;
}

TEST(Forms, SayThatATotalOfZeroSumsBlankCells) {
    const auto forms = read_good(de_wolden);
    const auto found = remarks_of(forms, form_remark_kind::total_of_blanks);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.to_text(), "form.xlsx, De Wolden!D9");
    EXPECT_EQ(found[0].text.nl,
              "Het totaal 0 ('Totaal', voorstel 2024) telt alleen lege cellen op: dit cijfer is niet opgegeven.");
    EXPECT_EQ(found[0].about, (lines{"azc", "noodopvang", "cno_tgo", "amv"}));
    for (const char* category : {"azc", "noodopvang", "cno_tgo", "amv"})
        EXPECT_TRUE(said(forms, std::string("voorstel 2024 ") + category).starts_with("blank")) << category;
    EXPECT_TRUE(remarks_of(read_good(hoogeveen), form_remark_kind::total_of_blanks).empty());
}

TEST(Forms, ShowBothNumbersWhereATotalIsNotTheSumOfItsRows) {
    EXPECT_TRUE(remarks_of(read_good(de_wolden), form_remark_kind::total_differs).empty());
    auto found = remarks_of(read_good(with(de_wolden, "=76", "=80")), form_remark_kind::total_differs);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.cell, "E9");
    EXPECT_EQ(found[0].text.nl,
              "Het formulier geeft als totaal 80 ('Totaal', voorstel 2025); de rijen tellen op tot 76.");

    // Under 'opgave' the total is compared with the AZC row alone, which holds AMV already.
    found = remarks_of(read_good(with(de_wolden, "=152", "=165")), form_remark_kind::total_differs);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text.en, "The form gives the total 165 ('Totaal', opgave 2024); its rows add up to 152.");
}

TEST(Forms, TakeATypedTotalForAStatement) {
    const auto forms = read_good(with(de_wolden, "Totaal;=46;=152;=0;", "Totaal;46;152;0;"));
    EXPECT_EQ(said(forms, "realisatie 2023 asiel_feitelijk"), "46 in B9");
    EXPECT_EQ(said(forms, "opgave 2024 asiel"), "152 in C5"); // the row states it; the total repeats it
    EXPECT_EQ(said(forms, "voorstel 2024 asiel_feitelijk"), "0 in D9");
    EXPECT_TRUE(remarks_of(forms, form_remark_kind::total_of_blanks).empty());
}

TEST(Forms, TakeATypedTaskWhereItsRowIsBlank) {
    const auto forms = read_good(with(with(de_wolden, "=152", "152"), ";;152;;70", ";;;;70"));
    EXPECT_EQ(said(forms, "opgave 2024 asiel"), "152 in C9blank in C5");
}

TEST(Forms, TakeNoTotalForAStatementWhereTheFileHidesFormulas) {
    opgave::sheet sheet =
        sheet_of("De Wolden", with(de_wolden, "Totaal;=46;=152;=0;=76;=152", "Totaal;46;152;0;76;152"));
    sheet.shows_formulas = false;
    const auto forms     = read({sheet}).value();
    EXPECT_EQ(said(forms, "realisatie 2023 asiel_feitelijk"), "");
    EXPECT_EQ(remarks_of(forms, form_remark_kind::total_of_blanks).size(), 1U);
}

TEST(Forms, SayThatATotalHasNoResultInTheFile) {
    const auto found = remarks_of(read_good(with(de_wolden, "=76", "=")), form_remark_kind::total_without_result);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text.en,
              "The total ('Totaal', voorstel 2025) has no result in the file; its rows add up to 76.");
}

TEST(Forms, ReadTheHalfYearBlockAsThatHalfYearInAllItsColumns) {
    const auto forms = read_good(de_wolden);
    EXPECT_EQ(said(forms, "realisatie 2024-I statushouders"), "36 in B16");
    EXPECT_EQ(said(forms, "opgave 2024-I statushouders"), "36 in C16");
    EXPECT_EQ(said(forms, "voorstel 2024-I nidos"), "6 in D17");
    EXPECT_EQ(said(forms, "voorstel 2025 nidos"), ""); // not asked, so not blank
}

TEST(Forms, RemarkOverWhichColumnTheHalfYearStands) {
    auto found = remarks_of(read_good(de_wolden), form_remark_kind::period_header);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.cell, "A14");
    EXPECT_EQ(found[0].text.nl, "'Huisvesting Statushouders': 2024-I staat boven geen van de kolommen; alle kolommen "
                                "van het blok zijn als 2024-I gelezen, ook '2023 Realisatie'.");
    EXPECT_EQ(found[0].about, (lines{"statushouders", "nidos"}));

    found = remarks_of(read_good(hoogeveen), form_remark_kind::period_header);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.cell, "D14");
    EXPECT_EQ(found[0].text.en, "'Huisvesting Statushouders': 2024-I stands over '2024 voorstel' only; all columns of "
                                "the block are read as 2024-I, '2023 Realisatie' too.");

    found = remarks_of(read_good(with(de_wolden, "\n2024-I", "\n;2024-I")), form_remark_kind::period_header);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.cell, "B14");
    EXPECT_NE(found[0].text.nl.find("alleen boven '2023 Realisatie'"), std::string::npos);
}

TEST(Forms, CarryTheNoteThatDatesTheSheet) {
    const auto forms = read({sheet_of("De Wolden", de_wolden), sheet_of("Hoogeveen", hoogeveen)}).value();
    EXPECT_EQ(forms.read[0].provenance, "");
    EXPECT_EQ(forms.read[1].provenance, "via mail, inschatting  d.d. 15-4-2024");
    EXPECT_EQ(forms.read[1].provenance_at.cell, "A20");
    EXPECT_EQ(forms.read[1].dated, (opgave::date{2024, 4, 15}));
}

TEST(Forms, AreNamedByTheirSheetOrByACellThatSaysSo) {
    EXPECT_EQ(read_good(de_wolden, "De Wolden ").read[0].member, "De Wolden");
    EXPECT_EQ(read_good(de_wolden).read[0].named_at.to_text(), "form.xlsx, De Wolden");
    const auto forms = read_good("Gemeente:;;GM1690\n" + de_wolden, "Blad1");
    EXPECT_EQ(forms.read[0].member, "GM1690");
    EXPECT_EQ(forms.read[0].named_at.to_text(), "form.xlsx, Blad1!C1");
    EXPECT_EQ(said(forms, "opgave 2024 asiel"), "152 in C6");
}

TEST(Forms, PassOnWhatStandsInTheFreeRowApartFromTheWordsAboutIt) {
    const auto found =
        remarks_of(read_good(with(de_wolden, "Bijzondere voorzieningen:", "Bijzondere voorzieningen:;20 plekken")),
                   form_remark_kind::free_text);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where.cell, "B18");
    EXPECT_EQ(found[0].quoted, "20 plekken");
    EXPECT_EQ(found[0].text.nl.find("20"), std::string::npos);
}

TEST(Forms, RemarkATextThatTheLayoutDoesNotKnow) {
    const auto found = remarks_of(
        read_good(with(de_wolden, "GOO;113;221;160;221;", "GOO;113;221;160;221;;onder voorbehoud") + "Toelichting\n"),
        form_remark_kind::unknown_text);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].where.cell, "G11");
    EXPECT_EQ(found[0].quoted, "onder voorbehoud");
    EXPECT_EQ(found[1].where.cell, "A19");
}

TEST(Forms, DoNotReadAHiddenSheetAndSaySo) {
    opgave::sheet hidden = sheet_of("Oud", hoogeveen);
    hidden.hidden        = true;
    const auto forms     = read({sheet_of("De Wolden", de_wolden), hidden}).value();
    EXPECT_EQ(forms.read.size(), 1U);
    EXPECT_EQ(remarks_of(forms, form_remark_kind::hidden_sheet).at(0).where.sheet, "Oud");
}

TEST(Forms, ReportEveryCellThatHoldsNoCount) {
    auto wrong = with(de_wolden, "GOO;113;221;160;221;", "GOO;n.v.t.;-5;76.5;1000001;=");
    EXPECT_EQ(
        refusals(with(wrong, "Nidos;0", "Nidos;nul")),
        (lines{
            "form.xlsx, De Wolden!B11: error F003: the cell holds the text 'n.v.t.'; expected a whole number, or "
            "nothing",
            "form.xlsx, De Wolden!C11: error F004: the cell holds -5; expected a whole number from 0 to 1000000",
            "form.xlsx, De Wolden!D11: error F004: the cell holds 76.5; expected a whole number from 0 to 1000000",
            "form.xlsx, De Wolden!E11: error F004: the cell holds 1000001; expected a whole number from 0 to 1000000",
            "form.xlsx, De Wolden!F11: error F009: the formula has no result in the file; open the workbook in a "
            "spreadsheet program and save it again",
            "form.xlsx, De Wolden!B17: error F003: the cell holds the text 'nul'; expected a whole number, or "
            "nothing"}));
}

TEST(Forms, TakeACellOfSpacesForABlank) {
    EXPECT_EQ(said(read_good(with(de_wolden, "GOO;113;", "GOO; ;")), "realisatie 2023 goo"), "blank in B11");
}

TEST(Forms, NeverDropANumberBesideALabelThatTheyDoNotKnow) {
    EXPECT_EQ(
        refusals(with(de_wolden, "Noodopvang;;;;0", "Noodopvnag;;;;7")),
        (lines{"form.xlsx, De Wolden!A4: error F005: the row 'Noodopvang' of 'Asielopgave' is missing from this row on",
               "form.xlsx, De Wolden!A6: error F008: the layout has no row 'Noodopvnag', but 7 stands beside it in E6; "
               "did you mean 'Noodopvang'?"}));
}

TEST(Forms, NeverDropANumberOutsideRowsAndColumns) {
    auto wrong = with(de_wolden, "Nidos;0;6;6", "Nidos;0;6;6;4;;9");
    wrong      = with(wrong, "statushouders;36;36;36", "statushouders;36;36;36;;;8");
    EXPECT_EQ(
        refusals(wrong + ";5\n"),
        (lines{
            "form.xlsx, De Wolden!G16: error F008: column G is not in the layout, but 8 stands in it",
            "form.xlsx, De Wolden!E17: error F008: the form asks no figure in this row and column, but 4 stands there",
            "form.xlsx, De Wolden!B19: error F008: the form asks no figure in this row and column, but 5 stands "
            "there"}));
}

TEST(Forms, MissAColumnWhoseHeadingIsMisspelt) {
    EXPECT_EQ(refusals(with(de_wolden, "opgave", "opgaaf")),
              (lines{"form.xlsx, De Wolden!A4: error F005: the column '2024 opgave' is missing above this row; did you "
                     "mean 'opgaaf'?",
                     "form.xlsx, De Wolden!C5: error F008: column C is not in the layout, but 152 stands in it"}));
}

TEST(Forms, MissTheHeadingRowsOnce) {
    EXPECT_EQ(refusals(de_wolden.substr(de_wolden.find("Asielopgave"))),
              lines{"form.xlsx, De Wolden!A1: error F005: no column heading stands above this row; expected '2023 "
                    "Realisatie', '2024 opgave', '2024 voorstel', '2025 voorstel', '2026 voorstel'"});
}

TEST(Forms, RefuseARowAColumnOrAMunicipalityThatStandsTwice) {
    EXPECT_EQ(refusals(with(de_wolden, "POO", "GOO;1\nPOO")),
              lines{"form.xlsx, De Wolden!A12: error F006: the row 'GOO' stands twice; expected once, as in A11"});
    EXPECT_EQ(
        refusals(
            with(with(with(de_wolden, "2025;2026", "2025;2026;2026"), "voorstel:\nAsiel", "voorstel:;voorstel\nAsiel"),
                 "POO", "POO;;;;;;5")),
        lines{"form.xlsx, De Wolden!G3: error F006: the column '2026 voorstel' stands twice; expected once, as in "
              "column F"});

    const auto twice = read({sheet_of("De Wolden", de_wolden), sheet_of("de wolden", de_wolden)});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().at(0).to_text(), "form.xlsx, de wolden: error F006: a second form of 'de wolden'; expected "
                                             "one form, as in form.xlsx, De Wolden");
}

TEST(Forms, RefuseAnotherHalfYearThanTheLayoutHas) {
    EXPECT_EQ(
        refusals(with(de_wolden, "\n2024-I", "\n2024-II")),
        lines{
            "form.xlsx, De Wolden!A14: error F005: 'Huisvesting Statushouders' is headed 2024-II; expected '2024-I'"});
    EXPECT_EQ(refusals(with(de_wolden, "\n2024-I", "\n")),
              lines{"form.xlsx, De Wolden!A4: error F005: the period of 'Huisvesting Statushouders' is missing from "
                    "this row on; expected '2024-I'"});
}

TEST(Forms, RefuseASheetThatIsEmptyOrNoForm) {
    EXPECT_EQ(refusals(" \n; \n"), lines{"form.xlsx, De Wolden!A1: error F005: the sheet is empty; expected a form"});
    EXPECT_EQ(refusals("Boodschappen;3\n"),
              lines{"form.xlsx, De Wolden!A1: error F005: no row of the form is found; expected a row 'Asielopgave'"});
}

TEST(Forms, ReportTheMistakesOfAllSheets) {
    const auto forms = read({sheet_of("De Wolden", with(de_wolden, "GOO;113", "GOO;x")),
                             sheet_of("Hoogeveen", with(hoogeveen, "GOO;493", "GOO;y")), sheet_of("Blad3", "")});
    ASSERT_FALSE(forms);
    ASSERT_EQ(forms.error().size(), 3U);
    EXPECT_EQ(forms.error()[1].where.to_text(), "form.xlsx, Hoogeveen!B11");
    EXPECT_EQ(forms.error()[2].where.sheet, "Blad3");
}

} // namespace
