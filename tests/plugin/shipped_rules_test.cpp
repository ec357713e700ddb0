// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/rules/outcome.hpp>

#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// Every rule kind of the shipped plugins on published figures: the contribution forms of De Wolden and Hoogeveen (April
/// 2024), the memo of the Drenthe table (29 May 2024), the national table of permit holders (2024Z12156).
namespace {

using opgave::interval;
using opgave::verdict;

constexpr const char* de_wolden = "GM1690";
constexpr const char* hoogeveen = "GM0118";
constexpr const char* drenthe   = "PV22";

/// A compiled province, what is stated in it, and what the rules then find.
class table {
public:
    explicit table(const char* province) {
        auto plugins  = opgave::testing::shipped_store();
        auto compiled = opgave::compile(std::string("tests/plugin/shipped_rules/") + province, plugins);
        if (!compiled) {
            for (const opgave::diagnostic& one : compiled.error()) ADD_FAILURE() << one.to_text();
            return;
        }
        rules_   = *std::move(compiled);
        figures_ = rules_->blank_figures();
    }

    /// @return whether the province compiled; nothing else may be asked otherwise
    [[nodiscard]] bool is_ready() const { return rules_.has_value(); }

    table& state(const char* who, const char* category, const char* when, const char* basis, interval value) {
        const auto cell = figures_->find(who, category, when, basis);
        const auto said = cell ? figures_->state(*cell, value) : opgave::result<void>(opgave::refuse(cell.error()));
        if (!said) ADD_FAILURE() << said.error()[0].to_text();
        return *this;
    }
    table& state(const char* who, const char* category, const char* when, const char* basis, std::int64_t value) {
        return state(who, category, when, basis, interval::exactly(value));
    }

    [[nodiscard]] opgave::finding finding(std::string_view rule, const char* when, const char* who) const {
        const opgave::outcome found = rules_->evaluate(*figures_);
        for (const opgave::finding& one : found.findings())
            if (is(*one.of, rule, when) && one.subject == lane(who)) return one;
        ADD_FAILURE() << "no finding of " << rule << ' ' << when << " for " << who;
        return {};
    }
    [[nodiscard]] verdict judged(std::string_view rule, const char* when, const char* who) const {
        return finding(rule, when, who).verdict;
    }
    [[nodiscard]] std::int64_t slack(std::string_view rule, const char* when, const char* who) const {
        return finding(rule, when, who).slack.least;
    }

    [[nodiscard]] opgave::coverage measured(std::string_view rule, const char* when, const char* who) const {
        const opgave::outcome found = rules_->evaluate(*figures_);
        for (const opgave::coverage& one : found.coverages())
            if (is(*one.of, rule, when) && one.subject == lane(who)) return one;
        ADD_FAILURE() << "no measure of " << rule << ' ' << when << " for " << who;
        return {};
    }

    /// What is read in a cell: stated, or derived by a rule.
    [[nodiscard]] interval read(const char* who, const char* category, const char* when, const char* basis) const {
        return rules_->evaluate(*figures_).read(*figures_->find(who, category, when, basis)).value;
    }

private:
    [[nodiscard]] bool is(const opgave::rule_part& part, std::string_view rule, const char* when) const {
        return rules_->rules()[part.rule].id == rule && rules_->frame()[part.when].to_text() == when;
    }
    [[nodiscard]] std::uint32_t lane(std::string_view who) const {
        return who == rules_->frame().id ? figures_->lanes().whole()
                                         : figures_->lanes().of(*rules_->frame().find_member(who));
    }

    std::optional<opgave::rulebook> rules_;
    std::optional<opgave::figures>  figures_;
};

/// One of each kind, with what the two forms state for 2025 and 2026 and the tasks of the whole.
table forms() {
    table of("one_of_each.toml");
    if (!of.is_ready()) return of;
    of.state(drenthe, "asiel", "2024", "opgave", 2691).state(drenthe, "goo", "2024", "opgave_2025", 5722);
    of.state(de_wolden, "asiel", "2024", "opgave", 152).state(hoogeveen, "asiel", "2024", "opgave", 280);
    of.state(de_wolden, "azc", "2025", "voorstel", 70).state(de_wolden, "amv", "2025", "voorstel", 6);
    of.state(de_wolden, "azc", "2026", "voorstel", 139).state(de_wolden, "amv", "2026", "voorstel", 13);
    of.state(hoogeveen, "azc", "2025", "voorstel", 940).state(hoogeveen, "amv", "2025", "voorstel", 0);
    of.state(de_wolden, "goo", "2024", "opgave", 221).state(hoogeveen, "goo", "2024", "opgave", 506);
    of.state(de_wolden, "goo", "2023", "realisatie", 113).state(de_wolden, "goo", "2024", "voorstel", 160);
    of.state(de_wolden, "goo", "2025", "voorstel", 221).state(hoogeveen, "goo", "2025", "voorstel", 506);
    return of;
}

class ShippedRules : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(of.is_ready()); }

    table of = forms();
};

