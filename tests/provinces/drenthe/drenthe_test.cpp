// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

// The Drenthe table of April and May 2024 as the two forms and the memo give it: what must come out right, one sentence a
// test. Figures are those of the forms in samples/regietafel/forms and of config/drenthe.toml, with their sources there.

#include <opgave/opgave.hpp>

#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>
#include <regietafel/input/form_file.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

namespace {

/// Everything that was read, once for all tests.
struct drenthe {
    province    said;
    outcome     found;
    forms       read;
    forms_taken taken;
};

template <class Value>
Value need(result<Value> given) {
    if (given) return *std::move(given);
    std::string all;
    for (const diagnostic& one : given.error()) all += one.to_text() + '\n';
    throw std::runtime_error(all);
}

drenthe read_drenthe() {
    const plugin_store store  = opgave::testing::shipped_store();
    province           said   = need(read_province("config/drenthe.toml"));
    const rulebook     rules  = need(compile(said, store));
    figures            table  = need(stated_figures(said, rules));
    const form_layout  layout = need(read_form_layout("config/prt-drenthe.layout.toml"));
    forms              read =
        need(read_forms(layout, need(regietafel::read_form_file("samples/regietafel/forms/prt-bijdrage.xlsx"))));
    forms_taken taken = need(state_forms(layout, read, said, table));
    return {std::move(said), rules.evaluate(std::move(table)), std::move(read), std::move(taken)};
}

const drenthe& the_table() {
    static const drenthe table = read_drenthe();
    return table;
}

constexpr std::string_view province_code = "PV22";
constexpr std::string_view de_wolden     = "GM1690";
constexpr std::string_view hoogeveen     = "GM0118";
constexpr std::string_view assen         = "GM0106"; // one of the ten without a form

reading read(std::string_view who, std::string_view category, std::string_view when, std::string_view basis) {
    const outcome& found = the_table().found;
    return found.read(need(found.figures().find(who, category, when, basis)));
}

std::uint32_t lane_of(std::string_view who) {
    const frame& axes = the_table().found.rulebook().frame();
    if (who == province_code) return lanes_of(axes).whole();
    return axes.find_member(who)->value;
}

const finding& find(std::string_view rule, std::string_view label, period when, std::string_view who) {
    const outcome& found = the_table().found;
    for (const finding& one : found.findings()) {
        const rulebook& by = found.rulebook();
        if (by.rules()[one.of->rule].id == rule && one.of->label == label && by.frame()[one.of->when] == when
            && one.subject == lane_of(who))
            return one;
    }
    throw std::runtime_error("no finding " + std::string(rule) + " " + std::string(label));
}

const coverage& covered(std::string_view rule, period when, std::string_view who) {
    const outcome& found = the_table().found;
    for (const coverage& one : found.coverages()) {
        const rulebook& by = found.rulebook();
        if (by.rules()[one.of->rule].id == rule && by.frame()[one.of->when] == when && one.subject == lane_of(who))
            return one;
    }
    throw std::runtime_error("no coverage of " + std::string(rule));
}

std::string dekking(std::string_view rule, period when, std::string_view who) {
    return coverage_text(covered(rule, when, who), language::nl);
}

/// What the whole states and its members' forms do not account for.
interval not_attributed(std::string_view category, std::string_view when) {
    const interval whole = read(province_code, category, when, "voorstel").value;
    std::int64_t   known = 0;
    for (const member& one : the_table().found.rulebook().frame().members) {
        const reading its = read(one.code, category, when, "voorstel");
        if (its.blanks.empty()) known += its.value.least;
    }
    return {whole.least - known, whole.most - known};
}

constexpr period y2024{2024, 0};
constexpr period y2025{2025, 0};
constexpr period y2026{2026, 0};
constexpr period first_half_2024{2024, 1};

} // namespace

TEST(Drenthe, TheAzcRowHoldsTheTaskIncludingAmv) {
    EXPECT_EQ(read(de_wolden, "asiel", "2024", "opgave").value, interval::exactly(152));
    EXPECT_EQ(read(hoogeveen, "asiel", "2024", "opgave").value, interval::exactly(280));
    EXPECT_TRUE(read(de_wolden, "asiel", "2024", "opgave").stated);
    EXPECT_EQ(read(de_wolden, "azc", "2024", "opgave").value, interval::exactly(139))
        << "152 of which 13 for minors: nothing is counted twice";
}

TEST(Drenthe, TheAzcRowExcludesAmvInTheOffers) {
    EXPECT_EQ(read(de_wolden, "azc", "2026", "voorstel").value, interval::exactly(139));
    EXPECT_EQ(read(de_wolden, "amv", "2026", "voorstel").value, interval::exactly(13));
    EXPECT_EQ(read(de_wolden, "asiel", "2026", "voorstel").value, interval::exactly(152));
    EXPECT_EQ(read(de_wolden, "asiel", "2025", "voorstel").value, interval::exactly(76)) << "70 + 6";
}

