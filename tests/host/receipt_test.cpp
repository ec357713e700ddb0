// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Receipts as data: what is on them, how they are read back, what is said of one that is not right, and what differs
// between two of them.
#include <opgave/host/compare_receipts.hpp>
#include <opgave/host/receipt.hpp>

#include "host/three_layers.hpp"
#include "said.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace opgave::testing {
namespace {

receipt_input form_of(const std::string& name, std::string_view bytes) {
    return input_of(input_role::form, sum_of_file("forms/" + name, bytes));
}

receipt some_receipt() {
    return receipt_of(three_layers().judged(), {form_of("een.csv", "1"), form_of("twee.csv", "2")});
}

/// What is said of a receipt that is changed so; nothing where it is still one.
std::string said_of(std::string text) {
    const auto read = parse_receipt(text, "r.json");
    return read ? std::string() : lines_of(read.error());
}

std::string changed(const std::string& before, const std::string& now) {
    std::string text = receipt_json(some_receipt());
    const auto  at   = text.find(before);
    EXPECT_NE(at, std::string::npos) << before;
    return at == std::string::npos ? text : text.replace(at, before.size(), now);
}

TEST(Receipt, NamesWhatAnOutcomeRestsOn) {
    const receipt one = some_receipt();
    EXPECT_EQ(one.library, library_version());
    EXPECT_EQ(one.province, "PV99");
    ASSERT_EQ(one.plugins.size(), 2U);
    ASSERT_EQ(one.inputs.size(), 5U);
    EXPECT_EQ(one.inputs[0].file, "eigen.toml"); // without the folder, which is of this machine
    EXPECT_EQ(one.inputs[2].file, "land.toml");
    EXPECT_EQ(one.inputs[3], form_of("een.csv", "1"));
    EXPECT_FALSE(one.findings.empty());
    const std::string text = receipt_json(one);
    EXPECT_EQ(text.find(std::filesystem::temp_directory_path().string()), std::string::npos);
}

TEST(Receipt, IsTheSameOfTheSame) { EXPECT_EQ(receipt_json(some_receipt()), receipt_json(some_receipt())); }

TEST(Receipt, IsReadAsItWasWritten) {
    const receipt one  = some_receipt();
    const auto    read = parse_receipt(receipt_json(one), "r.json");
    ASSERT_TRUE(read) << lines_of(read.error());
    EXPECT_EQ(*read, one);
}

TEST(Receipt, IsReadFromAReportThatHasOne) {
    const receipt one = some_receipt();
    const auto    read =
        parse_receipt("{\"schema\": \"opgave-picture\", \"receipt\": " + receipt_json(one) + "}", "p.json");
    ASSERT_TRUE(read) << lines_of(read.error());
    EXPECT_EQ(*read, one);
}

TEST(Receipt, SaysHowManyCellsStoodInNoFile) {
    receipt one = some_receipt();
    EXPECT_EQ(receipt_json(one).find("unfiled"), std::string::npos);
    one.unfiled     = 3;
    const auto read = parse_receipt(receipt_json(one), "r.json");
    ASSERT_TRUE(read) << lines_of(read.error());
    EXPECT_EQ(*read, one);
    EXPECT_EQ(said_of(changed("\"figures\":", "\"unfiled\": 0, \"figures\":")),
              "r.json: error V003: 'unfiled' does not hold what it should; expected a whole number of at least 1; take "
              "the receipt as it was written\n");
}

TEST(Receipt, PassesOverKeysThatItDoesNotKnow) {
    EXPECT_EQ(said_of(changed("\"library\":", "\"of_later\": [1.5, {}], \"library\":")), "");
}

TEST(Receipt, ThatIsNotRightSaysWhereAndWhatWasExpected) {
    const std::string                                      out     = "; take the receipt as it was written\n";
    const std::string                                      missing = "r.json: error V003: the key '";
    const std::string                                      wrong   = "r.json: error V003: '";
    const std::vector<std::pair<std::string, std::string>> table{
        {changed("\"library\":", "\"librarry\":"), missing + "library' is missing" + out},
        {changed("\"library\": \"", "\"library\": 7, \"was\": \""),
         wrong + "library' does not hold what it should; expected a text of at most 4096 bytes" + out},
        {changed("\"figures\": \"", "\"figures\": \"0"),
         wrong + "figures' does not hold what it should; expected 64 small hexadecimal digits" + out},
        {changed("\"frame\":", "\"kader\":"), missing + "rulebook.frame' is missing" + out},
        {changed("\"role\": \"form\"", "\"role\": \"formulier\""),
         wrong + "inputs[3].role' does not hold what it should; expected 'province', 'layout', 'form' or 'figures'"
             + out},
        {changed("\"size\": 1,", "\"size\": -1,"),
         wrong + "inputs[3].size' does not hold what it should; expected a whole number of at least 0" + out},
        {changed("\"size\": 1,", "\"size\": 1.0,"),
         wrong + "inputs[3].size' does not hold what it should; expected a whole number of at least 0" + out},
        {changed("\"size\": 1,", "\"size\": 9223372036854775808,"),
         wrong + "inputs[3].size' does not hold what it should; expected a whole number of at least 0" + out},
        {changed("\"plugins\": [", "\"plugins\": [ [],"), "r.json: error V003: plugins[0] is no object" + out},
        {changed("\"plugins\": [", "\"plugins\": 3, \"was\": ["),
         wrong + "plugins' does not hold what it should; expected a list of at most 1000 entries" + out},
        {changed("\"canonical_format\": 2", "\"canonical_format\": 0"),
         wrong + "canonical_format' does not hold what it should; expected a whole number of at least 1" + out},
        {changed("\"version\": 1", "\"version\": 2"),
         "r.json: error V002: version 2 of receipts is unknown; expected 1, the only one there is; use the version of "
         "opgave that wrote it\n"},
        {changed("\"version\": 1,", ""), "r.json: error V002: the key 'version' is missing; expected 1, the only one "
                                         "there is; use the version of opgave "
                                         "that wrote it\n"},
        {changed("opgave-receipt", "opgave-picture"),
         "r.json: error V003: it is no receipt; expected \"schema\": \"opgave-receipt\"; name the file that --receipt "
         "wrote, or a report in JSON\n"},
        {"[]", "r.json: error V003: it is no receipt; expected \"schema\": \"opgave-receipt\"; name the file that "
               "--receipt wrote, or a report in JSON\n"},
        {"",
         "r.json:1:1: error V001: no JSON from here on; expected a receipt as it was written; take it anew from where "
         "it was kept\n"},
        {"{\n  \"schéma\": 7,\n  \"b\": ]",
         "r.json:3:8: error V001: no JSON from here on; expected a receipt as it was "
         "written; take it anew from where it was kept\n"},
    };
    for (const auto& [text, said] : table) EXPECT_EQ(said_of(text), said);
}

TEST(Receipt, SaysOfEachFaultyExampleWhatStandsBesideIt) {
    for (const char* const code : {"V001", "V002", "V003"}) {
        const std::string file = std::string("tests/faulty/receipts/") + code;
        const auto        read = parse_receipt(bytes_of(file + ".json"), file + ".json");
        ASSERT_FALSE(read) << file;
        EXPECT_EQ(lines_of(read.error()), bytes_of(file + ".expected"));
    }
}

TEST(Receipt, ThatIsCutOffAnywhereIsRefused) {
    receipt one = some_receipt();
    one.findings.resize(2);
    const std::string whole = receipt_json(one);
    for (std::size_t length = 0; length + 2 < whole.size(); ++length)
        EXPECT_FALSE(parse_receipt(whole.substr(0, length), "r.json")) << length;
}

TEST(Receipt, TellsEveryMistakeUpToTen) {
    std::string text = changed("\"library\":", "\"a\":");
    text.replace(text.find("\"province\": \"PV99\""), 18, "\"b\": 1");
    EXPECT_NE(said_of(text).find("library"), std::string::npos);
    EXPECT_NE(said_of(text).find("province"), std::string::npos);
    std::string many = "\"plugins\": [";
    for (int i = 0; i < 500; ++i) many += "7, ";
    const std::string said = said_of(changed("\"plugins\": [", many));
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 10);
}