// --- asiel -----------------------------------------------------------------------------------------------------------

TEST_F(ShippedRules, DistributeByInhabitantsAndScoreAddingUpExactly) {
    // 2,691 x 33,377 x 1000 / sum of inhabitants x (1000 + score), with synthetic scores, is 181.622.
    EXPECT_EQ(of.read("GM1731", "asiel", "2024", "opgave"), interval::exactly(182));
    // 374.710, 582.587 and 107.166: the largest remainders go up until all 2,691 are given.
    EXPECT_EQ(of.read("GM0106", "asiel", "2024", "opgave"), interval::exactly(375));
    EXPECT_EQ(of.read("GM0114", "asiel", "2024", "opgave"), interval::exactly(583));
    EXPECT_EQ(of.read("GM1701", "asiel", "2024", "opgave"), interval::exactly(107));
}

TEST_F(ShippedRules, TakeAStatedTaskBeforeADistributedOne) {
    EXPECT_EQ(of.read(hoogeveen, "asiel", "2024", "opgave"), interval::exactly(280)); // the synthetic key gives 281
}

TEST_F(ShippedRules, JudgeTheAsylumTaskOfTheWholeAndTheShareOfAMember) {
    EXPECT_EQ(of.slack("aandeel_asiel", "2025", de_wolden), -76);
    EXPECT_EQ(of.slack("aandeel_asiel", "2026", de_wolden), 0);
    EXPECT_EQ(of.slack("aandeel_asiel", "2025", hoogeveen), 660);
    EXPECT_EQ(of.judged("opgave_gehaald", "2025", drenthe), verdict::unknown); // ten municipalities are blank

    of.state(drenthe, "asiel", "2025", "voorstel", {4562, 4588}); // 170 % of 2,691
    EXPECT_EQ(of.judged("opgave_gehaald", "2025", drenthe), verdict::met);
    const opgave::coverage whole = of.measured("opgave_gehaald", "2025", drenthe);
    EXPECT_EQ(whole.numerator, (interval{4562, 4588}));
    EXPECT_EQ(whole.denominator, interval::exactly(2691));
}

TEST_F(ShippedRules, RoundTheMinorsOfAMemberAndOfTheWholeEachByItself) {
    EXPECT_EQ(of.read(de_wolden, "amv", "2024", "opgave"), interval::exactly(13)); // 12.888
    EXPECT_EQ(of.read(hoogeveen, "amv", "2024", "opgave"), interval::exactly(24)); // 23.742
    EXPECT_EQ(of.read(drenthe, "amv", "2024", "opgave"), interval::exactly(228));  // 228.17
    EXPECT_EQ(of.read(de_wolden, "azc", "2024", "opgave"), interval::exactly(139));
    EXPECT_EQ(of.read(hoogeveen, "azc", "2024", "opgave"), interval::exactly(256));
}