TEST(Drenthe, WhatCountsForTheLawIsNotEverythingOnTheForm) {
    EXPECT_EQ(read(de_wolden, "cno_tgo", "2023", "realisatie").value, interval::exactly(46));
    const reading law = read(de_wolden, "asiel", "2023", "realisatie");
    EXPECT_FALSE(law.blanks.empty()) << "AZC is blank for 2023: not stated, and not the 46 of CNO/TGO";
    EXPECT_EQ(law.value.least, 0);
    EXPECT_EQ(read(de_wolden, "asiel_feitelijk", "2023", "realisatie").value.least, 46);
}

TEST(Drenthe, DeWoldensTotalOfBlankCellsStatesNothing) {
    const reading offer = read(de_wolden, "asiel", "2024", "voorstel");
    EXPECT_FALSE(offer.stated);
    EXPECT_EQ(offer.blanks.size(), 2U) << "AZC and AMV of 2024";
    bool remarked = false;
    for (const form_remark& one : the_table().read.remarks)
        remarked = remarked
                   || (one.kind == form_remark_kind::total_of_blanks && one.where.sheet == "De Wolden"
                       && one.where.cell == "D9");
    EXPECT_TRUE(remarked) << "with the cell's address";
}

TEST(Drenthe, HoogeveensSurplusDoesNotHideItsGap) {
    EXPECT_EQ(find("indicatief_aandeel", "aandeel", y2025, hoogeveen).verdict, verdict::met);
    EXPECT_EQ(find("indicatief_aandeel", "aandeel", y2025, hoogeveen).slack, interval::exactly(660));
    EXPECT_EQ(find("indicatief_aandeel_amv", "aandeel", y2025, hoogeveen).verdict, verdict::not_met);
    EXPECT_EQ(find("indicatief_aandeel_amv", "aandeel", y2025, hoogeveen).slack, interval::exactly(-24));
    EXPECT_EQ(dekking("indicatief_aandeel_amv", y2025, hoogeveen), "0 %");
}

TEST(Drenthe, DeWoldensAmvIsShortIn2025AndMetIn2026) {
    EXPECT_EQ(find("indicatief_aandeel_amv", "aandeel", y2025, de_wolden).verdict, verdict::not_met);
    EXPECT_EQ(find("indicatief_aandeel_amv", "aandeel", y2025, de_wolden).left, interval::exactly(6));
    EXPECT_EQ(find("indicatief_aandeel_amv", "aandeel", y2025, de_wolden).right, interval::exactly(13));
    EXPECT_EQ(find("indicatief_aandeel_amv", "aandeel", y2026, de_wolden).verdict, verdict::met);
}

TEST(Drenthe, DeWoldensGooIsShortIn2024AndMetIn2025) {
    EXPECT_EQ(find("goo_opgave", "opgave", y2024, de_wolden).slack, interval::exactly(-61));
    EXPECT_EQ(find("goo_opgave", "opgave", y2025, de_wolden).verdict, verdict::met);
    EXPECT_EQ(find("goo_opgave", "opgave", y2026, de_wolden).verdict, verdict::unknown) << "GOO 2026 is blank";
}

TEST(Drenthe, TheHalfYearBlockIsReadAs2024I) {
    for (const char* basis : {"realisatie", "opgave", "voorstel"})
        EXPECT_EQ(read(de_wolden, "statushouders", "2024-I", basis).value, interval::exactly(36)) << basis;
    EXPECT_EQ(read(hoogeveen, "nidos", "2024-I", "opgave").value, interval::exactly(13));
    std::vector<std::string> remarked;
    for (const form_remark& one : the_table().read.remarks)
        if (one.kind == form_remark_kind::period_header) remarked.push_back(one.where.sheet);
    EXPECT_EQ(remarked, (std::vector<std::string>{"De Wolden", "Hoogeveen"}))
        << "the header does not stand over all its columns";
}

TEST(Drenthe, OffersOf2025And2026MeetTheTaskOfTheCycle) {
    EXPECT_EQ(find("indicatief_aandeel", "aandeel", y2025, de_wolden).slack, interval::exactly(76 - 152));
    EXPECT_EQ(find("indicatief_aandeel", "aandeel", y2026, de_wolden).verdict, verdict::met);
    EXPECT_EQ(find("indicatief_aandeel", "aandeel", y2024, hoogeveen).slack, interval::exactly(660));
}

TEST(Drenthe, TheAmvTaskIsAShareOfTheAsylumTask) {
    EXPECT_EQ(read(de_wolden, "amv", "2024", "opgave").value, interval::exactly(13));
    EXPECT_EQ(read(hoogeveen, "amv", "2024", "opgave").value, interval::exactly(24));
    EXPECT_EQ(read(province_code, "amv", "2024", "opgave").value, interval::exactly(228));
    EXPECT_EQ(explain(the_table().found, need(the_table().found.figures().find(province_code, "amv", "2024", "opgave")),
                      language::en),
              "228 = 8,140/96,000 x 2,691, half up");
    EXPECT_EQ(find("samenhang", "opgegeven_is_berekend", y2024, de_wolden).verdict, verdict::met)
        << "stated 13, derived 13";
}