TEST(Receipt, ThatIsHugeOrDeepIsRefused) {
    EXPECT_NE(said_of(std::string(most_bytes_of_a_receipt + 1, ' ')).find("V001"), std::string::npos);
    EXPECT_NE(said_of(std::string(200'000, '[')).find("V001"), std::string::npos);
    EXPECT_NE(said_of(std::string(200'000, '[') + std::string(200'000, ']')).find("V003"), std::string::npos);
}

TEST(Receipt, OfMoreFilesThanThereAreIsRefused) {
    receipt many = some_receipt();
    many.inputs.assign(10'001, many.inputs[0]);
    EXPECT_EQ(said_of(receipt_json(many)),
              "r.json: error V003: 'inputs' does not hold what it should; expected a list of at "
              "most 10000 entries; take the receipt as it was written\n");
}

/// What differs when the files are changed so.
receipt_difference after(const char* name, const std::string& before, const std::string& now) {
    three_layers layers;
    const auto   said = receipt_of(layers.judged(), {});
    return compare_receipts(said, receipt_of(layers.change(name, before, now).judged(), {}));
}

TEST(ReceiptDifference, IsNoneOfTheSame) {
    const auto found = compare_receipts(some_receipt(), some_receipt());
    EXPECT_TRUE(found.is_same());
    EXPECT_TRUE(found.has_same_inputs());
    EXPECT_EQ(found.inputs.size(), 5U);
}

TEST(ReceiptDifference, OfAFigureNamesTheFileAndTheFindingsAndNoPartOfTheRulebook) {
    const auto found = after("provincie.toml", "value    = 100", "value    = 200");
    EXPECT_FALSE(found.is_same());
    EXPECT_EQ(found.inputs[0].is, entry_state::same);
    EXPECT_EQ(found.inputs[1].is, entry_state::changed);
    EXPECT_TRUE(found.rulebook.empty());
    EXPECT_TRUE(found.other_figures);
}

TEST(ReceiptDifference, OfARatioNamesTheRulesAndFormulasAndNotTheFigures) {
    const auto found = after("provincie.toml", "value = \"1/4\"", "value = \"1/5\"");
    EXPECT_EQ(found.rulebook, (std::vector{rulebook_section::rules, rulebook_section::formulas}));
    EXPECT_FALSE(found.other_figures);
}

TEST(ReceiptDifference, OfAFileWithAnotherNameIsNone) {
    receipt said = some_receipt(), now = said;
    now.inputs[3].file = "eerste gemeente.csv";
    EXPECT_TRUE(compare_receipts(said, now).is_same());
}

TEST(ReceiptDifference, TellsAFileThatIsMissingAndOneThatWasAdded) {
    const receipt said = some_receipt();
    receipt       now  = said;
    now.inputs[3]      = form_of("drie.csv", "3");
    const auto found   = compare_receipts(said, now);
    ASSERT_EQ(found.inputs.size(), 6U);
    EXPECT_EQ(found.inputs[3].is, entry_state::missing);
    EXPECT_EQ(found.inputs[5].is, entry_state::added);
    EXPECT_EQ(found.inputs[5].now->file, "drie.csv");
    EXPECT_FALSE(found.is_same());
}

TEST(ReceiptDifference, TellsWhichFindingsDiffer) {
    receipt said             = some_receipt();
    said.findings[0].verdict = verdict::met;
    receipt now              = said;
    now.findings[0].slack    = {-1'000'000, 0};
    now.findings.back().name = "een/andere@2024/PV99";
    const auto found         = compare_receipts(said, now);
    ASSERT_EQ(found.findings.size(), 3U);
    EXPECT_EQ(found.findings[0].is, entry_state::changed);
    EXPECT_EQ(found.findings[0].said, said.findings[0]);
    EXPECT_EQ(found.findings[1].is, entry_state::missing);
    EXPECT_EQ(found.findings[2].is, entry_state::added);
}

TEST(ReceiptDifference, PairsFindingsOfAnotherFormulaInTheirOrder) {
    receipt said = some_receipt(), now = said;
    said.findings    = {{"samenhang/som@2025/PV22#aaaaaaaaaaaa", verdict::met, {0, 0}},
                        {"samenhang/som@2025/PV22#bbbbbbbbbbbb", verdict::met, {1, 1}},
                        {"samenhang/som@2025/PV22#cccccccccccc", verdict::met, {2, 2}}};
    now.findings     = {{"samenhang/som@2025/PV22#dddddddddddd", verdict::met, {0, 0}},
                        {"samenhang/som@2025/PV22#bbbbbbbbbbbb", verdict::met, {1, 1}},
                        {"samenhang/som@2025/PV22#eeeeeeeeeeee", verdict::met, {3, 3}}};
    const auto found = compare_receipts(said, now);
    ASSERT_EQ(found.findings.size(), 1U);
    EXPECT_EQ(found.findings[0].said, said.findings[2]);
    EXPECT_EQ(found.findings[0].now, now.findings[2]);
}

TEST(Receipt, HasNoEndOfASlackThatNothingBounds) {
    receipt one            = some_receipt();
    one.findings           = {{"een/open@2024/PV99", verdict::unknown, {-3, std::nullopt}},
                              {"een/dicht@2024/PV99", verdict::unknown, {-3, 5}},
                              {"een/niets@2024/PV99", verdict::unknown, {}}};
    const std::string text = receipt_json(one);
    EXPECT_NE(text.find("[-3,null]"), std::string::npos) << text;
    EXPECT_NE(text.find("[null,null]"), std::string::npos) << text;
    const auto read = parse_receipt(text, "r.json");
    ASSERT_TRUE(read) << lines_of(read.error());
    EXPECT_EQ(*read, one);
}

TEST(Receipt, OfATableWithBlanksNamesNoBoundOfABlank) {
    const receipt one = some_receipt();
    EXPECT_TRUE(std::ranges::any_of(one.findings,
                                    [](const receipt_finding& each) { return !each.slack.least || !each.slack.most; }));
    for (const receipt_finding& each : one.findings) {
        if (each.name.starts_with("samenhang/"))
            continue; // some of those weigh a number against what a category may hold
        for (const auto& end : {each.slack.least, each.slack.most})
            EXPECT_LT(std::abs(end.value_or(0)), 100'000) << each.name;
    }
}

TEST(ReceiptDifference, NamesTheRulesThatDiffer) {
    const receipt said = some_receipt();
    receipt       now  = said;
    ASSERT_GT(said.rules.size(), 1U);
    now.rules[1].sum   = sha256("another rule");
    now.rulebook.rules = sha256("other rules");
    auto found         = compare_receipts(said, now);
    ASSERT_EQ(found.rules.size(), 1U);
    EXPECT_EQ(found.rules[0].is, entry_state::changed);
    EXPECT_EQ(found.rules[0].said->id, said.rules[1].id);
    now.rules.clear(); // of a receipt that does not name them
    EXPECT_TRUE(compare_receipts(said, now).rules.empty());
    EXPECT_TRUE(compare_receipts(now, said).rules.empty());
}

TEST(ReceiptDifference, OfAnotherProvinceOrRulebookIsNotTheSame) {
    const receipt said = some_receipt();
    receipt       now  = said;
    now.province       = "PV98";
    EXPECT_TRUE(compare_receipts(said, now).other_province);
    EXPECT_FALSE(compare_receipts(said, now).is_same());
    now                = said;
    now.rulebook.whole = sha256("another whole of the same parts");
    EXPECT_TRUE(compare_receipts(said, now).other_rulebook);
    EXPECT_FALSE(compare_receipts(said, now).is_same());
}

TEST(ReceiptDifference, OfAPluginThatIsGoneOrWasAddedIsNotTheSame) {
    const receipt said = some_receipt();
    receipt       now  = said;
    now.plugins.pop_back();
    EXPECT_FALSE(compare_receipts(said, now).is_same());
    EXPECT_FALSE(compare_receipts(now, said).is_same());
}

TEST(ReceiptDifference, OfWhatDoesNotApplyIsNotItsSlack) {
    receipt said = some_receipt(), now = said;
    said.findings = {{"amv/quotum@2025/PV22", verdict::not_applicable, {0, 0}}};
    now.findings  = {{"amv/quotum@2025/PV22", verdict::not_applicable, {-5, 5}}};
    EXPECT_TRUE(compare_receipts(said, now).findings.empty());
}

TEST(ReceiptDifference, OfAPluginThatIsLoadedAndLinkedInRestsOnItsManifest) {
    receipt said = some_receipt(), now = said;
    said.plugins[0].library = sha256("the one build");
    now.plugins[0].library.reset();
    EXPECT_EQ(compare_receipts(said, now).plugins[0].is, entry_state::same);
    now.plugins[0].library = sha256("another build");
    EXPECT_EQ(compare_receipts(said, now).plugins[0].is, entry_state::changed);
    now.plugins[0].library.reset();
    now.plugins[0].version = "99.0.0";
    EXPECT_EQ(compare_receipts(said, now).plugins[0].is, entry_state::changed);
}

TEST(ReceiptDifference, OfAnotherLibraryOrBuildIsToldAndIsNoOtherOutcome) {
    receipt said = some_receipt(), now = said;
    said.library            = "0.0.9";
    said.plugins[0].library = sha256("the one build");
    now.plugins[0].library  = sha256("another build");
    const auto found        = compare_receipts(said, now);
    EXPECT_TRUE(found.other_library);
    EXPECT_TRUE(found.is_same());
}

TEST(ReceiptDifference, OfAnotherFormatComparesNoSumButTheFindings) {
    receipt said             = some_receipt();
    said.findings[0].verdict = verdict::met;
    receipt now              = said;
    said.canonical_format    = 1;
    said.rulebook.whole = said.rulebook.frame = sha256("other bytes");
    now.findings[0].slack                     = {-1'000'000, 0};
    const auto found                          = compare_receipts(said, now);
    EXPECT_TRUE(found.rulebook.empty());
    EXPECT_FALSE(found.is_same());
    EXPECT_EQ(found.findings.size(), 1U);
}

TEST(InputsAmong, FindsFilesByTheirBytesThenByTheirNames) {
    const receipt one   = some_receipt();
    const auto    found = inputs_among(one, {sum_of_file("elsewhere/een.csv", "changed"), sum_of_file("een.csv", "2"),
                                             sum_of_file("third.csv", "3"), sum_of_file("again/een.csv", "2")});
    // the second has the bytes of twee.csv; the last comes too late for them, and the first has its name already
    const std::vector<std::optional<std::size_t>> expected{3, 4, std::nullopt, std::nullopt};
    EXPECT_EQ(found, expected);
}

} // namespace
} // namespace opgave::testing