TEST_F(ShippedRules, GiveGelderlandThePublishedMinors) {
    of.state(drenthe, "asiel", "2024", "opgave", 11'704); // Gelderland's task, in this table's whole
    EXPECT_EQ(of.read(drenthe, "amv", "2024", "opgave"), interval::exactly(992));
}

TEST_F(ShippedRules, DoNotLetASurplusHideTheMinorsGap) {
    EXPECT_EQ(of.judged("aandeel_asiel", "2025", hoogeveen), verdict::met);
    EXPECT_EQ(of.slack("aandeel_amv", "2025", hoogeveen), -24);
    EXPECT_EQ(of.slack("aandeel_amv", "2025", de_wolden), -7);
    EXPECT_EQ(of.judged("aandeel_amv", "2026", de_wolden), verdict::met);
    EXPECT_EQ(of.measured("aandeel_amv", "2025", hoogeveen).denominator, interval::exactly(24));

    of.state(drenthe, "amv", "2025", "voorstel", {179, 181}); // 79 % of 228
    EXPECT_EQ(of.finding("amv_quota", "2025", drenthe).slack, (interval{-49, -47}));
}

TEST_F(ShippedRules, DoNotCountTemporaryReceptionForTheTask) {
    of.state(de_wolden, "noodopvang", "2025", "voorstel", 0).state(de_wolden, "cno_tgo", "2025", "voorstel", 75);
    EXPECT_EQ(of.judged("duurzame_plekken", "2025", de_wolden),
              verdict::met); // 151 in all: the task is not reached either
    of.state(de_wolden, "cno_tgo", "2025", "voorstel", 76);
    EXPECT_EQ(of.judged("duurzame_plekken", "2025", de_wolden), verdict::not_met); // 152, of which 76 count
    EXPECT_EQ(of.measured("duurzame_plekken", "2025", de_wolden).denominator, interval::exactly(152));
}

TEST_F(ShippedRules, AskForNoDurablePlacesOrAHundred) {
    EXPECT_EQ(of.judged("minimumomvang", "2025", de_wolden), verdict::not_met); // 76
    EXPECT_EQ(of.judged("minimumomvang", "2025", hoogeveen), verdict::met);
    of.state(de_wolden, "azc", "2025", "voorstel", 0).state(de_wolden, "amv", "2025", "voorstel", 0);
    EXPECT_EQ(of.judged("minimumomvang", "2025", de_wolden), verdict::met);
}

// --- oekraine --------------------------------------------------------------------------------------------------------

TEST_F(ShippedRules, JudgeMunicipalReceptionOfUkrainians) {
    EXPECT_EQ(of.slack("goo_opgave", "2024", de_wolden), -61);
    EXPECT_EQ(of.judged("goo_opgave", "2025", de_wolden), verdict::met);
    EXPECT_EQ(of.judged("goo_opgave", "2024", hoogeveen), verdict::unknown); // not stated here
}

TEST_F(ShippedRules, MeasureTheWholeAgainstTheNamedVersion) {
    of.state(drenthe, "goo", "2025", "voorstel", {4435, 4491}); // 78 % of 5,722
    EXPECT_EQ(of.judged("goo_provincie", "2025", drenthe), verdict::not_met);
    EXPECT_EQ(of.measured("goo_provincie", "2025", drenthe).denominator, interval::exactly(5722));
}

TEST_F(ShippedRules, DivideReceptionOfUkrainiansByInhabitants) {
    of.state(drenthe, "goo", "2024", "opgave_2025", 4500); // the total behind the forms; they say 221 and 506
    EXPECT_EQ(of.read(hoogeveen, "goo", "2024", "opgave_2025"), interval::exactly(506));
    EXPECT_EQ(of.read(de_wolden, "goo", "2024", "opgave_2025"),
              interval::exactly(222)); // 221.66 by the inhabitants of 2021
}

TEST_F(ShippedRules, DivideReceptionOfUkrainiansInEqualParts) {
    of.state(drenthe, "goo", "2024", "gelijke_delen", 24'000);
    EXPECT_EQ(of.read(hoogeveen, "goo", "2024", "gelijke_delen"), interval::exactly(2000));
    EXPECT_EQ(of.read(de_wolden, "goo", "2024", "gelijke_delen"), interval::exactly(2000));
}

TEST_F(ShippedRules, JudgePrivateReceptionOnlyWhereATaskIsStated) {
    of.state(de_wolden, "poo", "2025", "voorstel", 10);
    EXPECT_EQ(of.judged("poo", "2025", de_wolden), verdict::not_applicable);
    EXPECT_EQ(of.judged("goo_opgave", "2025", de_wolden), verdict::met); // as before: it does not count there
    of.state(de_wolden, "poo", "2024", "opgave", 11);
    EXPECT_EQ(of.slack("poo", "2025", de_wolden), -1);
}

// --- huisvesting -----------------------------------------------------------------------------------------------------

TEST_F(ShippedRules, LeaveNidosUnknownWithoutATaskOfTheWhole) {
    of.state(de_wolden, "nidos", "2025", "voorstel", 6);
    EXPECT_EQ(of.judged("nidos", "2025", de_wolden), verdict::unknown);
}

TEST_F(ShippedRules, ShareOutNidosByInhabitants) {
    of.state(drenthe, "nidos", "2024", "opgave", 116); // synthetic; about 4,000 nationally
    EXPECT_EQ(of.read(de_wolden, "nidos", "2024", "opgave"), interval::exactly(6));
    EXPECT_EQ(of.read(hoogeveen, "nidos", "2024", "opgave"), interval::exactly(13));
}

TEST(HalfYearTask, CarriesTheBacklogOver) {
    table of("half_years.toml");
    ASSERT_TRUE(of.is_ready());
    const char* all = "NL01";
    of.state(all, "statushouders", "2021-I", "taakstelling", 15'144);

    struct half_year {
        const char*  when;
        std::int64_t fresh;
        std::int64_t with_carry_over;
        std::int64_t housed;
    };
    for (const half_year& one : {half_year{"2021-I", 13'500, 15'144, 9'596},
                                 {"2021-II", 11'000, 16'586, 12'787},
                                 {"2022-I", 10'000, 13'748, 11'934},
                                 {"2022-II", 13'500, 15'333, 17'126},
                                 {"2023-I", 21'200, 19'418, 14'296}}) {
        of.state(all, "statushouders", one.when, "taakstelling_nieuw", one.fresh);
        of.state(all, "statushouders", one.when, "realisatie", one.housed);
        EXPECT_EQ(of.read(all, "statushouders", one.when, "taakstelling"), interval::exactly(one.with_carry_over))
            << one.when;
    }
    EXPECT_EQ(of.slack("taak_2023_i", "2023-I", all), -5'122);
    EXPECT_EQ(of.slack("taak_2022_ii", "2022-II", all), 1'793);
}

TEST(HalfYearTask, IsUnknownBeforeTheFrameUnlessItIsStated) {
    table of("half_years.toml");
    ASSERT_TRUE(of.is_ready());
    of.state("NL01", "statushouders", "2021-I", "taakstelling_nieuw", 13'500);
    of.state("NL01", "statushouders", "2021-I", "realisatie", 9'596);
    EXPECT_EQ(of.judged("taak_2021_i", "2021-I", "NL01"), verdict::unknown);
    of.state("NL01", "statushouders", "2021-I", "taakstelling", 15'144);
    EXPECT_EQ(of.slack("taak_2021_i", "2021-I", "NL01"), -5'548);
}

// --- drenthe ---------------------------------------------------------------------------------------------------------

TEST_F(ShippedRules, AskAShareOfTheOwnTaskOfEveryMember) {
    EXPECT_EQ(of.judged("evenredig", "2025", de_wolden), verdict::met); // 76 of 152
    of.state(de_wolden, "azc", "2025", "voorstel", 69);
    EXPECT_EQ(of.judged("evenredig", "2025", de_wolden), verdict::not_met);
}

TEST_F(ShippedRules, KeepWhatWasLastRealised) {
    EXPECT_EQ(of.slack("voortbouwen", "2024", de_wolden), 160 - 113);
    of.state(de_wolden, "goo", "2026", "voorstel", 112); // three years after 2023
    EXPECT_EQ(of.slack("voortbouwen", "2026", de_wolden), -1);
    EXPECT_EQ(of.judged("voortbouwen", "2024", hoogeveen), verdict::not_applicable); // no realisation stated here
}

TEST_F(ShippedRules, PutTheScarceStreamBeforeTheAmpleOne) {
    EXPECT_EQ(of.judged("amv_voor_asiel", "2025", hoogeveen), verdict::not_met); // 940 of 280, and 0 of 24 minors
    EXPECT_EQ(of.judged("amv_voor_asiel", "2025", de_wolden), verdict::met);     // short of both
    of.state(drenthe, "goo", "2025", "voorstel", {4435, 4491});
    EXPECT_EQ(of.judged("goo_voor_asiel", "2025", hoogeveen),
              verdict::not_met); // its own 506 are there, the whole's 5,722 not
    of.state(drenthe, "goo", "2025", "voorstel", 5722);
    EXPECT_EQ(of.judged("goo_voor_asiel", "2025", hoogeveen), verdict::met);
}

} // namespace