TEST(Drenthe, TheMemosPictureComesOutAsRanges) {
    EXPECT_EQ(covered("asielopgave", y2025, province_code).numerator, (interval{4562, 4588}));
    EXPECT_EQ(covered("amv_quotum", y2025, province_code).numerator, (interval{179, 181}));
    EXPECT_EQ(covered("goo_provincie", y2025, province_code).numerator, (interval{4435, 4491}));
    EXPECT_EQ(dekking("asielopgave", y2025, province_code), "170 %");
    EXPECT_EQ(dekking("amv_quotum", y2025, province_code), "79 %");
    EXPECT_EQ(dekking("goo_provincie", y2025, province_code), "78 %");
    EXPECT_EQ(covered("goo_provincie", y2025, province_code).denominator, interval::exactly(5722));
}

TEST(Drenthe, WhatIsNotAttributedIsNeverShownNarrowerThanTheMemoAllows) {
    EXPECT_EQ(not_attributed("asiel", "2025"), (interval{3546, 3572}));
    EXPECT_EQ(not_attributed("amv", "2025"), (interval{173, 175}));
    EXPECT_EQ(not_attributed("goo", "2025"), (interval{3708, 3764}));
}

TEST(Drenthe, NidosIsTheMemosStatementAndNotRecomputed) {
    std::size_t statements = 0;
    for (const statement_entry& one : the_table().said.statements) {
        if (one.category.value != "nidos") continue;
        ++statements;
        EXPECT_EQ(one.percent.value, 58);
        EXPECT_FALSE(one.offer) << "the number asked of the province is not known";
    }
    EXPECT_EQ(statements, 1U);
    EXPECT_FALSE(read(province_code, "nidos", "2024-I", "opgave").blanks.empty());
}

TEST(Drenthe, TwoVersionsOfTheUkraineTargetStandBesideEachOther) {
    EXPECT_EQ(read(de_wolden, "goo", "2024", "opgave").value, interval::exactly(221));
    EXPECT_EQ(read(hoogeveen, "goo", "2024", "opgave").value, interval::exactly(506));
    EXPECT_EQ(read(province_code, "goo", "2024", "opgave_2025").value, interval::exactly(5722));
    EXPECT_FALSE(read(province_code, "goo", "2024", "opgave").blanks.empty())
        << "5,722 is no sum of the forms' version";
    const outcome&    found = the_table().found;
    const provenance* from =
        found.figures().provenance_of(need(found.figures().find(province_code, "goo", "2024", "opgave_2025")));
    ASSERT_NE(from, nullptr);
    EXPECT_EQ(from->dated, (date{2024, 5, 29}));
    EXPECT_NE(from->source.find("memo"), std::string::npos);
}

TEST(Drenthe, ABlankIsNotZero) {
    for (const char* who : {"GM1690", "GM0118"}) {
        EXPECT_EQ(read(who, "poo", "2025", "voorstel").value, (interval{0, 1'000'000}));
        EXPECT_EQ(read(who, "goo", "2026", "voorstel").value, (interval{0, 1'000'000}));
    }
    EXPECT_EQ(find("indicatief_aandeel_amv", "aandeel", y2025, assen).verdict, verdict::unknown);
}

TEST(Drenthe, TenFormsAreMissingAndThatIsNotABlankCell) {
    const forms_taken& taken = the_table().taken;
    EXPECT_EQ(taken.members.size(), 2U);
    EXPECT_EQ(the_table().found.rulebook().frame().members.size(), 12U);
    const auto cell = [](std::string_view who) {
        return need(the_table().found.figures().find(who, "goo", "2026", "voorstel"));
    };
    EXPECT_TRUE(taken.blanks.contains(cell(hoogeveen))) << "its form leaves the cell blank";
    EXPECT_FALSE(taken.blanks.contains(cell(assen))) << "of Assen no form was read";
}

TEST(Drenthe, CoverageSaysWhatABlankLeavesOpen) {
    const coverage& asylum = covered("asielopgave", y2024, province_code);
    EXPECT_EQ(coverage_text(asylum, language::nl), "ten minste 35 %") << "Hoogeveen alone states 940 of 2,691";
    ASSERT_TRUE(asylum.members);
    EXPECT_EQ(asylum.members->complete, 1U);
    EXPECT_EQ(asylum.members->with_blanks, 11U);
    EXPECT_EQ(asylum.members->numerator, 940);
    EXPECT_EQ(asylum.members->denominator, 280);
}

TEST(Drenthe, PermitHoldersOfTheHalfYearAreHoused) {
    EXPECT_EQ(find("taakstelling", "taakstelling", first_half_2024, de_wolden).verdict, verdict::met);
    EXPECT_EQ(find("taakstelling", "taakstelling", first_half_2024, hoogeveen).slack, interval::exactly(0));
}

} // namespace opgave
